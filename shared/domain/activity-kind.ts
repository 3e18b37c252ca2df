/** What an entry of the activity list tells of. */
export type ActivityKind = 'worse' | 'better' | 'told' | 'changed' | 'done' | 'problem';
