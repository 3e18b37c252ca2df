/** Why nothing can be changed on a day: nobody is at work, or nobody may. */
export type DayOff =
  | { readonly kind: 'weekend' }
  /** A day of the week that is not worked, and neither Saturday nor Sunday. */
  | { readonly kind: 'dayOff' }
  | { readonly kind: 'holiday' }
  | { readonly kind: 'freeze'; readonly name: string };

/** Why a stage is told earlier than its days say; null: it is not. */
export type Earliness =
  /** Nothing can be changed on the day of the deadline. */
  | { readonly of: 'deadline'; readonly because: DayOff }
  /** Nobody could be told on the day of the stage, or not at its time. */
  | { readonly of: 'stage'; readonly because: DayOff | null };
