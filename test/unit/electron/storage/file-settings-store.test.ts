import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { openConfDocument } from '../../../../electron/storage/conf-document';
import { openFileSettingsStore } from '../../../../electron/storage/file-settings-store';
import type { SettingsDocument } from '../../../../electron/storage/settings-document';
import type { SettingsStore, StoredConnection } from '../../../../electron/storage/settings-store';
import { connectionEntrySchema } from '../../../../shared/domain/configuration';
import { DEFAULT_SETTINGS, type Settings } from '../../../../shared/domain/state';
import { createFormatter } from '../../../../shared/messages/formatter';
import { say } from '../../../../shared/messages/say';
import { FULL_CONFIGURATION } from '../../../support/configuration-sample';
import { createFakeClock } from '../../../support/fake-clock';
import { temporaryFolder } from '../../../support/temporary-folder';

const CONNECTIONS: readonly StoredConnection[] = FULL_CONFIGURATION.connections.map((entry, index) => ({
  ...connectionEntrySchema.parse(entry),
  id: `connection-${String(index)}`,
}));

/** The smaller connection only, where every byte of the file is tried. */
const SMALL = CONNECTIONS.slice(1);

const CHANGED: Settings = {
  language: 'fr',
  theme: 'dark',
  polling: { frequentMinutes: 7, fullMinutes: 90 },
  pace: 'slow',
  notifications: { enabled: false },
  alerts: {
    ...DEFAULT_SETTINGS.alerts,
    stageDays: [90, 10],
    stageDaysOfCheck: { 'own-access': [5] },
    quiet: { hours: { from: '22:00', to: '06:30' }, daysOff: true, criticalPasses: false },
    calendar: {
      workingDays: [1, 2, 3, 4],
      holidays: ['2026-12-25'],
      freezes: [{ name: 'Year end', from: '2026-12-18', to: '2027-01-04' }],
    },
  },
  channels: [
    {
      kind: 'webhook',
      id: 'channel-1',
      name: 'Operations',
      isEnabled: true,
      connectionIds: null,
      minimumSeverity: 'warning',
      language: 'fr',
      host: 'hooks.contoso.example',
    },
  ],
  credentialDays: { notice: 90, warning: 45, critical: 14 },
  closeWithoutTray: 'quit',
  updates: { enabled: true },
  shortcuts: { enabled: false },
};

function open(folder: string, openDocument = openConfDocument): SettingsStore {
  return openFileSettingsStore({ folder, openDocument, clock: createFakeClock() });
}

function fileOf(folder: string): string {
  return join(folder, 'settings.json');
}

/** Quarantined files by name. */
function asideIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.includes('.corrupt-'));
}

/** A folder in which settings and connections were saved. */
function savedFolder(connections = CONNECTIONS): string {
  const folder = temporaryFolder();
  const store = open(folder);
  store.saveSettings(CHANGED);
  store.saveConnections(connections);
  expect(store.problems).toEqual([]);
  return folder;
}

const codes = (store: SettingsStore): readonly string[] => store.problems.map(({ code }) => code);

function words(store: SettingsStore): string {
  const format = createFormatter('en', Date.parse('2026-11-23T12:00:00.000Z'), 'UTC');
  return store.problems.map((problem) => say(problem.message, 'en', format)).join('\n');
}

