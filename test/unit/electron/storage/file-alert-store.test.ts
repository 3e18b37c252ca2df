import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { type AlertStore, EMPTY_ALERT_RECORD } from '../../../../electron/alerts/alert-store';
import { openFileAlertStore } from '../../../../electron/storage/file-alert-store';
import { EMPTY_ALERT_BOOK } from '../../../../shared/domain/alert';
import { EMPTY_OUTBOX } from '../../../../shared/domain/channel';
import { createFormatter } from '../../../../shared/messages/formatter';
import { say } from '../../../../shared/messages/say';
import { keptAlert, keptRecord } from '../../../support/alert-record';
import { createFakeClock } from '../../../support/fake-clock';
import { temporaryFolder } from '../../../support/temporary-folder';

const EMPTY = EMPTY_ALERT_RECORD;
const RECORD = keptRecord();

function open(folder: string): AlertStore {
  return openFileAlertStore({ folder, clock: createFakeClock() });
}

function fileOf(folder: string): string {
  return join(folder, 'alerts.json');
}

function asideIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.includes('.corrupt-'));
}

function savedFolder(): string {
  const folder = temporaryFolder();
  const store = open(folder);
  store.change(() => RECORD);
  expect(store.problems()).toEqual([]);
  return folder;
}

const codes = (store: AlertStore): readonly string[] => store.problems().map(({ code }) => code);

function words(store: AlertStore): string {
  const format = createFormatter('en', Date.parse('2026-11-23T12:00:00.000Z'), 'UTC');
  return store
    .problems()
    .map((problem) => say(problem.message, 'en', format))
    .join('\n');
}

