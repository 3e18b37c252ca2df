/**
 * Where mail can get lost in Genesys Cloud after it was downloaded (Q8): route, flow, its handling, queue, agents, in the
 * order that a mail takes.
 */

/** The places that are looked at, in this order. */
export const WALK_STEPS = ['route', 'flow', 'handling', 'queue', 'agents'] as const;

export type WalkStep = (typeof WALK_STEPS)[number];

/** What can be wrong at each of them. */
export const WALK_FAULTS = {
  route: ['noRoute', 'wrongTarget', 'otherRoute'],
  flow: ['unpublished', 'deleted'],
  handling: ['disconnects', 'otherQueue'],
  queue: ['noMembers', 'skills'],
  agents: ['offQueue', 'capacity'],
} as const satisfies Readonly<Record<WalkStep, readonly string[]>>;

export type WalkFault = (typeof WALK_FAULTS)[WalkStep][number];

/** Every fault, in the order of the walk. */
export const ALL_WALK_FAULTS: readonly WalkFault[] = WALK_STEPS.flatMap((step) => [...WALK_FAULTS[step]]);

/** The steps of a flow: a route that leads to a queue directly has none. */
export function isOfFlow(step: WalkStep): boolean {
  return step === 'flow' || step === 'handling';
}
