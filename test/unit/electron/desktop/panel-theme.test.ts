import { describe, expect, it } from 'vitest';

import { isPanelDark } from '../../../../electron/desktop/panel-theme';

const answer = (output: string | null) => () => Promise.resolve(output);
const registry = (value: number): string =>
  `\r\nHKEY_CURRENT_USER\\...\\Personalize\r\n    SystemUsesLightTheme    REG_DWORD    0x${value.toString(16)}\r\n`;

describe('isPanelDark', () => {
  it.each([
    ['win32', undefined, false, registry(0), true],
    ['win32', undefined, true, registry(1), false],
    ['win32', undefined, false, null, true],
    ['linux', 'ubuntu:GNOME', false, null, true],
    ['linux', 'KDE', false, null, false],
    ['linux', 'KDE', true, null, true],
  ] as const)(
    'on %s with %s, dark applications %s',
    async (platform, desktop, isAppDark, output, expected) => {
      expect(await isPanelDark({ platform, desktop, isAppDark, run: answer(output) })).toBe(expected);
    },
  );
});
