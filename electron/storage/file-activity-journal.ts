import {
  closeSync,
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

import { MAX_ACTIVITY, problemEvent } from '../../shared/alerts/activity';
import type { ActivityEntry } from '../../shared/domain/activity';
import { DAY_MS, type EpochMs, instantOf } from '../../shared/domain/instant';
import type { AppProblem } from '../../shared/domain/state';
import { type Message, message } from '../../shared/messages/message';
import type { ActivityJournal } from '../application/activity-journal';
import { type Clock, systemClock } from '../clock';
import { ensureFolder, FILE_MODE, writeFileAtomically } from './atomic-write';
import { fileErrorReason } from './file-error';
import { recordLine } from './journal-record';
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
export interface JournalLimits {
  /** Days after which an entry may go; it goes with the segment that it is in. */
  readonly days: number;
  /** Of all segments together. */
  readonly bytes: number;
  /** A segment that would become larger is followed by a new one. */
  readonly segmentBytes: number;
  /** A segment that is older is followed by a new one, so that age can be dropped in steps. */
  readonly segmentDays: number;
  /** Entries that are at hand without reading the disk. */
  readonly recent: number;
}

const LIMITS: JournalLimits = {
  days: 400,
  bytes: 20_000_000,
  segmentBytes: 1_000_000,
  segmentDays: 30,
  recent: MAX_ACTIVITY,
};

/** The segment is not what this process left: it is not written to any more. */
class ChangedOutside extends Error {}

/** Adds bytes to a segment, on the disk when it returns. @throws the file system's error; the segment is as before then */
function append(path: string, { size }: Segment, bytes: Uint8Array): void {
  const file = openSync(path, size === 0 ? 'a' : 'r+', FILE_MODE);
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
      if (size === 0) rmSync(path, { force: true });
      throw error;
    }
  } finally {
    closeSync(file);
  }
}

/**
 * Opens the journal in `<folder>/journal`, which only the process that has the folder's lock writes: segments of one
 * line an entry, see `recordLine`, of which only the newest are read. It never throws:
 * - the last entry, cut off when the process ended, is dropped and that is noted;
 * - damaged ones are left out, and their segment is copied aside as it was;
 * - where nothing can be written, entries live in memory, and are written with a later one that can be.
 */
export function openFileActivityJournal(options: {
  readonly folder: string;
  readonly clock?: Clock;
  readonly limits?: Partial<JournalLimits>;
}): ActivityJournal {
  const clock = options.clock ?? systemClock;
  const limits: JournalLimits = { ...LIMITS, ...options.limits };
  const folder = join(options.folder, 'journal');
  const pathOf = ({ name }: Segment): string => join(folder, name);

  /** Oldest first. */
  let segments: readonly Segment[] = [];
  /** Newest first. */
  let recent: readonly ActivityEntry[] = [];
  /** Not on the disk yet, oldest first. */
  let pending: readonly ActivityEntry[] = [];
  let next = 1;
  /** What is there could not be read, so that nothing may be written behind it. */
  let isClosed = false;
  let unwritable: AppProblem | null = null;
  const found: AppProblem[] = [];

  const report = (code: AppProblem['code'], text: Message): void => {
    const problem = { code, message: text };
    if (!found.some((known) => JSON.stringify(known) === JSON.stringify(problem))) found.push(problem);
  };

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

  /** Entries of a segment, newest first. @throws where it cannot be read */
  function* entriesOf(segment: Segment): Generator<ActivityEntry, void> {
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
          break;
        case 'damaged':
          if (!isDamaged) mend(segment, bytes);
          isDamaged = true;
          break;
      }
    }
  }

  /** Entries on the disk, newest first. */
  function* stored(): Generator<ActivityEntry, void> {
    for (const segment of segments.toReversed()) {
      try {
        yield* entriesOf(segment);
      } catch (error) {
        const reason = fileErrorReason(error);
        report('journalUnreadable', message('journal.unreadable', { path: pathOf(segment), reason }));
      }
    }
  }

  const isUnwritable = (path: string, error: unknown): void => {
    unwritable = {
      code: 'journalUnwritable',
      message: message('journal.unwritable', { path, reason: fileErrorReason(error) }),
    };
  };

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

  /** Reads which segments there are, and where the next entry goes. Returns whether the last one was cut off. */
  const load = (): boolean => {
    try {
      segments = segmentsAmong(
        readdirSync(folder).map((name) => ({ name, size: statSync(join(folder, name)).size })),
      );
    } catch (error) {
      const reason = fileErrorReason(error);
      if (reason === 'notFound') return false;
      throw error;
    }
    const last = segments.at(-1);
    if (last === undefined) return false;
    const bytes = readFileSync(pathOf(last));
    const size = wholeLength(bytes);
    resized(last, size);
    next = last.first;
    for (const { record } of linesBackwards(bytes)) {
      if (record.kind === 'entry') {
        next = Math.max(next, record.number + 1);
        break;
      }
      next += 1;
    }
    return size < bytes.length;
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

  const write = (isForced: boolean): void => {
    const bytes = Buffer.from(pending.map(recordLine).join(''), 'utf8');
    const segment = segmentFor(bytes.length, Number(pending[0]?.id ?? next), isForced);
    ensureFolder(folder);
    append(pathOf(segment), segment, bytes);
    const isNew = segments.every(({ name }) => name !== segment.name);
    if (isNew) segments = [...segments, segment];
    resized(segment, segment.size + bytes.length);
    if (isNew) drop(clock.now());
  };

  const add: ActivityJournal['add'] = (events) => {
    if (events.length === 0) return;
    const added = events.map((event, index) => ({ ...event, id: String(next + index) }));
    next += added.length;
    recent = [...added.toReversed(), ...recent].slice(0, limits.recent);
    if (isClosed) return;
    pending = [...pending, ...added];
    try {
      try {
        write(false);
      } catch (error) {
        if (!(error instanceof ChangedOutside) && fileErrorReason(error) !== 'notFound') throw error;
        write(true);
      }
      pending = [];
      unwritable = null;
    } catch (error) {
      pending = pending.slice(-limits.recent);
      isUnwritable(folder, error);
    }
  };

  let isTorn = false;
  const newest: ActivityEntry[] = [];
  try {
    isTorn = load();
    for (const entry of stored()) {
      if (newest.push(entry) >= limits.recent) break;
    }
    recent = newest;
    drop(clock.now());
  } catch (error) {
    isClosed = true;
    unwritable = {
      code: 'journalUnwritable',
      message: message('journal.closed', { path: folder, reason: fileErrorReason(error) }),
    };
  }
  if (isTorn) add([problemEvent(message('journal.torn'), instantOf(clock.now()))]);

  return {
    entries: () => recent,
    add,
    problems: () => (unwritable === null ? [...found] : [...found, unwritable]),
  };
}
