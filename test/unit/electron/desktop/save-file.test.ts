import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { SaveDialogOptions } from 'electron';
import { describe, expect, it } from 'vitest';

import { createSaveFile } from '../../../../electron/desktop/save-file';
import type { SavedFile } from '../../../../shared/domain/saved-file';
import { temporaryFolder } from '../../../support/temporary-folder';

const FILE: SavedFile = { name: 'deadlines', kind: 'ics', text: 'BEGIN:VCALENDAR\r\nSUMMARY:Clé\r\n' };

/** A dialog in which the person chooses these paths, one after the other; null: nothing. */
function setUp(...chosen: readonly (string | null)[]) {
  const folder = temporaryFolder();
  const asked: SaveDialogOptions[] = [];
  const paths = chosen.map((path) => (path === null ? null : join(folder, path)));
  const save = createSaveFile({
    showDialog: (options) => {
      const path = paths[asked.length] ?? null;
      asked.push(options);
      return Promise.resolve({ canceled: path === null, filePath: path ?? '' });
    },
    downloads: () => join(folder, 'Downloads'),
  });
  return { folder, asked, save };
}

describe('createSaveFile', () => {
  it('proposes a name of its kind in the folder for downloads, and saves where the person says', async () => {
    const { folder, asked, save } = setUp('mine.ics');
    expect(await save(FILE)).toEqual({ state: 'saved', name: 'mine.ics' });
    expect(asked).toEqual([
      {
        defaultPath: join(folder, 'Downloads', 'deadlines.ics'),
        filters: [{ name: 'iCalendar', extensions: ['ics'] }],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      },
    ]);
    expect(readFileSync(join(folder, 'mine.ics'), 'utf8')).toBe(FILE.text);
    expect(readdirSync(folder)).toEqual(['mine.ics']);
  });

  it('gives the file the rights that the person’s other files have', async () => {
    const { folder, save } = setUp('mine.ics');
    await save(FILE);
    writeFileSync(join(folder, 'other'), '');
    expect(statSync(join(folder, 'mine.ics')).mode).toBe(statSync(join(folder, 'other')).mode);
  });

  it('proposes the next one beside the last', async () => {
    const { folder, asked, save } = setUp('elsewhere/mine.ics', null, null);
    mkdirSync(join(folder, 'elsewhere'));
    await save(FILE);
    await save({ ...FILE, kind: 'csv' });
    expect(asked[1]?.defaultPath).toBe(join(folder, 'elsewhere', 'deadlines.csv'));
  });

  it('replaces a file that is there', async () => {
    const { folder, save } = setUp('mine.ics');
    writeFileSync(join(folder, 'mine.ics'), 'something much longer than what comes '.repeat(10));
    await save(FILE);
    expect(readFileSync(join(folder, 'mine.ics'), 'utf8')).toBe(FILE.text);
  });

  it('saves nothing when somebody changes their mind', async () => {
    const { folder, save } = setUp(null);
    expect(await save(FILE)).toEqual({ state: 'cancelled' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says why a file could not be saved, and leaves nothing half done', async () => {
    const { folder, asked, save } = setUp('gone/mine.ics', 'folder', 'mine.ics');
    mkdirSync(join(folder, 'folder', 'inside'), { recursive: true });
    expect(await save(FILE)).toEqual({ state: 'failed', reason: 'notFound' });
    expect(await save(FILE)).toMatchObject({ state: 'failed' });
    expect(readdirSync(folder)).toEqual(['folder']);
    // The next one is not proposed where nothing could be saved.
    await save(FILE);
    expect(asked[2]?.defaultPath).toBe(join(folder, 'Downloads', 'deadlines.ics'));
  });

  it('shows one dialog at a time', async () => {
    let answer: (path: string) => void = () => undefined;
    const folder = temporaryFolder();
    const save = createSaveFile({
      showDialog: () =>
        new Promise((resolve) => {
          answer = (filePath) => {
            resolve({ canceled: false, filePath });
          };
        }),
      downloads: () => folder,
    });
    const first = save(FILE);
    await expect(save(FILE)).rejects.toMatchObject({ code: 'busy' });
    answer(join(folder, 'a.ics'));
    await first;
    const second = save(FILE);
    answer(join(folder, 'b.ics'));
    expect(await second).toMatchObject({ state: 'saved' });
  });

  it('proposes a bare name where there is no folder for downloads', async () => {
    const asked: SaveDialogOptions[] = [];
    const save = createSaveFile({
      showDialog: (options) => {
        asked.push(options);
        return Promise.reject(new Error('no dialog here'));
      },
      downloads: () => {
        throw new Error('Failed to get the path');
      },
    });
    // A dialog that cannot be opened is a defect, and the next one is not refused because of it.
    await expect(save(FILE)).rejects.toThrow('no dialog here');
    await expect(save(FILE)).rejects.toThrow('no dialog here');
    expect(asked.map(({ defaultPath }) => defaultPath)).toEqual(['deadlines.ics', 'deadlines.ics']);
  });
});
