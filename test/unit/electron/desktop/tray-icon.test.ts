import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { menuIconPath, trayIconPath } from '../../../../electron/desktop/tray-icon';
import { TRAY_ICON_STATES } from '../../../../shared/diagnosis/tray-view';

const folder = fileURLToPath(new URL('../../../../assets/tray', import.meta.url));

describe('tray images', () => {
  it('exist for every state, system and panel, with their doubles', () => {
    for (const state of TRAY_ICON_STATES) {
      for (const platform of ['darwin', 'win32', 'linux'] as const) {
        for (const isDarkPanel of [true, false]) {
          for (const path of [trayIconPath, menuIconPath].map((find) =>
            find(state, { platform, isDarkPanel, folder }),
          )) {
            expect(existsSync(path), path).toBe(true);
            if (path.endsWith('.png')) expect(existsSync(path.replace('.png', '@2x.png')), path).toBe(true);
          }
        }
      }
    }
  });

  it('are templates on macOS, icon files on Windows, and follow the panel elsewhere', () => {
    expect(basename(trayIconPath('ok', { platform: 'darwin', isDarkPanel: true, folder }))).toBe(
      'okTemplate.png',
    );
    expect(trayIconPath('ok', { platform: 'win32', isDarkPanel: true, folder })).toBe(
      join(folder, 'dark', 'ok.ico'),
    );
    expect(trayIconPath('ok', { platform: 'linux', isDarkPanel: false, folder })).toBe(
      join(folder, 'light', 'ok-24.png'),
    );
  });
});
