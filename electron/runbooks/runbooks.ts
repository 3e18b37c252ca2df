import type { RunbookId } from '../../shared/domain/runbook-id';
import { rotateSecret } from './rotate-secret';
import type { Runbook } from './runbook';

/** The runbooks, by the ids of the report contract. */
export const RUNBOOKS: Readonly<Partial<Record<RunbookId, Runbook>>> = {
  'rotate-secret': rotateSecret,
};
