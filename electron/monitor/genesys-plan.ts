import { isPassing } from '../../shared/domain/failure';
import { type EpochMs, epochOf, HOUR_MS } from '../../shared/domain/instant';
import type { Observation } from '../../shared/domain/observation';

/**
 * Requests that one scheduled look may cost in steady state. The customer's own tools share the client's allowance of
 * 300 a minute, and a few requests every five minutes leave it to them.
 */
export const STEADY_LIMIT = 8;

/** What seldom changes is read so often. */
const STATIC_AGE_MS = HOUR_MS;

/** Of the room of one look, what is kept for static facts that are due. */
const SELDOM_SHARE = 2;

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

/** Whether something that seldom changes is to be read again. A date of the future is none to rely on. */
function isDue({ known }: Readable, now: EpochMs): boolean {
  if (known === null || (known.state === 'unreadable' && isPassing(known.failure))) return true;
  const age = now - epochOf(known.at);
  return age >= STATIC_AGE_MS || age < 0;
}

function ageOf({ known }: Readable): EpochMs {
  return known === null ? Number.NEGATIVE_INFINITY : epochOf(known.at);
}

/**
 * The longest known first, as far as the room goes. What is new is read in any case, and so is what takes more than a
 * whole look has room for, when it is its turn: a connection of very many domains has such.
 */
function choose(
  readables: readonly Readable[],
  room: number,
  wholeRoom: number,
): { readonly keys: readonly string[]; readonly left: number } {
  const fresh = readables.filter(isNew);
  const keys = fresh.map(({ key }) => key);
  let left = room - fresh.reduce((sum, { cost }) => sum + cost, 0);
  const known = readables.filter((one) => !isNew(one)).toSorted((a, b) => ageOf(a) - ageOf(b));
  for (const [index, { key, cost }] of known.entries()) {
    const isTooLargeEver = index === 0 && left > 0 && cost > wholeRoom;
    if (cost > left && !isTooLargeEver) break;
    keys.push(key);
    left -= cost;
  }
  return { keys, left };
}

/**
 * What a scheduled look reads, by key: of what changes all the time as much as the room allows, and in what room is left
 * what seldom changes and is due, so that an hour's static facts are spread over the looks of an hour. Where there is
 * not room for all of either, each has its share.
 *
 * @param room requests that may be spent
 * @param isScarce the shared allowance is nearly used: nothing that can wait
 */
export function planGenesysLook(
  live: readonly Readable[],
  seldom: readonly Readable[],
  { room, isScarce, now }: { readonly room: number; readonly isScarce: boolean; readonly now: EpochMs },
): ReadonlySet<string> {
  const due = seldom.filter((one) => isNew(one) || isDue(one, now));
  const share = due.length === 0 || isScarce ? 0 : SELDOM_SHARE;
  const first = choose(live, room - share, room);
  const second = choose(due, isScarce ? 0 : first.left + share, room);
  return new Set([...first.keys, ...second.keys]);
}
