import type { EpochMs } from '../../../../shared/domain/instant';

/** A moment as the Platform API writes it: ISO 8601 with milliseconds, in UTC. */
export function genesysTime(epoch: EpochMs): string {
  return new Date(epoch).toISOString();
}