describe('the file of alerts', () => {
  it('begins with nothing and writes nothing before there is something to keep', () => {
    const folder = temporaryFolder();
    const store = open(folder);
    expect(store.present()).toMatchObject(EMPTY);
    expect(store.problems()).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('gives everything back at the next start, and is for its owner only', () => {
    const folder = savedFolder();
    expect(open(folder).present()).toMatchObject(RECORD);
    expect(readdirSync(folder).sort()).toEqual(['alerts.json', 'alerts.json.bak']);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  });

  it('has on the disk what a change returned from, and its copy too', () => {
    const folder = savedFolder();
    const store = open(folder);
    store.change((before) => ({ ...before, outbox: EMPTY_OUTBOX }));
    rmSync(fileOf(folder));
    writeFileSync(fileOf(folder), '');
    expect(open(folder).present()).toMatchObject({ ...RECORD, outbox: EMPTY_OUTBOX });
  });

  it('is not written again where nothing is different', () => {
    const folder = savedFolder();
    const store = open(folder);
    store.change((before) => ({ ...before, outbox: EMPTY_OUTBOX }));
    const { ino } = statSync(fileOf(folder));
    store.change((before) => ({ ...before, outbox: { ...EMPTY_OUTBOX } }));
    expect(statSync(fileOf(folder)).ino).toBe(ino);
    store.change(() => RECORD);
    expect(statSync(fileOf(folder)).ino).not.toBe(ino);
    expect(open(folder).present()).toMatchObject(RECORD);
  });

  it('left behind by a kill at any byte of a write gives the old or the new one', () => {
    const folder = savedFolder();
    const old = readFileSync(fileOf(folder));
    const store = open(folder);
    store.change((before) => ({ ...before, book: EMPTY_ALERT_BOOK }));
    const written = readFileSync(fileOf(folder));
    const partial = `${fileOf(folder)}.abcdef.tmp`;
    for (let length = 0; length <= written.length; length += 1) {
      // What a kill leaves: a part of the temporary file, with the old content or the new one in place.
      for (const [content, record] of [
        [old, RECORD],
        [written, { ...RECORD, book: EMPTY_ALERT_BOOK }],
      ] as const) {
        writeFileSync(fileOf(folder), content);
        writeFileSync(partial, written.subarray(0, length));
        const after = open(folder);
        expect(after.present()).toMatchObject(record);
        expect(after.problems()).toEqual([]);
      }
    }
  }, 60_000);

  it('cut at any byte by a failing disk is put aside, and the copy is used', () => {
    const folder = savedFolder();
    const good = readFileSync(fileOf(folder));
    for (let length = 0; length < good.length; length += 1) {
      const cut = good.subarray(0, length);
      writeFileSync(fileOf(folder), cut);
      const store = open(folder);
      expect(codes(store)).toEqual(['alertsQuarantined']);
      expect(store.present()).toMatchObject(RECORD);
      const [aside] = asideIn(folder);
      expect(readFileSync(join(folder, aside ?? '')).equals(cut)).toBe(true);
      rmSync(join(folder, aside ?? ''));
    }
  }, 60_000);

  it('names the field of what is damaged', () => {
    const folder = savedFolder();
    const text = readFileSync(fileOf(folder), 'utf8');
    writeFileSync(fileOf(folder), text.replace('"phase": "open"', '"phase": "opem"'));
    expect(words(open(folder))).toContain('book.alerts[0].phase');
  });

  it('starts anew and says so where the copy is damaged as well', () => {
    const folder = savedFolder();
    writeFileSync(fileOf(folder), '{"version": 1');
    writeFileSync(`${fileOf(folder)}.bak`, 'no JSON');
    const store = open(folder);
    expect(store.present()).toMatchObject(EMPTY);
    expect(words(store)).toContain('Alerts start anew');
    expect(asideIn(folder)).toHaveLength(2);
  });

  it('keeps an alert whose words went with another version', () => {
    const folder = savedFolder();
    const text = readFileSync(fileOf(folder), 'utf8');
    writeFileSync(fileOf(folder), text.replaceAll('application.activity.paused', 'application.no.more'));
    const store = open(folder);
    expect(store.problems()).toEqual([]);
    expect(store.present().book.alerts).toEqual([
      { ...keptAlert(), title: { id: 'alerts.otherWords', params: {} } },
    ]);
  });

  it('keeps an alert whose words lack a value', () => {
    const folder = savedFolder();
    const text = readFileSync(fileOf(folder), 'utf8');
    writeFileSync(fileOf(folder), text.replaceAll('"until": "2026-11-23T11:00:00.000Z"', '"till": "x"'));
    expect(open(folder).present().book.alerts[0]?.title.id).toBe('alerts.otherWords');
  });

  it('of format 1 is read, had no pause and no waits, and is kept as it was', () => {
    const folder = temporaryFolder();
    const { book, outbox, memories } = RECORD;
    const text = JSON.stringify({ version: 1, book, outbox, memories });
    writeFileSync(fileOf(folder), text);
    const store = open(folder);
    expect(store.problems()).toEqual([]);
    expect(store.present()).toMatchObject({ ...RECORD, waits: {}, pause: null });
    store.change(() => RECORD);
    expect(open(folder).present()).toMatchObject(RECORD);
    expect(readFileSync(join(folder, 'alerts.format-1.json'), 'utf8')).toBe(text);
  });

  it('of format 2 is read and had no waits', () => {
    const folder = temporaryFolder();
    const { book, outbox, memories, pause } = RECORD;
    writeFileSync(fileOf(folder), JSON.stringify({ version: 2, book, outbox, memories, pause }));
    const store = open(folder);
    expect(store.problems()).toEqual([]);
    expect(store.present()).toMatchObject({ ...RECORD, waits: {} });
  });

  it.each([{ ...RECORD }, { version: 1, ...RECORD }, { version: 2, ...RECORD }])(
    'that is of no format is put aside',
    (document) => {
      const folder = temporaryFolder();
      writeFileSync(fileOf(folder), JSON.stringify(document));
      expect(codes(open(folder))).toEqual(['alertsQuarantined']);
    },
  );

  it('of a newer Graphkeeper is used as far as it is understood and never written to', () => {
    const folder = savedFolder();
    const newer = { ...(JSON.parse(readFileSync(fileOf(folder), 'utf8')) as object), version: 4, more: [] };
    const text = JSON.stringify(newer);
    writeFileSync(fileOf(folder), text);
    const store = open(folder);
    expect(words(store)).toContain('format 4, this one knows 3');
    expect(store.present()).toMatchObject(RECORD);
    store.change(() => EMPTY);
    expect(store.present()).toMatchObject(EMPTY);
    expect(readFileSync(fileOf(folder), 'utf8')).toBe(text);
  });

  it('that cannot be read is left alone', () => {
    const folder = temporaryFolder();
    mkdirSync(fileOf(folder));
    const store = open(folder);
    expect(codes(store)).toEqual(['alertsUnwritable']);
    store.change(() => RECORD);
    expect(store.present()).toMatchObject(RECORD);
    expect(readdirSync(folder)).toEqual(['alerts.json']);
    expect(statSync(fileOf(folder)).isDirectory()).toBe(true);
  });

  it('that cannot be written lives in memory until a later change is written', () => {
    const parent = temporaryFolder();
    const blocked = join(parent, 'blocked');
    writeFileSync(blocked, 'a file where the folder should be');
    const store = open(blocked);
    store.change(() => RECORD);
    expect(store.present()).toMatchObject(RECORD);
    expect(codes(store)).toEqual(['alertsUnwritable']);
    rmSync(blocked);
    store.change((before) => ({ ...before, outbox: EMPTY_OUTBOX }));
    expect(store.problems()).toEqual([]);
    expect(open(blocked).present()).toMatchObject({ ...RECORD, outbox: EMPTY_OUTBOX });
  });

  it('that would not be readable again is not written, and what it holds goes on', () => {
    const folder = savedFolder();
    const before = readFileSync(fileOf(folder), 'utf8');
    const store = open(folder);
    const wrong = { ...RECORD, book: { ...RECORD.book, readings: { contoso: 'yesterday' } } };
    store.change(() => wrong);
    expect(store.present()).toMatchObject(wrong);
    expect(codes(store)).toEqual(['alertsUnwritable']);
    expect(readFileSync(fileOf(folder), 'utf8')).toBe(before);
  });
});
