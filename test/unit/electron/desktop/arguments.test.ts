import { describe, expect, it } from 'vitest';

import { parseDesktopArguments } from '../../../../electron/desktop/arguments';

describe('parseDesktopArguments', () => {
  it('finds its own among those of Electron and Chromium', () => {
    const argv = [
      '--no-sandbox',
      '.',
      '--user-data-dir=/tmp/x',
      '--config',
      '/etc/graphkeeper.json',
      '--hidden',
      '--flag=value',
    ];
    expect(parseDesktopArguments(argv)).toEqual({
      configPath: '/etc/graphkeeper.json',
      isSample: false,
      isHidden: true,
    });
    expect(parseDesktopArguments(['--config=a.json', '--sample'])).toEqual({
      configPath: 'a.json',
      isSample: true,
      isHidden: false,
    });
  });

  it('asks for nothing when nothing is given, or no file follows', () => {
    const nothing = { configPath: null, isSample: false, isHidden: false };
    expect(parseDesktopArguments([])).toEqual(nothing);
    expect(parseDesktopArguments(['--config'])).toEqual(nothing);
  });
});
