import { describe, expect, it } from 'vitest';

import { windowOptions } from '../../../../electron/desktop/window-options';

const surroundings = {
  preloadPath: '/p',
  iconPath: '/i',
  partition: 'interface',
  isPackaged: true,
  isDark: false,
};

describe('windowOptions', () => {
  it('keeps to the security guide of Electron, setting by setting', () => {
    expect(windowOptions(surroundings).webPreferences).toEqual({
      preload: '/p',
      partition: 'interface',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: false,
    });
  });

  it('offers developer tools only when it is not packaged', () => {
    expect(windowOptions({ ...surroundings, isPackaged: false }).webPreferences.devTools).toBe(true);
  });

  it('keeps the page in memory: no partition that persists', () => {
    expect(windowOptions(surroundings).webPreferences.partition).not.toMatch(/^persist:/);
  });

  it('has the sizes of the design, and appears when it is shown', () => {
    expect(windowOptions(surroundings)).toMatchObject({
      width: 1080,
      height: 720,
      minWidth: 720,
      minHeight: 520,
      show: false,
    });
  });
});
