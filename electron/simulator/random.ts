/** A source of numbers from 0 (included) to 1 (excluded). */
export type Random = () => number;

/**
 * A small, fast, seedable generator (mulberry32, Tommy Ettinger, public domain): the simulated cloud has to do
 * the same thing again when it is started again with the same seed.
 */
export function mulberry32(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `count` random bytes. */
export function randomBytesOf(random: Random, count: number): Buffer {
  return Buffer.from(Array.from({ length: count }, () => Math.floor(random() * 256)));
}

/** A GUID in the form of version 4. */
export function randomGuid(random: Random): string {
  const bytes = randomBytesOf(random, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** A text of `length` characters drawn from `alphabet`. */
export function randomText(random: Random, length: number, alphabet: string): string {
  return Array.from({ length }, () => alphabet.charAt(Math.floor(random() * alphabet.length))).join('');
}

/** An index into a list of that length. */
export function randomIndex(random: Random, length: number): number {
  return Math.floor(random() * length);
}
