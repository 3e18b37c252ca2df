import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import { openFileActivityJournal } from '../../../../electron/storage/file-activity-journal';
import { NO_FILTER } from '../../../../shared/views/journal';
import { applicationBench } from '../../../support/application-bench';
import { createFakeClock } from '../../../support/fake-clock';
import { journalEvent, journalEvents } from '../../../support/journal-fixtures';
import { temporaryFolder, useTemporaryFolder } from '../../../support/temporary-folder';

const COUNT = 2_500;

const open = (folder: string) =>
  openFileActivityJournal({
    folder,
    clock: createFakeClock(),
    limits: { segmentBytes: 200_000, recent: 20 },
  });

/** A folder with a journal of so many entries, written once. */
const written = useTemporaryFolder();
beforeAll(() => {
  open(written()).add(journalEvents(COUNT));
}, 60_000);

/** An application with that journal, the newest few entries of which are at hand. */
function setUp() {
  const folder = temporaryFolder();
  cpSync(written(), folder, { recursive: true });
  const one = applicationBench({ journal: open(folder), stored: [] });
  /** All that is older than what the state has, page by page. */
  const readAll = async (filter = NO_FILTER): Promise<{ ids: readonly string[]; pages: number }> => {
    const ids: string[] = [];
    let pages = 0;
    let before = one.application.state().activity.at(-1)?.id ?? null;
    while (before !== null) {
      const page = await one.must('readJournal', { filter, before });
      ids.push(...page.entries.map(({ id }) => id));
      before = page.next;
      pages += 1;
    }
    return { ids, pages };
  };
  return { ...one, folder, readAll };
}

describe('reading the journal', () => {
  it('gives older entries than those of the state, in pages, each once, to the first', async () => {
    const one = setUp();
    const shown = one.application.state().activity.map(({ id }) => id);
    expect(shown).toHaveLength(20);
    const { ids, pages } = await one.readAll();
    expect([...shown, ...ids]).toEqual(Array.from({ length: COUNT }, (_, index) => String(COUNT - index)));
    expect(pages).toBe(25);
  });

  it('looks no further at once than takes a moment, and says how far it looked', async () => {
    const one = setUp();
    const wanted = journalEvent(7).at;
    const filter = { ...NO_FILTER, from: wanted, to: wanted };
    const before = one.application.state().activity.at(-1)?.id ?? '';
    const page = await one.must('readJournal', { filter, before });
    expect(page).toMatchObject({ entries: [], next: '481', lookedUntil: journalEvent(481).at });
    const { ids, pages } = await one.readAll(filter);
    expect(ids).toEqual(['7']);
    expect(pages).toBe(2);
  });

  it('tells above every page what it finds damaged', async () => {
    const one = setUp();
    const [oldest = ''] = readdirSync(join(one.folder, 'journal')).sort();
    const path = join(one.folder, 'journal', oldest);
    writeFileSync(path, readFileSync(path, 'utf8').replace('"number":3', '"number":4'));
    expect(one.application.state().problems).toEqual([]);
    const { ids } = await one.readAll();
    expect(ids).not.toContain('3');
    expect(one.application.state().problems.map(({ code }) => code)).toEqual(['journalDamaged']);
  });

  it('of the sample tenant gives nothing of one’s own', async () => {
    const one = setUp();
    await one.must('exploreSample', {});
    expect(await one.must('readJournal', { filter: NO_FILTER, before: '2000' })).toEqual({
      entries: [],
      next: null,
      lookedUntil: null,
    });
  });

  it.each([
    ['a number', { filter: NO_FILTER, before: 'x' }],
    ['a kind', { filter: { ...NO_FILTER, kind: 'heard' }, before: '1' }],
    ['a moment', { filter: { ...NO_FILTER, from: 'yesterday' }, before: '1' }],
  ])('refuses what is not %s', async (_, argument) => {
    expect(await setUp().run('readJournal', argument)).toMatchObject({ error: { code: 'badArgument' } });
  });
});

describe('exporting the journal', () => {
  it('writes all of it as CSV, in the language of the interface', async () => {
    const one = setUp();
    await one.must('updateSettings', { language: 'fr' });
    const { text } = await one.must('exportJournal', { filter: NO_FILTER, kind: 'csv' });
    const lines = text.split('\r\n').slice(0, -1);
    expect(lines).toHaveLength(COUNT + 1);
    expect(lines[0]).toBe('\uFEFFHeure (UTC),Gravité,Nature,Connexion,Événement,Détails');
    expect(lines.at(-1)).toContain('dépôt-1@contoso.example');
  });

  it('writes as JSON what the filter lets through', async () => {
    const one = setUp();
    const filter = { ...NO_FILTER, to: journalEvent(3).at };
    const { text } = await one.must('exportJournal', { filter, kind: 'json' });
    expect(JSON.parse(text)).toMatchObject({
      schema: 'graphkeeper.journal/1',
      entries: [{ id: '3' }, { id: '2' }, { id: '1', details: journalEvent(1).details }],
    });
  });
});
