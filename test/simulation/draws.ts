import { mulberry32, type Random } from '../../electron/simulator/random';
import type { EpochMs } from '../../shared/domain/instant';

/** Everything that chance decides in one seed. Each concern draws from a stream of its own. */
export interface Draws {
  /** From 0 up to 1. */
  readonly random: Random;
  /** The stream of one concern: what another one draws more or less of changes nothing here. */
  readonly of: (concern: string) => Draws;
  readonly chance: (probability: number) => boolean;
  readonly between: (from: number, to: number) => number;
  /** Both ends included. */
  readonly integer: (from: number, to: number) => number;
  readonly pick: <T>(choices: readonly [T, ...T[]]) => T;
  /** One of those by their weights. */
  readonly weighted: <T>(choices: readonly (readonly [weight: number, choice: T])[]) => T;
  /** A length of time of which short ones are common and long ones rare. */
  readonly length: (meanMs: number) => number;
  /** Moments from `start` to `end`, one every `meanMs` or so. */
  readonly moments: (start: EpochMs, end: EpochMs, meanMs: number) => readonly EpochMs[];
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** Chance, as one seed decides it. */
export function createDraws(seed: number): Draws {
  const random = mulberry32(seed);
  const between = (from: number, to: number): number => from + random() * (to - from);
  const integer = (from: number, to: number): number => Math.floor(between(from, to + 1));
  const length = (meanMs: number): number => Math.round(-Math.log(1 - random()) * meanMs);
  return {
    random,
    of: (concern) => createDraws((Math.imul(seed, 0x9e3779b1) ^ hashOf(concern)) >>> 0),
    chance: (probability) => random() < probability,
    between,
    integer,
    pick: (choices) => choices[integer(0, choices.length - 1)] ?? choices[0],
    weighted: (choices) => {
      let left = random() * choices.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, choice] of choices) {
        left -= weight;
        if (left < 0) return choice;
      }
      const last = choices.at(-1);
      if (last === undefined) throw new Error('Nothing to choose from.');
      return last[1];
    },
    length,
    moments: (start, end, meanMs) => {
      const found: EpochMs[] = [];
      for (let at = start + length(meanMs); at < end; at += Math.max(1, length(meanMs))) found.push(at);
      return found;
    },
  };
}
