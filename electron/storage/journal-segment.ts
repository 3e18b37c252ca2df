import { type EpochMs, instantOf } from '../../shared/domain/instant';
import { type ReadRecord, readRecord } from './journal-record';

/** A file of the journal: `<number of its first entry>-<day of its first entry>.jsonl`. */
export interface Segment {
  readonly name: string;
  readonly first: number;
  /** The first moment of the day on which it was begun, UTC. */
  readonly since: EpochMs;
  /** Bytes that are known to be whole lines; what lies behind them is cut off before the next is written. */
  readonly size: number;
}

const NAME = /^(\d{12,15})-(\d{4}-\d{2}-\d{2})\.jsonl$/;

/** The segment that begins with an entry. */
export function newSegment(first: number, now: EpochMs): Segment {
  const day = instantOf(now).slice(0, 10);
  return {
    name: `${String(first).padStart(12, '0')}-${day}.jsonl`,
    first,
    since: Date.parse(day),
    size: 0,
  };
}

/** The segments among the files of a folder, oldest first. */
export function segmentsAmong(
  files: readonly { readonly name: string; readonly size: number }[],
): readonly Segment[] {
  return files
    .flatMap(({ name, size }) => {
      const [, first, day] = NAME.exec(name) ?? [];
      if (first === undefined || day === undefined) return [];
      const since = Date.parse(day);
      return Number.isNaN(since) ? [] : [{ name, first: Number(first), since, size }];
    })
    .sort((a, b) => a.first - b.first);
}

/** One line of a segment. */
export interface SegmentLine {
  /** Where it begins, in bytes. */
  readonly start: number;
  /** Behind its line feed. */
  readonly end: number;
  readonly record: ReadRecord;
}

const LINE_FEED = 0x0a;

/** How many bytes of a segment are whole lines. */
export function wholeLength(bytes: Uint8Array): number {
  return bytes.lastIndexOf(LINE_FEED) + 1;
}

/** The lines of a segment, last first; what lies behind the last line feed is none. */
export function* linesBackwards(bytes: Uint8Array): Generator<SegmentLine, void> {
  let end = wholeLength(bytes);
  while (end > 0) {
    const start = end === 1 ? 0 : bytes.lastIndexOf(LINE_FEED, end - 2) + 1;
    yield { start, end, record: readRecord(bytes.subarray(start, end - 1)) };
    end = start;
  }
}

/** A segment without its damaged lines. */
export interface MendedSegment {
  readonly bytes: Uint8Array;
  /** Which lines were damaged, from 1, ascending. */
  readonly damaged: readonly number[];
}

/** Leaves out what is damaged, and what lies behind the last line feed. */
export function mendSegment(bytes: Uint8Array): MendedSegment {
  const lines = [...linesBackwards(bytes)].reverse();
  const whole = lines.flatMap(({ start, end, record }) =>
    record.kind === 'damaged' ? [] : [bytes.subarray(start, end)],
  );
  const damaged = lines.flatMap(({ record }, index) => (record.kind === 'damaged' ? [index + 1] : []));
  const hasRest = wholeLength(bytes) < bytes.length;
  return { bytes: Buffer.concat(whole), damaged: hasRest ? [...damaged, lines.length + 1] : damaged };
}
