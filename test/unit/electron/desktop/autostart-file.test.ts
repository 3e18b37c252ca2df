import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  autostartEntry,
  autostartPath,
  createAutostartFile,
  execLine,
  readAutostartEntry,
} from '../../../../electron/desktop/autostart-file';
import { temporaryFolder } from '../../../support/temporary-folder';

const PROGRAM = '/opt/Graphkeeper/graphkeeper';
const ARGS = ['--hidden'];

/** Reads an `Exec` value back as the specification says: the string's escapes, then each quoted argument. */
function parseExec(value: string): readonly string[] {
  const text = value.replaceAll('\\\\', '\\');
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, quoted = '']) =>
    quoted.replaceAll(/\\(.)/g, '$1').replaceAll('%%', '%'),
  );
}

describe('the autostart entry', () => {
  it('is where the specification says, whatever is wrong in the environment', () => {
    expect(autostartPath({}, '/home/a')).toBe('/home/a/.config/autostart/graphkeeper.desktop');
    expect(autostartPath({ XDG_CONFIG_HOME: '/cfg' }, '/home/a')).toBe('/cfg/autostart/graphkeeper.desktop');
    expect(autostartPath({ XDG_CONFIG_HOME: 'relative' }, '/home/a')).toBe(
      '/home/a/.config/autostart/graphkeeper.desktop',
    );
  });

  it('starts exactly the program and arguments that it was made for', () => {
    expect(execLine(PROGRAM, ARGS)).toBe('"/opt/Graphkeeper/graphkeeper" "--hidden"');
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).map((name) => `/opt/${name.replaceAll(/[\r\n]/g, '')}`),
        (path) => {
          expect(parseExec(execLine(path, ARGS))).toEqual([path, ...ARGS]);
        },
      ),
    );
  });

  it.each([
    ['as it was written', (text: string) => text, 'on'],
    ['switched off by the desktop', (text: string) => `${text}Hidden=true\n`, 'blocked'],
    ['switched off by GNOME', (text: string) => text.replace('enabled=true', 'enabled=false'), 'blocked'],
    ['of a program that was moved', (text: string) => text.replace('/opt', '/usr/local'), 'off'],
    ['of another kind', () => 'nonsense', 'off'],
  ] as const)('%s', (_what, change, expected) => {
    expect(readAutostartEntry(change(autostartEntry(PROGRAM, ARGS)), PROGRAM, ARGS)).toBe(expected);
  });
});

describe.skipIf(process.platform === 'win32')('createAutostartFile', () => {
  it('writes and removes its file and nothing else', async () => {
    const path = join(temporaryFolder(), 'config', 'autostart', 'graphkeeper.desktop');
    const file = createAutostartFile(path, PROGRAM, ARGS);
    expect(await file.read()).toBe('off');
    await file.set(false);
    await file.set(true);
    expect(await file.read()).toBe('on');
    expect(readdirSync(dirname(path))).toEqual(['graphkeeper.desktop']);
    expect(readFileSync(path, 'utf8')).toMatch(/^\[Desktop Entry\]\nType=Application\n/);
    expect(statSync(path).mode & 0o777).toBe(0o644);
    await file.set(false);
    expect([await file.read(), readdirSync(dirname(path))]).toEqual(['off', []]);
  });

  it('switches on again what the desktop switched off', async () => {
    const path = join(temporaryFolder(), 'graphkeeper.desktop');
    writeFileSync(path, `${autostartEntry(PROGRAM, ARGS)}Hidden=true\n`);
    const file = createAutostartFile(path, PROGRAM, ARGS);
    expect(await file.read()).toBe('blocked');
    await file.set(true);
    expect(await file.read()).toBe('on');
  });

  it('says so when it cannot be written', async () => {
    const folder = join(temporaryFolder(), 'taken');
    writeFileSync(folder, 'a file where the folder should be');
    const file = createAutostartFile(join(folder, 'graphkeeper.desktop'), PROGRAM, ARGS);
    await expect(file.set(true)).rejects.toThrow();
    expect(await file.read()).toBe('off');
  });
});
