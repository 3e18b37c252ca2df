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

/** What they mend only Genesys Cloud has. */
const ONLY_GENESYS: readonly RunbookId[] = [
  'allow-ip-ranges',
  'read-but-missing',
  'enable-multiple-destinations',
];

/**
 * The runbooks that there are for a connection.
 *
 * @param isElsewhere whether something else than Genesys Cloud is at its other end
 */
export function runbooksFor(isElsewhere: boolean): readonly RunbookId[] {
  return isElsewhere ? RUNBOOK_IDS.filter((id) => !ONLY_GENESYS.includes(id)) : RUNBOOK_IDS;
}

/** A runbook and the connection that it is to mend: what begins it. */
export interface RunbookStart {
  readonly runbook: RunbookId;
  readonly connectionId: string;
}
