import type { MenuItemConstructorOptions } from 'electron';

import { message } from '../../shared/messages/message';
import type { Speak } from './wording';

/**
 * The application menu. macOS needs it for the clipboard's shortcuts; elsewhere it is hidden until Alt is pressed
 * and is there so that the application can be quit where no tray is to be seen.
 */
export function applicationMenu(
  platform: NodeJS.Platform,
  speak: Speak,
  quit: () => void,
): MenuItemConstructorOptions[] {
  if (platform === 'darwin') return [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }];
  return [
    {
      label: 'Graphkeeper',
      submenu: [{ label: speak(message('desktop.menu.quit')), accelerator: 'Ctrl+Q', click: quit }],
    },
  ];
}
