import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

import type { ActivityEntry } from '../../shared/domain/activity';
import { DAY_MS, type EpochMs } from '../../shared/domain/instant';
import { type Message, message } from '../../shared/messages/message';
import type { Clock } from '../clock';
import { ensureFolder, FILE_MODE, writeFileAtomically } from './atomic-write';
import { fileErrorReason } from './file-error';
import { recordLine, type TornRecord, tornRecord } from './journal-record';
import {
  linesBackwards,
  mendSegment,
  newSegment,
  type Segment,
  segmentsAmong,
  wholeLength,
} from './journal-segment';
import { copyAside } from './quarantine';

/** How much is kept. */
export interface FolderLimits {
  /** Days after which an entry may go; it goes with the segment that it is in. */
  readonly days: number;
  /** Of all segments together. */
  readonly bytes: number;
  /** A segment that would become larger is followed by a new one. */
  readonly segmentBytes: number;
  /** A segment that is older is followed by a new one, so that age can be dropped in steps. */
  readonly segmentDays: number;
}

/** The journal on the disk. */
export interface JournalFolder {
  /** The number of the next entry. */
  readonly next: number;
  /** What was left of the last entry; null: it is whole. */
  readonly torn: TornRecord | null;
  /** Adds entries, which are on the disk when it returns. @throws the file system's error; nothing is added then */
  readonly write: (entries: readonly ActivityEntry[]) => void;
  /**
   * The lines with a number below `before`, newest first; null for one that holds no entry. What cannot be read is
   * reported and left out.
   */
  readonly backwards: (before: number) => Generator<ActivityEntry | null, void>;
}

/** The segment is not what this process left: it is not written to any more. */
class ChangedOutside extends Error {}

/** Adds bytes to a segment, on the disk when it returns. @throws the file system's error; the segment is as before then */
function append(path: string, { size }: Segment, bytes: Uint8Array): void {
  // Not opened for appending: Windows would not let such a file be cut.
  const file = openSync(path, constants.O_RDWR | (size === 0 ? constants.O_CREAT : 0), FILE_MODE);
  try {
    const present = fstatSync(file).size;
    if (present < size) throw new ChangedOutside();
    // What a write that was cut off has left.
    if (present > size) ftruncateSync(file, size);
    try {
      for (let written = 0; written < bytes.length;) {
        written += writeSync(file, bytes, written, bytes.length - written, size + written);
      }
      fsyncSync(file);
    } catch (error) {
      ftruncateSync(file, size);
      throw error;
    }
  } finally {
    closeSync(file);
  }
}

/** The segments of a folder, oldest first; none where there is no folder. @throws where it cannot be read */
function findSegments(folder: string): readonly Segment[] {
  try {
    return segmentsAmong(
      readdirSync(folder).map((name) => ({ name, size: statSync(join(folder, name)).size })),
    );
  } catch (error) {
    if (fileErrorReason(error) === 'notFound') return [];
    throw error;
  }
}

/**
 * Opens a folder of segments.
 *
 * @param options.report is told what is found damaged, each time that it is found
 * @throws where the folder or its newest segment cannot be read: nothing may be written behind it then
 */
