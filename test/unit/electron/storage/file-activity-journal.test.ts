import fs, {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import type { ActivityJournal } from '../../../../electron/application/activity-journal';
import {
  type JournalLimits,
  openFileActivityJournal,
} from '../../../../electron/storage/file-activity-journal';
import type { ActivityEvent } from '../../../../shared/alerts/activity';
import { DAY_MS } from '../../../../shared/domain/instant';
import { createFormatter } from '../../../../shared/messages/formatter';
import { say } from '../../../../shared/messages/say';
import { createFakeClock } from '../../../support/fake-clock';
import { eventsOf, journalEvent, journalEvents } from '../../../support/journal-fixtures';
import { temporaryFolder } from '../../../support/temporary-folder';

/** Bytes that the disk still takes. */
const disk = { left: Number.POSITIVE_INFINITY };

beforeAll(() => {
  const writeSync = fs.writeSync.bind(fs);
  const limited = (file: number, bytes: Buffer, offset?: number, length?: number, position?: number) => {
    const wanted = length ?? bytes.length;
    if (disk.left === 0) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const written = writeSync(file, bytes, offset, Math.min(wanted, disk.left), position);
    disk.left -= written;
    return written;
  };
  vi.spyOn(fs, 'writeSync').mockImplementation(limited as typeof fs.writeSync);
  // What imported it by its name has this one now, too.
  syncBuiltinESMExports();
  return () => {
    vi.restoreAllMocks();
    syncBuiltinESMExports();
  };
});

beforeEach(() => {
  disk.left = Number.POSITIVE_INFINITY;
});

const clock = createFakeClock();

function open(folder: string, limits: Partial<JournalLimits> = {}): ActivityJournal {
  return openFileActivityJournal({ folder, clock, limits });
}

/** The files of segments, oldest first. */
function segmentsIn(folder: string): readonly string[] {
  return readdirSync(join(folder, 'journal'))
    .filter((name) => !name.includes('corrupt'))
    .sort()
    .map((name) => join(folder, 'journal', name));
}

function segmentIn(folder: string): string {
  const [segment] = segmentsIn(folder);
  if (segment === undefined) throw new Error('no segment');
  return segment;
}

function asideIn(folder: string): readonly string[] {
  return readdirSync(join(folder, 'journal'))
    .filter((name) => name.includes('corrupt'))
    .map((name) => join(folder, 'journal', name));
}

/** A folder with a journal of these events in one segment. */
function written(events: readonly ActivityEvent[]): string {
  const folder = temporaryFolder();
  const journal = open(folder);
  for (const event of events) journal.add([event]);
  expect(journal.problems()).toEqual([]);
  return folder;
}

/** What it holds, oldest first. */
function heldBy(journal: ActivityJournal): readonly ActivityEvent[] {
  return eventsOf(journal.entries().toReversed());
}

const idsOf = (journal: ActivityJournal): readonly string[] => journal.entries().map(({ id }) => id);
const codes = (journal: ActivityJournal): readonly string[] => journal.problems().map(({ code }) => code);

function english(text: Parameters<typeof say>[0]): string {
  return say(text, 'en', createFormatter('en', clock.now(), 'UTC'));
}

const words = (journal: ActivityJournal): string =>
  journal
    .problems()
    .map((problem) => english(problem.message))
    .join('\n');

/** A line of the journal, as a test changes it. */
interface Line {
  readonly number: number;
  readonly entry: { kind: string; severity: string; readonly text: { id: string } };
}

/** Writes the lines anew as another version could have written them: with the right checksum. */
function rewrite(folder: string, change: (line: Line) => void): void {
  const path = segmentIn(folder);
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((text) => {
      const { number, entry } = JSON.parse(text) as Line;
      const line: Line = { number, entry };
      change(line);
      const summed = JSON.stringify(line).slice(0, -1);
      return `${summed},"checksum":"${crc32(summed).toString(16).padStart(8, '0')}"}\n`;
    });
  writeFileSync(path, lines.join(''));
}

describe('the journal on the disk', () => {
  it('writes nothing before something happens', () => {
    const folder = temporaryFolder();
    expect(open(folder).entries()).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('gives everything back at the next start, newest first, numbered on, and is for its owner only', () => {
    const folder = written(journalEvents(3));
    const again = open(folder);
    expect(heldBy(again)).toEqual(journalEvents(3));
    again.add(journalEvents(2, 4));
    expect(idsOf(again)).toEqual(['5', '4', '3', '2', '1']);
    expect(heldBy(open(folder))).toEqual(journalEvents(5));
    expect(statSync(segmentIn(folder)).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'journal')).mode & 0o777).toBe(0o700);
  });

  it('has the same entries as long as nothing is added', () => {
    const journal = open(written(journalEvents(2)));
    expect(journal.entries()).toBe(journal.entries());
    journal.add([]);
    expect(idsOf(journal)).toEqual(['2', '1']);
  });

  it('has an entry on the disk once it is added', () => {
    const folder = temporaryFolder();
    const journal = open(folder);
    for (const event of journalEvents(3)) {
      journal.add([event]);
      expect(heldBy(open(folder))).toEqual(heldBy(journal));
    }
  });

  it('holds one JSON text a line, with what it says in English', () => {
    const [line = ''] = readFileSync(segmentIn(written(journalEvents(2))), 'utf8').split('\n');
    expect(JSON.parse(line)).toEqual({
      number: 1,
      entry: { ...journalEvent(1), said: english(journalEvent(1).text) },
      checksum: expect.stringMatching(/^[0-9a-f]{8}$/) as string,
    });
  });

  it('cut at any byte keeps every whole entry and says which one is lost', () => {
    const events = journalEvents(2);
    const folder = written(events);
    const whole = readFileSync(segmentIn(folder));
    for (let length = 0; length < whole.length; length += 1) {
      const cut = whole.subarray(0, length);
      writeFileSync(segmentIn(folder), cut);
      const lines = cut.toString('latin1').split('\n').length - 1;
      const isTorn = length > 0 && cut[length - 1] !== 0x0a;
      const journal = open(folder);
      const held = heldBy(journal);
      expect(held.slice(0, lines)).toEqual(events.slice(0, lines));
      expect(held.slice(lines).map(({ kind, text }) => [kind, text.id])).toEqual(
        isTorn ? [['problem', 'journal.torn']] : [],
      );
      expect(journal.problems()).toEqual([]);
      journal.add([journalEvent(99)]);
      const after = open(folder);
      expect(heldBy(after)).toEqual([...held, journalEvent(99)]);
      expect(after.problems()).toEqual([]);
      expect(asideIn(folder)).toEqual([]);
    }
  });

  it.each([
    ['nothing that can be read', 5, /stopped, and is left out\. All entries before it are there\.$/],
    ['the time', 60, /left out \(.*23 Nov 2026.*\)\. All/],
    ['the text', 160, /left out \(.*23 Nov 2026.*: “.*dépôt-1@contoso\.example.*”\)\. All/],
  ])('says of the one that was cut off %s', (_, length, expected) => {
    const folder = written(journalEvents(1));
    truncateSync(segmentIn(folder), length);
    const [torn] = open(folder).entries();
    expect(torn === undefined ? '' : english(torn.text)).toMatch(expected);
  });

  it('leaves out what is damaged in the middle, keeps a copy, and reads the rest', () => {
    const events = journalEvents(5);
    const folder = written(events);
    const good = readFileSync(segmentIn(folder));
    fc.assert(
      fc.property(fc.nat({ max: good.length - 1 }), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const bad = Buffer.from(good);
        bad[place] = (bad[place] ?? 0) ^ change;
        for (const name of asideIn(folder)) rmSync(name);
        writeFileSync(segmentIn(folder), bad);
        const journal = open(folder);
        const held = heldBy(journal).filter(({ text }) => text.id !== 'journal.torn');
        const lost = events.filter((event) => !held.some(({ at }) => at === event.at));
        expect(held).toEqual(events.filter((event) => !lost.includes(event)));
        // A line feed that is gone joins two entries, and a new one parts one.
        expect(lost.length).toBeGreaterThan(0);
        expect(lost.length).toBeLessThanOrEqual(2);
        const isTorn = heldBy(journal).length > held.length;
        if (!isTorn) expect(codes(journal)).toEqual(['journalDamaged']);
        const [aside] = asideIn(folder);
        if (aside !== undefined) {
          expect(readFileSync(aside).equals(bad)).toBe(true);
          expect(words(journal)).toContain(aside);
        }
        expect(aside === undefined).toBe(!codes(journal).includes('journalDamaged'));
        expect(open(folder).problems()).toEqual([]);
        expect(heldBy(open(folder))).toEqual(heldBy(journal));
      }),
      { numRuns: 300 },
    );
  });

  it('leaves a segment as it is where no copy of it can be made', () => {
    const folder = written(journalEvents(3));
    const path = segmentIn(folder);
    const bad = readFileSync(path, 'utf8').replace('"number":2', '"number":3');
    writeFileSync(path, bad);
    disk.left = 0;
    const journal = open(folder);
    expect(heldBy(journal)).toEqual([journalEvent(1), journalEvent(3)]);
    expect(words(journal)).toContain('line 2');
    expect(readFileSync(path, 'utf8')).toBe(bad);
    disk.left = Number.POSITIVE_INFINITY;
    expect(codes(open(folder))).toEqual(['journalDamaged']);
    expect(open(folder).problems()).toEqual([]);
  });

  it('says what an entry said whose words went with another version', () => {
    const folder = written(journalEvents(1));
    rewrite(folder, ({ entry }) => {
      entry.text.id = 'views.change.ofAnotherVersion';
    });
    const [entry] = open(folder).entries();
    expect(entry === undefined ? '' : english(entry.text)).toBe(english(journalEvent(1).text));
    expect(entry?.details).toEqual(journalEvent(1).details);
  });

  it('keeps lines of a newer version that it does not understand, and says so', () => {
    const folder = written(journalEvents(2));
    rewrite(folder, (line) => {
      if (line.number === 1) Object.assign(line, { entry: 'of another kind' });
    });
    const before = readFileSync(segmentIn(folder));
    const journal = open(folder);
    expect(heldBy(journal)).toEqual([journalEvent(2)]);
    expect(words(journal)).toContain('another version');
    journal.add([journalEvent(3)]);
    expect(readFileSync(segmentIn(folder)).subarray(0, before.length).equals(before)).toBe(true);
  });

  it('takes kinds and severities of a newer version for the nearest that it knows', () => {
    const folder = written(journalEvents(1));
    rewrite(folder, ({ entry }) => {
      entry.kind = 'foreseen';
      entry.severity = 'fatal';
    });
    expect(heldBy(open(folder))).toEqual([{ ...journalEvent(1), kind: 'changed', severity: 'notice' }]);
  });

  it('reads only as much as is at hand, and keeps only that in memory', () => {
    const folder = temporaryFolder();
    const journal = open(folder, { recent: 10 });
    journal.add(journalEvents(25));
    expect(idsOf(journal)).toEqual(['25', '24', '23', '22', '21', '20', '19', '18', '17', '16']);
    expect(idsOf(open(folder, { recent: 3 }))).toEqual(['25', '24', '23']);
    expect(idsOf(open(folder))).toHaveLength(25);
  });

  it('on a disk that is full wherever says so, loses nothing, and goes on when there is space', () => {
    const folder = written(journalEvents(2));
    const before = readFileSync(segmentIn(folder));
    const added = journalEvents(2, 3);
    const journal = open(folder);
    journal.add(added);
    const length = readFileSync(segmentIn(folder)).length - before.length;
    for (let space = 0; space < length; space += 3) {
      writeFileSync(segmentIn(folder), before);
      disk.left = Number.POSITIVE_INFINITY;
      const full = open(folder);
      disk.left = space;
      full.add(added);
      expect(heldBy(full)).toEqual(journalEvents(4));
      expect(words(full)).toContain('there is no space left');
      expect(readFileSync(segmentIn(folder)).equals(before)).toBe(true);
      disk.left = Number.POSITIVE_INFINITY;
      full.add([journalEvent(5)]);
      expect(full.problems()).toEqual([]);
      expect(heldBy(open(folder))).toEqual(journalEvents(5));
    }
  });

  it('where no folder can be made lives in memory until there can be one', () => {
    const parent = temporaryFolder();
    const blocked = join(parent, 'blocked');
    writeFileSync(blocked, 'a file where the folder should be');
    const journal = open(blocked);
    journal.add(journalEvents(2));
    expect(heldBy(journal)).toEqual(journalEvents(2));
    expect(codes(journal)).toEqual(['journalUnwritable']);
    expect(words(journal)).toContain(join(blocked, 'journal'));
    rmSync(blocked);
    journal.add([journalEvent(3)]);
    expect(journal.problems()).toEqual([]);
    expect(heldBy(open(blocked))).toEqual(journalEvents(3));
  });

  it('in a folder that is read-only says so and writes nothing', () => {
    const folder = written(journalEvents(2));
    const path = segmentIn(folder);
    const before = readFileSync(path);
    chmodSync(path, 0o400);
    // A superuser writes all the same: then the disk refuses.
    disk.left = 0;
    const journal = open(folder);
    journal.add([journalEvent(3)]);
    expect(heldBy(journal)).toEqual(journalEvents(3));
    expect(codes(journal)).toEqual(['journalUnwritable']);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('that cannot be read is left as it is, and what happens is kept in memory', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'journal', '000000000001-2026-11-23.jsonl');
    mkdirSync(path, { recursive: true });
    const journal = open(folder);
    expect(words(journal)).toContain('Earlier activity is not shown');
    journal.add(journalEvents(2));
    expect(heldBy(journal)).toEqual(journalEvents(2));
    expect(codes(journal)).toEqual(['journalUnwritable']);
    expect(readdirSync(join(folder, 'journal'))).toEqual(['000000000001-2026-11-23.jsonl']);
  });

  it('shows the rest where an older segment cannot be read', () => {
    const folder = temporaryFolder();
    const journal = open(folder, { segmentBytes: 1 });
    for (const event of journalEvents(3)) journal.add([event]);
    const second = segmentsIn(folder)[1] ?? '';
    rmSync(second);
    mkdirSync(second);
    const again = open(folder, { segmentBytes: 1 });
    expect(heldBy(again)).toEqual([journalEvent(1), journalEvent(3)]);
    expect(words(again)).toContain(`${second} cannot be read: it is a folder`);
  });

  it.each([
    [
      'removed',
      (path: string) => {
        rmSync(path);
      },
    ],
    [
      'cut',
      (path: string) => {
        truncateSync(path, 10);
      },
    ],
  ])('goes on in a new segment where somebody has %s the present one', (_, meddle) => {
    const folder = temporaryFolder();
    const journal = open(folder);
    journal.add(journalEvents(2));
    meddle(segmentIn(folder));
    journal.add([journalEvent(3)]);
    expect(journal.problems()).toEqual([]);
    expect(heldBy(journal)).toEqual(journalEvents(3));
    expect(heldBy(open(folder))).toContainEqual(journalEvent(3));
  });
});

