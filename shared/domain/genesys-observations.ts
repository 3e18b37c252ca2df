import type { GenesysObservations } from './genesys';
import { type Observation, read, unreadable } from './observation';

/** What is read of an organisation, as far as one permission or one kind of request lets read it. */
export const GENESYS_PARTS = [
  'token',
  'domains',
  'routes',
  'integrations',
  'flows',
  'queues',
  'queueActivity',
  'conversations',
  'emailSettings',
  'outboundDomains',
  'ipRanges',
] as const;

/** The name of such a part. */
export type GenesysPart = (typeof GENESYS_PARTS)[number];

/** Several observations as one: the first that could not be read, otherwise all of them; none: not asked for. */
function together(
  observations: readonly Observation<unknown>[],
  source: Observation<unknown>,
): Observation<unknown> {
  const failed = observations.find(({ state }) => state === 'unreadable');
  if (failed !== undefined) return failed;
  const [first] = observations;
  return first === undefined
    ? unreadable({ code: 'notAttempted', because: 'notYet' }, source)
    : read(observations.length, first);
}

/** A part of what was observed as one observation: whether it could be read, and if not, why. */
export function genesysPart(genesys: GenesysObservations, part: GenesysPart): Observation<unknown> {
  const all = (observations: readonly Observation<unknown>[]): Observation<unknown> =>
    together(observations, genesys.token);
  switch (part) {
    case 'token':
    case 'queueActivity':
    case 'conversations':
    case 'emailSettings':
    case 'outboundDomains':
    case 'ipRanges':
      return genesys[part];
    case 'domains':
      return all(genesys.domains.map(({ domain }) => domain));
    case 'routes':
      return all(genesys.domains.map(({ routes }) => routes));
    case 'integrations':
      return all(
        genesys.integrations.flatMap((one) => [one.integration, one.configuration, one.credentials]),
      );
    case 'flows':
      return all(genesys.flows.map(({ flow }) => flow));
    case 'queues':
      return all(genesys.queues.map(({ queue }) => queue));
  }
}
