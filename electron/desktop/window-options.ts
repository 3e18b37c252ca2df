import type { BrowserWindowConstructorOptions } from 'electron';

/** What the options depend on. */
export interface WindowSurroundings {
  /** Path of the built preload script. */
  readonly preloadPath: string;
  readonly iconPath: string;
  /** The session's partition; without `persist:`, so that the page leaves nothing behind. */
  readonly partition: string;
  readonly isPackaged: boolean;
  /** Behind the page until it is painted. */
  readonly isDark: boolean;
}

/** Colours of the empty window (Fluent UI's `colorNeutralBackground2`). */
const BACKGROUND = { light: '#fafafa', dark: '#1f1f1f' } as const;

/**
 * The options of the window. One pure function, so that a test can hold every security setting to the list of
 * Electron's own security guide; what is default today is written down all the same.
 */
export function windowOptions(surroundings: WindowSurroundings) {
  return {
    width: 1_080,
    height: 720,
    minWidth: 720,
    minHeight: 520,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: surroundings.isDark ? BACKGROUND.dark : BACKGROUND.light,
    icon: surroundings.iconPath,
    title: 'Graphkeeper',
    webPreferences: {
      preload: surroundings.preloadPath,
      partition: surroundings.partition,
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
      devTools: !surroundings.isPackaged,
    },
  } as const satisfies BrowserWindowConstructorOptions;
}