describe('the settings file', () => {
  it('begins with the defaults and writes nothing before there is something to keep', () => {
    const folder = join(temporaryFolder(), 'not', 'yet', 'there');
    const store = open(folder);
    expect(store.settings()).toEqual(DEFAULT_SETTINGS);
    expect(store.connections()).toEqual([]);
    expect(store.problems).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('keeps settings and connections for the next start, for its owner only', () => {
    const folder = savedFolder();
    const store = open(folder);
    expect(store.settings()).toEqual(CHANGED);
    expect(store.connections()).toEqual(CONNECTIONS);
    expect(readdirSync(folder).sort()).toEqual(['settings.json', 'settings.json.bak']);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  });

  it('closes a file to others that was open to them', () => {
    const folder = savedFolder();
    chmodSync(fileOf(folder), 0o644);
    open(folder).saveSettings(DEFAULT_SETTINGS);
    expect(statSync(fileOf(folder)).mode & 0o777).toBe(0o600);
  });

  it('keeps what another process saved meanwhile', () => {
    const folder = temporaryFolder();
    const one = open(folder);
    const other = open(folder);
    one.saveConnections(CONNECTIONS);
    other.saveSettings(CHANGED);
    const later = open(folder);
    expect(later.connections()).toEqual(CONNECTIONS);
    expect(later.settings()).toEqual(CHANGED);
    expect(other.connections()).toEqual(CONNECTIONS);
  });

  it('keeps what it holds when the file disappears while it runs', () => {
    const folder = savedFolder();
    const store = open(folder);
    rmSync(folder, { recursive: true });
    store.saveSettings(DEFAULT_SETTINGS);
    expect(open(folder).connections()).toEqual(CONNECTIONS);
  });

  it('refuses to save what it could not read again, and keeps what it had', () => {
    const folder = savedFolder();
    const store = open(folder);
    const [first] = CONNECTIONS;
    expect(() => {
      store.saveConnections([first!, first!]);
    }).toThrow('connections[1].id');
    expect(() => {
      store.saveSettings({ ...CHANGED, polling: { frequentMinutes: 0, fullMinutes: 90 } });
    }).toThrow('settings.polling.frequentMinutes');
    expect(store.connections()).toEqual(CONNECTIONS);
    expect(open(folder).connections()).toEqual(CONNECTIONS);
  });
});

describe('a damaged settings file', () => {
  it('cut at any byte loses nothing: put aside byte for byte, and the last good one is used', () => {
    const folder = savedFolder(SMALL);
    const good = readFileSync(fileOf(folder));
    for (let length = 0; length < good.length; length += 1) {
      const cut = good.subarray(0, length);
      writeFileSync(fileOf(folder), cut);
      const store = open(folder);
      expect(codes(store)).toEqual(['settingsQuarantined']);
      expect(store.connections()).toEqual(SMALL);
      expect(store.settings()).toEqual(CHANGED);
      const [aside] = asideIn(folder);
      expect(readFileSync(join(folder, aside ?? '')).equals(cut)).toBe(true);
      expect(words(store)).toContain(join(folder, aside ?? ''));
      rmSync(join(folder, aside ?? ''));
      expect(codes(open(folder))).toEqual([]);
    }
  }, 60_000);

  it('with any bit flipped is either what it says or put aside', () => {
    const folder = savedFolder(SMALL);
    const good = readFileSync(fileOf(folder));
    let quarantines = 0;
    for (let index = 0; index < good.length; index += 1) {
      const flipped = Buffer.from(good);
      flipped[index] = (flipped[index] ?? 0) ^ (1 << (index % 8));
      writeFileSync(fileOf(folder), flipped);
      const store = open(folder);
      // Never does a connection vanish without a word.
      expect(store.connections()).toHaveLength(SMALL.length);
      const [aside, ...more] = asideIn(folder);
      expect(more).toEqual([]);
      if (aside === undefined) {
        expect(readFileSync(fileOf(folder)).equals(flipped)).toBe(true);
      } else {
        quarantines += 1;
        expect(readFileSync(join(folder, aside)).equals(flipped)).toBe(true);
        rmSync(join(folder, aside));
      }
      writeFileSync(`${fileOf(folder)}.bak`, good);
    }
    expect(quarantines).toBeGreaterThan(good.length / 2);
  }, 60_000);

  it('names the field and the line', () => {
    const folder = savedFolder();
    const text = readFileSync(fileOf(folder), 'utf8');
    writeFileSync(fileOf(folder), text.replace('"dark"', '"drak"'));
    const store = open(folder);
    expect(words(store)).toContain('settings.theme');
    writeFileSync(fileOf(folder), text.replace('"dark"', '"dark" "x"'));
    expect(words(open(folder))).toContain('line 5');
  });

  it('starts with the defaults when the copy is damaged as well, and keeps both', () => {
    const folder = savedFolder();
    writeFileSync(fileOf(folder), '{"version": 1');
    writeFileSync(`${fileOf(folder)}.bak`, 'no JSON');
    const store = open(folder);
    expect(codes(store)).toEqual(['settingsQuarantined']);
    expect(words(store)).toContain('default settings');
    expect(store.settings()).toEqual(DEFAULT_SETTINGS);
    store.saveSettings(CHANGED);
    expect(open(folder).settings()).toEqual(CHANGED);
    const kept = asideIn(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(kept.sort()).toEqual(['no JSON', '{"version": 1']);
  });

  it('keeps several of the same moment', () => {
    const folder = savedFolder();
    for (const text of ['one', 'two', 'three']) {
      writeFileSync(fileOf(folder), text);
      open(folder);
    }
    expect(asideIn(folder)).toEqual([
      'settings.corrupt-2026-11-23T12-00-00.000Z-2.json',
      'settings.corrupt-2026-11-23T12-00-00.000Z-3.json',
      'settings.corrupt-2026-11-23T12-00-00.000Z.json',
    ]);
  });

  it('found at a save is put aside before anything is written', () => {
    const folder = savedFolder();
    const store = open(folder);
    writeFileSync(fileOf(folder), 'cut');
    store.saveSettings(DEFAULT_SETTINGS);
    expect(codes(store)).toEqual(['settingsQuarantined']);
    expect(asideIn(folder).map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(['cut']);
    expect(open(folder).connections()).toEqual(CONNECTIONS);
    expect(open(folder).settings()).toEqual(DEFAULT_SETTINGS);
  });

  it('does not renew the copy from what cannot be read again', () => {
    const folder = savedFolder();
    const backup = readFileSync(`${fileOf(folder)}.bak`);
    const forgetful = (): SettingsDocument => ({ read: () => ({}).constructor, write: () => undefined });
    const store = open(folder, forgetful);
    store.saveSettings(DEFAULT_SETTINGS);
    expect(codes(store)).toEqual(['settingsUnwritable']);
    expect(readFileSync(`${fileOf(folder)}.bak`).equals(backup)).toBe(true);
  });
});

describe('a settings file of another format', () => {
  it('of format 0 is migrated, and its text is kept', () => {
    const folder = temporaryFolder();
    const [connection] = CONNECTIONS;
    const old = JSON.stringify({
      language: 'fr',
      theme: 'light',
      pollMinutes: 12,
      connections: [connection],
    });
    writeFileSync(fileOf(folder), old);
    const store = open(folder);
    expect(store.problems).toEqual([]);
    expect(store.settings()).toEqual({
      ...DEFAULT_SETTINGS,
      language: 'fr',
      theme: 'light',
      polling: { frequentMinutes: 12, fullMinutes: DEFAULT_SETTINGS.polling.fullMinutes },
    });
    expect(store.connections()).toEqual([connection]);
    store.saveSettings(CHANGED);
    expect(JSON.parse(readFileSync(fileOf(folder), 'utf8'))).toMatchObject({ version: 4, settings: CHANGED });
    expect(readFileSync(join(folder, 'settings.format-0.json'), 'utf8')).toBe(old);
  });

  const FORMAT_1 = {
    version: 1,
    settings: {
      language: 'fr',
      theme: 'dark',
      polling: { frequentMinutes: 7, fullMinutes: 90 },
      notifications: { enabled: false },
    },
    connections: CONNECTIONS,
  };

  it('of format 1 keeps every choice, and what is new begins with the defaults', () => {
    const folder = temporaryFolder();
    writeFileSync(fileOf(folder), JSON.stringify(FORMAT_1));
    const store = open(folder);
    expect(store.problems).toEqual([]);
    expect(store.settings()).toEqual({ ...DEFAULT_SETTINGS, ...FORMAT_1.settings });
    expect(store.connections()).toEqual(CONNECTIONS);
    store.saveSettings(CHANGED);
    expect(open(folder).settings()).toEqual(CHANGED);
    expect(JSON.parse(readFileSync(join(folder, 'settings.format-1.json'), 'utf8'))).toEqual(FORMAT_1);
  });

  it.each([
    [
      'a setting that it had not',
      { ...FORMAT_1, settings: { ...FORMAT_1.settings, updates: {} } },
      'updates',
    ],
    [
      'a pace, which came with format 4',
      { ...FORMAT_1, settings: { ...FORMAT_1.settings, pace: 'slow' } },
      'pace',
    ],
    ['no settings', { version: 1, connections: [] }, 'settings'],
  ])('of format 1 with %s is damage', (_what, document, place) => {
    const folder = temporaryFolder();
    writeFileSync(fileOf(folder), JSON.stringify(document));
    const store = open(folder);
    expect(codes(store)).toEqual(['settingsQuarantined']);
    expect(words(store)).toContain(place);
  });

  it('of no format, with fields that format 0 had not, is damage', () => {
    const folder = savedFolder();
    const text = readFileSync(fileOf(folder), 'utf8').replace('"version"', '"versiom"');
    writeFileSync(fileOf(folder), text);
    expect(codes(open(folder))).toEqual(['settingsQuarantined']);
  });

  it('of a newer format is used as far as it is understood and never written to', () => {
    const folder = savedFolder();
    const newer = {
      ...(JSON.parse(readFileSync(fileOf(folder), 'utf8')) as object),
      version: 5,
      journal: { days: 30 },
    };
    const text = JSON.stringify(newer);
    writeFileSync(fileOf(folder), text);
    const store = open(folder);
    expect(codes(store)).toEqual(['settingsUnwritable']);
    expect(words(store)).toContain('newer Graphkeeper (format 5, this one knows 4)');
    expect(store.connections()).toEqual(CONNECTIONS);
    store.saveSettings(DEFAULT_SETTINGS);
    expect(store.settings()).toEqual(DEFAULT_SETTINGS);
    expect(readFileSync(fileOf(folder), 'utf8')).toBe(text);
    expect(asideIn(folder)).toEqual([]);
  });

  it('of a newer format that is not understood starts with the defaults and is never written to', () => {
    const folder = temporaryFolder();
    const text = JSON.stringify({ version: 9, everything: 'else' });
    writeFileSync(fileOf(folder), text);
    const store = open(folder);
    expect(store.settings()).toEqual(DEFAULT_SETTINGS);
    store.saveConnections(CONNECTIONS);
    expect(store.connections()).toEqual(CONNECTIONS);
    expect(readFileSync(fileOf(folder), 'utf8')).toBe(text);
  });
});

describe('a folder that cannot be used', () => {
  it('keeps settings in memory and says so, until a save succeeds', () => {
    const parent = temporaryFolder();
    const blocked = join(parent, 'blocked');
    writeFileSync(blocked, 'a file where the folder should be');
    const store = open(blocked);
    expect(codes(store)).toEqual(['settingsUnwritable']);
    store.saveConnections(CONNECTIONS);
    expect(store.connections()).toEqual(CONNECTIONS);
    expect(codes(store)).toEqual(['settingsUnwritable']);
    rmSync(blocked);
    store.saveSettings(CHANGED);
    expect(store.problems).toEqual([]);
    expect(open(blocked).connections()).toEqual(CONNECTIONS);
  });

  it('says why when the disk is full', () => {
    const folder = savedFolder();
    const full = (): SettingsDocument => ({
      read: () => null,
      write: () => {
        throw Object.assign(new Error('ENOSPC: marked text of the system'), { code: 'ENOSPC' });
      },
    });
    const store = open(folder, full);
    store.saveSettings(DEFAULT_SETTINGS);
    expect(store.settings()).toEqual(DEFAULT_SETTINGS);
    expect(codes(store)).toEqual(['settingsUnwritable']);
    expect(words(store)).toContain('there is no space left');
    expect(words(store)).not.toContain('marked');
    expect(open(folder).settings()).toEqual(CHANGED);
  });

  it('leaves alone what it cannot read', () => {
    const folder = temporaryFolder();
    mkdirSync(fileOf(folder));
    const store = open(folder);
    expect(codes(store)).toEqual(['settingsUnwritable']);
    store.saveSettings(CHANGED);
    expect(store.settings()).toEqual(CHANGED);
    expect(statSync(fileOf(folder)).isDirectory()).toBe(true);
    expect(existsSync(`${fileOf(folder)}.bak`)).toBe(false);
  });
});
