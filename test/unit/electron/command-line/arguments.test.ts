import { describe, expect, it } from 'vitest';

import { commandArguments } from '../../../../electron/command-line/arguments';

const installed = (...args: readonly string[]): readonly string[] | null =>
  commandArguments(['/opt/Graphkeeper/graphkeeper', ...args], false);
const unpackaged = (...args: readonly string[]): readonly string[] | null =>
  commandArguments(['/usr/bin/electron', ...args], true);

describe('commandArguments', () => {
  it.each([
    [[]],
    [['--hidden']],
    [['--sample', '--hidden']],
    [['--config', 'check']],
    [['--config', '/etc/graphkeeper.json']],
    [['--config=graphkeeper.json', '--user-data-dir=/tmp/check']],
    [['--no-sandbox', '--ozone-platform=wayland']],
    [['-psn_0_12345']],
    [['https://example.invalid/check']],
    [['./check']],
  ])('is the tray application for %j', (args) => {
    expect(installed(...args)).toBeNull();
    expect(unpackaged('/home/me/graphkeeper', ...args)).toBeNull();
  });

  it.each([
    [
      ['check', '--sample'],
      ['check', '--sample'],
    ],
    [
      ['check', '--config', 'a.json', '--lang=fr'],
      ['check', '--config', 'a.json', '--lang=fr'],
    ],
    [
      ['serve', '--no-open'],
      ['serve', '--no-open'],
    ],
    [
      ['simulate', '--state', 'check'],
      ['simulate', '--state', 'check'],
    ],
    [
      ['--no-sandbox', '--user-data-dir=/tmp/x', 'check', '--sample'],
      ['check', '--sample'],
    ],
    [
      ['check', '--sample', '--no-sandbox', '--disable-gpu', '--user-data-dir=/tmp/x'],
      ['check', '--sample'],
    ],
    [
      ['check', '--smaple'],
      ['check', '--smaple'],
    ],
    [['chekc'], ['chekc']],
    [['--', 'check'], ['check']],
    [['--help'], ['--help']],
    [['-h'], ['-h']],
    [['--version', '--no-sandbox'], ['--version']],
    [['-V'], ['-V']],
    [
      ['check', '--help'],
      ['check', '--help'],
    ],
  ])('of %j are %j', (args, expected) => {
    expect(installed(...args)).toEqual(expected);
    expect(unpackaged('.', ...args)).toEqual(expected);
    expect(unpackaged('-r', '/tmp/recorder.cjs', '/home/me/check', ...args)).toEqual(expected);
  });

  it('takes no path of the application for a command', () => {
    expect(unpackaged('check')).toBeNull();
    expect(unpackaged('--no-sandbox', 'check', 'serve')).toEqual(['serve']);
  });
});
