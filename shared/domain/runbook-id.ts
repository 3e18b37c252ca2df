/** The guided fixes, by the ids that reports rely on (contracts.md). */
export const RUNBOOK_IDS = [
  'rotate-secret',
  'grant-consent',
  'restore-subscriptions',
  'scope-mailboxes',
  'fix-token-endpoint',
  'fix-app-registration',
  'allow-ip-ranges',
  'read-but-missing',
  'enable-multiple-destinations',
  'refresh-integration',
  'restore-own-access',
] as const;

export type RunbookId = (typeof RUNBOOK_IDS)[number];

/** A runbook and the connection that it is to mend: what begins it. */
export interface RunbookStart {
  readonly runbook: RunbookId;
  readonly connectionId: string;
}
