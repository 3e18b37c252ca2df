/** Why somebody is told. */
export type TellingReason =
  /** It is new. */
  | 'raised'
  /** Its severity rose. */
  | 'escalated'
  /** Its deadline came nearer by a stage. */
  | 'stage'
  /** A snooze ended and it is still there. */
  | 'woken'
  /** It is gone, and had been told. */
  | 'resolved';
