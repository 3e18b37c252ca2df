import type { LinkId } from '../../shared/domain/link-id';
import type { RunbookId } from '../../shared/domain/runbook-id';

/**
 * The page on which an administrator begins to mend what a runbook mends; null where no single page does it, and
 * the findings say what to do.
 */
export function linkOfRunbook(runbook: RunbookId): LinkId | null {
  switch (runbook) {
    case 'rotate-secret':
      return 'entraCredentials';
    case 'grant-consent':
    case 'restore-own-access':
      return 'entraPermissions';
    case 'fix-app-registration':
    case 'fix-token-endpoint':
      return 'entraApp';
    case 'restore-subscriptions':
    case 'scope-mailboxes':
    case 'allow-ip-ranges':
    case 'read-but-missing':
    case 'enable-multiple-destinations':
    case 'refresh-integration':
      return null;
  }
}
