/** Days to the end of a credential at which its severity changes (contracts.md, FAQ row Q12). */
export interface CredentialDays {
  readonly notice: number;
  readonly warning: number;
  readonly critical: number;
}

/** The thresholds that checks judge by. */
export interface Policy {
  readonly credentialDays: CredentialDays;
  /**
   * Minutes that the oldest unread mail may wait. Graph delivers a message notification within 3 minutes at
   * the most (Microsoft: change-notification latency), so a quarter of an hour is five times the worst case.
   */
  readonly backlogMinutes: { readonly warning: number; readonly critical: number };
  /**
   * Minutes before a subscription ends. Microsoft raises shorter lifetimes to 45 minutes, so a vendor that
   * renews at all renews earlier than that.
   */
  readonly subscriptionMinutes: { readonly warning: number; readonly critical: number };
}

/** What applies when nothing else is configured. */
export const DEFAULT_POLICY: Policy = {
  credentialDays: { notice: 60, warning: 30, critical: 7 },
  backlogMinutes: { warning: 15, critical: 60 },
  subscriptionMinutes: { warning: 360, critical: 45 },
};
