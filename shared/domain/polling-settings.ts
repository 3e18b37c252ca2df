/** How often facts are read, in minutes (ask 43 of administrators: configurable). */
export interface PollingSettings {
  /** Subscriptions and mail flow. */
  readonly frequentMinutes: number;
  /** Everything else: registration, credentials, permissions, users. */
  readonly fullMinutes: number;
}
