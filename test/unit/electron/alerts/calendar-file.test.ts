import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { CALENDAR_FILE, keepCalendarFile } from '../../../../electron/alerts/calendar-file';
import { SECOND_MS } from '../../../../shared/domain/instant';
import type { AppState } from '../../../../shared/domain/state';
import { madeUpState } from '../../../support/app-state';
import { createFakeClock } from '../../../support/fake-clock';
import { temporaryFolder } from '../../../support/temporary-folder';

/** A kept file of an application whose calendar a test sets. */
function setUp(folder = temporaryFolder()) {
  const clock = createFakeClock();
  const path = join(folder, CALENDAR_FILE);
  const failures: unknown[] = [];
  let listener: () => void = () => undefined;
  let text: string | null = null;
  let asked = 0;
  const state: AppState = madeUpState([]);
  let isSample = false;
  const end = keepCalendarFile({
    application: {
      state: () => ({ ...state, app: { ...state.app, isSample } }),
      calendar: () => {
        asked += 1;
        return text;
      },
      onChange: (next) => {
        listener = () => {
          next({ parts: {}, upserted: [], order: null }, state);
        };
        return () => {
          listener = () => undefined;
        };
      },
    },
    path,
    clock,
    onFailed: (error) => failures.push(error),
  });
  return {
    clock,
    folder,
    path,
    failures,
    end,
    asked: () => asked,
    read: () => readFileSync(path, 'utf8'),
    change: async (next: string | null, sample = false) => {
      text = next;
      isSample = sample;
      listener();
      await clock.advance(6 * SECOND_MS);
    },
  };
}

describe('keepCalendarFile', () => {
  it('writes what is new, for its owner only, and nothing beside it', async () => {
    const file = setUp();
    await file.change('one');
    expect(file.read()).toBe('one');
    expect(statSync(file.path).mode & 0o777).toBe(0o600);
    await file.change('two');
    expect(file.read()).toBe('two');
    expect(readdirSync(file.folder)).toEqual([CALENDAR_FILE]);
  });

  it('does not write again what is there', async () => {
    const file = setUp();
    await file.change('one');
    rmSync(file.path);
    await file.change('one');
    expect(readdirSync(file.folder)).toEqual([]);
    const again = temporaryFolder();
    writeFileSync(join(again, CALENDAR_FILE), 'one', { mode: 0o640 });
    const restarted = setUp(again);
    await restarted.change('one');
    expect(statSync(restarted.path).mode & 0o777).toBe(0o640);
  });

  it('gathers changes that come together', async () => {
    const file = setUp();
    const together = [file.change('one'), file.change('two')];
    await Promise.all(together);
    expect(file.asked()).toBe(1);
    expect(file.read()).toBe('two');
  });

  it('keeps what is there while not everything was read', async () => {
    const file = setUp();
    await file.change('one');
    await file.change(null);
    expect(file.read()).toBe('one');
  });

  it('never writes deadlines of the sample tenant', async () => {
    const file = setUp();
    await file.change('sample', true);
    expect(readdirSync(file.folder)).toEqual([]);
    await file.change('own');
    await file.change('sample', true);
    expect(file.read()).toBe('own');
  });

  it('says once that it cannot be written, tries again, and says so again after it could', async () => {
    const file = setUp();
    mkdirSync(file.path);
    await file.change('one');
    await file.change('two');
    expect(file.failures).toHaveLength(1);
    rmSync(file.path, { recursive: true });
    await file.change('two');
    expect(file.read()).toBe('two');
    rmSync(file.path);
    mkdirSync(file.path);
    await file.change('three');
    expect(file.failures).toHaveLength(2);
  });

  it('stops at its end', async () => {
    const file = setUp();
    await file.change('one');
    const pending = file.change('two');
    file.end();
    await pending;
    await file.change('three');
    expect(file.read()).toBe('one');
    expect(file.clock.pending()).toBe(0);
  });
});
