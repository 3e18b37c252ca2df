import type { RunbookId } from '../../domain/finding';

const TITLE: Readonly<Record<RunbookId, string>> = {
  'rotate-secret': 'Rotate the client secret',
  'grant-consent': 'Grant the missing permissions',
  'restore-subscriptions': 'Restore the subscriptions',
  'scope-mailboxes': 'Limit the app to its mailboxes',
  'fix-token-endpoint': 'Correct the token endpoint',
  'fix-app-registration': 'Mend the app registration',
  'allow-ip-ranges': 'Allow Genesys Cloud’s addresses',
  'read-but-missing': 'Find mail that was read and never arrived',
  'enable-multiple-destinations': 'Route mail to multiple destinations',
  'refresh-integration': 'Disable and enable the integration',
  'restore-own-access': 'Restore Graphkeeper’s own access',
};

/** The runbooks as a whole; what one of them says at its steps is in a file of its own. */
export const runbooks = {
  'runbook.title': ({ runbook }: { runbook: RunbookId }) => TITLE[runbook],
};
