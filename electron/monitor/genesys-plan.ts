import { epochOf, type EpochMs, HOUR_MS } from '../../shared/domain/instant';
import type { Observation } from '../../shared/domain/observation';

/**
 * Requests that one scheduled look may cost in steady state. The customer's own tools share the client's allowance of
 * 300 a minute, and a few requests every five minutes leave it to them.
 */
export const STEADY_LIMIT = 8;

/** What seldom changes is read so often. */
const STATIC_AGE_MS = HOUR_MS;

/** Something that a look may read. */
export interface Readable {
  readonly key: string;
  /** How many requests it takes. */
  readonly cost: number;
  /** What is known of it; null: nothing yet. */
  readonly known: Observation<unknown> | null;
}

/** Nothing is known of it, not even why not. */
function isNew({ known }: Readable): boolean {
  return known === null || (known.state === 'unreadable' && known.failure.code === 'notAttempted');
}

/** What could not be read for a reason that goes away by itself. */
function hasFailedInPassing(known: Observation<unknown>): boolean {
  if (known.state === 'read') return false;
  const { code } = known.failure;
  return code === 'network' || code === 'throttled' || code === 'unavailable';
}

/** Whether something that seldom changes is to be read again. A date of the future is none to rely on. */
function isDue({ known }: Readable, now: EpochMs): boolean {
  if (known === null || hasFailedInPassing(known)) return true;
  const age = now - epochOf(known.at);
  return age >= STATIC_AGE_MS || age < 0;
}

function ageOf({ known }: Readable): EpochMs {
  return known === null ? Number.NEGATIVE_INFINITY : epochOf(known.at);
}

/** The longest known first, as far as the room goes; what is new is read in any case. */
function choose(
  readables: readonly Readable[],
  room: number,
): { readonly keys: readonly string[]; readonly left: number } {
  const fresh = readables.filter(isNew);
  const keys = fresh.map(({ key }) => key);
  let left = room - fresh.reduce((sum, { cost }) => sum + cost, 0);
  const known = readables.filter((one) => !isNew(one)).toSorted((a, b) => ageOf(a) - ageOf(b));
  for (const { key, cost } of known) {
    if (cost > left) break;
    keys.push(key);
    left -= cost;
  }
  return { keys, left };
}

/**
 * What a scheduled look reads, by key: of what changes all the time as much as the room allows, and in what room is left
 * what seldom changes and is due, so that an hour's static facts are spread over the looks of an hour.
 *
 * @param room requests that may be spent
 * @param isScarce the shared allowance is nearly used: nothing that can wait
 */
export function planGenesysLook(
  live: readonly Readable[],
  seldom: readonly Readable[],
  { room, isScarce, now }: { readonly room: number; readonly isScarce: boolean; readonly now: EpochMs },
): ReadonlySet<string> {
  const first = choose(live, room);
  const due = seldom.filter((one) => isNew(one) || isDue(one, now));
  const second = choose(due, isScarce ? 0 : first.left);
  return new Set([...first.keys, ...second.keys]);
}