export function openJournalFolder(options: {
  readonly folder: string;
  readonly clock: Clock;
  readonly limits: FolderLimits;
  readonly report: (code: 'journalDamaged' | 'journalUnreadable', text: Message) => void;
}): JournalFolder {
  const { folder, clock, limits, report } = options;
  const pathOf = ({ name }: Segment): string => join(folder, name);
  let segments = findSegments(folder);

  const resized = (segment: Segment, size: number): void => {
    segments = segments.map((one) => (one.name === segment.name ? { ...one, size } : one));
  };

  /** Takes damaged lines out of a segment, once it is copied aside; where that fails, it stays as it is. */
  const mend = (segment: Segment, bytes: Uint8Array): void => {
    const path = pathOf(segment);
    const mended = mendSegment(bytes);
    let copy: string | null = null;
    try {
      copy = copyAside(path, clock.now());
      writeFileAtomically(path, mended.bytes);
      resized(segment, mended.bytes.length);
    } catch {
      // The next start finds it again.
    }
    report('journalDamaged', message('journal.damaged', { path, lines: mended.damaged, copy }));
  };

  /** The bytes of a segment; of the newest one only its whole lines. */
  const bytesOf = (segment: Segment): Uint8Array => {
    const bytes = readFileSync(pathOf(segment));
    return segment.name === segments.at(-1)?.name ? bytes.subarray(0, wholeLength(bytes)) : bytes;
  };

  /** The lines of a segment, newest first. @throws where it cannot be read */
  function* linesOf(segment: Segment): Generator<ActivityEntry | null, void> {
    const bytes = bytesOf(segment);
    let isDamaged = wholeLength(bytes) < bytes.length;
    if (isDamaged) mend(segment, bytes);
    for (const { record } of linesBackwards(bytes)) {
      switch (record.kind) {
        case 'entry':
          yield record.entry;
          break;
        case 'foreign':
          report('journalUnreadable', message('journal.foreign', { path: pathOf(segment) }));
          yield null;
          break;
        case 'damaged':
          if (!isDamaged) mend(segment, bytes);
          isDamaged = true;
          yield null;
          break;
      }
    }
  }

  function* backwards(before: number): Generator<ActivityEntry | null, void> {
    for (const segment of segments.toReversed()) {
      if (segment.first >= before) continue;
      try {
        for (const entry of linesOf(segment)) {
          if (entry === null || Number(entry.id) < before) yield entry;
        }
      } catch (error) {
        const reason = fileErrorReason(error);
        report('journalUnreadable', message('journal.unreadable', { path: pathOf(segment), reason }));
      }
    }
  }

  /** Drops whole oldest segments. Of those that are too old only one at a time: a clock can be wrong for a while. */
  const drop = (now: EpochMs): void => {
    const isOld = (one: Segment): boolean => one.since < now - limits.days * DAY_MS;
    const dropOldest = (): void => {
      const [oldest, ...others] = segments;
      if (oldest !== undefined) rmSync(pathOf(oldest), { force: true });
      segments = others;
    };
    try {
      // A segment's entries end where the next one begins.
      const [first, second] = segments;
      if (first !== undefined && second !== undefined && isOld(first) && isOld(second)) dropOldest();
      const total = (): number => segments.reduce((sum, { size }) => sum + size, 0);
      while (segments.length > 1 && total() > limits.bytes) dropOldest();
    } catch {
      // It is tried again with the next segment.
    }
  };

  /** Begins a new segment where the newest one is large or old enough, or `isForced`. */
  const segmentFor = (length: number, first: number, isForced: boolean): Segment => {
    const now = clock.now();
    const last = segments.at(-1);
    if (
      !isForced &&
      last !== undefined &&
      (last.size === 0 || last.size + length <= limits.segmentBytes) &&
      now - last.since < limits.segmentDays * DAY_MS
    ) {
      return last;
    }
    return newSegment(first, now);
  };

  const writeInto = (entries: readonly ActivityEntry[], isForced: boolean): void => {
    const bytes = Buffer.from(entries.map(recordLine).join(''), 'utf8');
    const segment = segmentFor(bytes.length, Number(entries[0]?.id), isForced);
    ensureFolder(folder);
    append(pathOf(segment), segment, bytes);
    const isNew = segments.every(({ name }) => name !== segment.name);
    if (isNew) segments = [...segments, segment];
    resized(segment, segment.size + bytes.length);
    if (isNew) drop(clock.now());
  };

  const write: JournalFolder['write'] = (entries) => {
    try {
      writeInto(entries, false);
    } catch (error) {
      if (!(error instanceof ChangedOutside) && fileErrorReason(error) !== 'notFound') throw error;
      writeInto(entries, true);
    }
  };

  /** Finds where the next entry goes. */
  const findEnd = (last: Segment): Pick<JournalFolder, 'next' | 'torn'> => {
    const bytes = readFileSync(pathOf(last));
    const size = wholeLength(bytes);
    resized(last, size);
    let next = last.first;
    for (const { record } of linesBackwards(bytes)) {
      if (record.kind === 'entry') {
        next = Math.max(next, record.number + 1);
        break;
      }
      next += 1;
    }
    return { next, torn: size < bytes.length ? tornRecord(bytes.subarray(size)) : null };
  };

  const last = segments.at(-1);
  const end = last === undefined ? { next: 1, torn: null } : findEnd(last);
  drop(clock.now());
  return { ...end, write, backwards };
}
