/**
 * What a step does: `look` reads and decides, `ask` wants an answer, `change` sends a request to a tenant, `byHand`
 * is done by the administrator somewhere else, `wait` looks again and again until something has happened.
 */
export type StepKind = 'look' | 'ask' | 'change' | 'byHand' | 'wait';

/** Where a step is; `notNeeded`: what it is for was so already, or does not apply. */
export type StepStatus = 'later' | 'current' | 'done' | 'notNeeded';
