import type { RunbookId } from '../../shared/domain/runbook-id';
import { refreshIntegration } from './refresh-integration';
import { rotateSecret } from './rotate-secret';
import type { Runbook } from './runbook';
import { scopeMailboxes } from './scope-mailboxes';

/** The runbooks, by the ids of the report contract. */
export const RUNBOOKS: Readonly<Partial<Record<RunbookId, Runbook>>> = {
  'rotate-secret': rotateSecret,
  'scope-mailboxes': scopeMailboxes,
  'refresh-integration': refreshIntegration,
};