describe('the bounds of the journal', () => {
  it('drop what is older than a year and a month, in segments', () => {
    const folder = temporaryFolder();
    const journal = open(folder);
    const start = clock.now();
    for (let day = 0; day < 800; day += 1) {
      journal.add([journalEvent(day)]);
      clock.jump(DAY_MS);
    }
    const days = heldBy(open(folder)).length;
    expect(days).toBeGreaterThanOrEqual(400);
    expect(days).toBeLessThanOrEqual(400 + 2 * 30);
    expect(segmentsIn(folder).length).toBeLessThanOrEqual(16);
    clock.jump(start - clock.now());
  });

  it('are not emptied by a clock that is wrong for a while', () => {
    const folder = temporaryFolder();
    const journal = open(folder, { segmentDays: 1 });
    for (let day = 0; day < 30; day += 1) {
      journal.add([journalEvent(day)]);
      clock.jump(DAY_MS);
    }
    clock.jump(10_000 * DAY_MS);
    open(folder).add([journalEvent(30)]);
    clock.jump(-10_030 * DAY_MS);
    expect(heldBy(open(folder)).length).toBeGreaterThanOrEqual(28);
  });

  it('hold for any history: the newest are there, in order, and no more than may be', () => {
    const limits = { segmentBytes: 1_500, bytes: 6_000, days: 20, segmentDays: 5, recent: 1_000 };
    const step = fc.oneof(
      fc.record({ do: fc.constant('add' as const), count: fc.integer({ min: 1, max: 6 }) }),
      fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 60 }) }),
      fc.constant({ do: 'restart' as const }),
      fc.record({ do: fc.constant('tear' as const), bytes: fc.integer({ min: 1, max: 200 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const folder = temporaryFolder();
        const start = clock.now();
        let journal = open(folder, limits);
        let count = 0;
        let expected: ActivityEvent[] = [];
        for (const one of steps) {
          switch (one.do) {
            case 'add': {
              const events = journalEvents(one.count, count + 1);
              count += one.count;
              expected.push(...events);
              journal.add(events);
              break;
            }
            case 'wait':
              clock.jump(one.hours * 3_600_000);
              break;
            case 'restart':
              journal = open(folder, limits);
              break;
            case 'tear': {
              const last = readdirSync(folder).length === 0 ? undefined : segmentsIn(folder).at(-1);
              if (last !== undefined) {
                const size = statSync(last).size;
                truncateSync(last, Math.max(0, size - one.bytes));
              }
              journal = open(folder, limits);
              // What a kill cut off is known to be gone from here on.
              const held = heldBy(journal).filter(({ text }) => text.id !== 'journal.torn');
              const gone = expected.slice(-3).filter((event) => !held.some(({ at }) => at === event.at));
              expected = expected.filter((event) => !gone.includes(event));
              break;
            }
          }
        }
        const held = heldBy(open(folder, limits));
        const own = held.filter(({ text }) => text.id !== 'journal.torn');
        expect(own).toEqual(own.length === 0 ? [] : expected.slice(-own.length));
        const ids = open(folder, limits)
          .entries()
          .map(({ id }) => Number(id));
        expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a));
        const size =
          readdirSync(folder).length === 0
            ? 0
            : segmentsIn(folder).reduce((sum, path) => sum + statSync(path).size, 0);
        expect(size).toBeLessThanOrEqual(limits.bytes + limits.segmentBytes * 2);
        expect(open(folder, limits).problems()).toEqual([]);
        clock.jump(start - clock.now());
      }),
      { numRuns: 150 },
    );
  });
});
