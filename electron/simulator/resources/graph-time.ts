import type { EpochMs } from '../../../shared/domain/instant';

/** A moment as the directory writes it: seven fractional digits where there is a fraction, none otherwise. */
export function graphTime(epoch: EpochMs): string {
  const text = new Date(epoch).toISOString();
  return text.endsWith('.000Z') ? text.replace('.000Z', 'Z') : text.replace('Z', '0000Z');
}
