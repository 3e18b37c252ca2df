/** What a computer can be short of, so that background work had better wait; the first that applies. */
export type Strain = 'battery' | 'heat' | 'metered';
