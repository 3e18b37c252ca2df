import type { RunbookId } from '../../shared/domain/runbook-id';
import { allowIpRanges } from './allow-ip-ranges';
import { enableMultipleDestinations } from './enable-multiple-destinations';
import { fixAppRegistration } from './fix-app-registration';
import { fixTokenEndpoint } from './fix-token-endpoint';
import { grantConsent } from './grant-consent';
import { readButMissing } from './read-but-missing';
import { refreshIntegration } from './refresh-integration';
import { restoreOwnAccess } from './restore-own-access';
import { restoreSubscriptions } from './restore-subscriptions';
import { rotateSecret } from './rotate-secret';
import type { Runbook } from './runbook';
import { scopeMailboxes } from './scope-mailboxes';

/** The runbooks, by the ids of the report contract. */
export const RUNBOOKS: Readonly<Record<RunbookId, Runbook>> = {
  'rotate-secret': rotateSecret,
  'scope-mailboxes': scopeMailboxes,
  'fix-token-endpoint': fixTokenEndpoint,
  'allow-ip-ranges': allowIpRanges,
  'read-but-missing': readButMissing,
  'enable-multiple-destinations': enableMultipleDestinations,
  'refresh-integration': refreshIntegration,
  'grant-consent': grantConsent,
  'restore-subscriptions': restoreSubscriptions,
  'fix-app-registration': fixAppRegistration,
  'restore-own-access': restoreOwnAccess,
};
