/**
 * How a run stands: `active`; `undoing` what was half done; `proved`: its last look showed that all is well; `told`:
 * it ended with the administrator's word in place of a proof; `cancelled`: it ended without.
 */
export type RunStatus = 'active' | 'undoing' | 'proved' | 'told' | 'cancelled';
