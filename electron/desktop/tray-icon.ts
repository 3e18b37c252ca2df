import { join } from 'node:path';

import type { TrayIconState } from '../../shared/diagnosis/tray-view';

/** What the choice of an image depends on. */
export interface TrayIconSurroundings {
  readonly platform: NodeJS.Platform;
  /** Whether the panel or task bar behind the icon is dark; macOS needs no answer, it colours templates itself. */
  readonly isDarkPanel: boolean;
  /** The folder `assets/tray`. */
  readonly folder: string;
}

/** The image file of a state. Electron finds the `@2x` file beside it by itself. */
export function trayIconPath(
  state: TrayIconState,
  { platform, isDarkPanel, folder }: TrayIconSurroundings,
): string {
  const panel = isDarkPanel ? 'dark' : 'light';
  switch (platform) {
    case 'darwin':
      return join(folder, 'mac', `${state}Template.png`);
    case 'win32':
      return join(folder, panel, `${state}.ico`);
    default:
      // Panels of Linux desktops are 22 to 28 pixels high and scale the image that they are given.
      return join(folder, panel, `${state}-24.png`);
  }
}

/** The small image before a menu line: always 16 pixels, on the menu's own background. */
export function menuIconPath(
  state: TrayIconState,
  { platform, isDarkPanel, folder }: TrayIconSurroundings,
): string {
  return platform === 'darwin'
    ? join(folder, 'mac', `${state}Template.png`)
    : join(folder, isDarkPanel ? 'dark' : 'light', `${state}-16.png`);
}
