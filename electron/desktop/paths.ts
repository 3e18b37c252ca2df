import { fileURLToPath } from 'node:url';

/** Files of the application beside the built main process (`out/main/main.js`), packaged or not. */
export const PATHS = {
  preload: fileURLToPath(new URL('../preload/preload.cjs', import.meta.url)),
  renderer: fileURLToPath(new URL('../renderer', import.meta.url)),
  trayImages: fileURLToPath(new URL('../../assets/tray', import.meta.url)),
  icon: fileURLToPath(new URL('../../assets/icon.png', import.meta.url)),
} as const;
