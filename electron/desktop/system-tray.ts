import { app, Menu, nativeTheme, Tray } from 'electron';

import type { TrayCommand } from '../../shared/diagnosis/tray-view';
import type { RunbookStart } from '../../shared/domain/runbook-id';
import type { Application } from '../application';
import { systemClock } from '../clock';
import { isPanelDark, runProgram } from './panel-theme';
import { PATHS } from './paths';
import { SystemTray } from './tray';
import { menuIconPath, trayIconPath } from './tray-icon';

/** What the menu of the tray can bring about beside the application's own commands. */
export interface TrayActions {
  readonly open: () => void;
  readonly openConnection: (connectionId: string) => void;
  readonly fix: (start: RunbookStart) => void;
  readonly openSettings: () => void;
  readonly installUpdate: () => void;
}

/** The tray of this system, wired to what its menu asks for. */
export async function createSystemTray(
  handlers: Application['handlers'],
  actions: TrayActions,
): Promise<SystemTray> {
  const { platform, env } = process;
  const desktop = env['XDG_CURRENT_DESKTOP'];
  const isDark = (): Promise<boolean> =>
    isPanelDark({ platform, desktop, isAppDark: nativeTheme.shouldUseDarkColors, run: runProgram });
  let isDarkPanel = await isDark();
  const surroundings = () => ({ platform, isDarkPanel, folder: PATHS.trayImages });
  const tray = new SystemTray({
    createTray: (imagePath) => new Tray(imagePath),
    createMenu: (template) => Menu.buildFromTemplate(template),
    iconPath: (state) => trayIconPath(state, surroundings()),
    menuIconPath: (state) =>
      menuIconPath(state, { ...surroundings(), isDarkPanel: nativeTheme.shouldUseDarkColors }),
    onCommand: (command) => {
      run(command, handlers, actions);
    },
    platform,
    clock: systemClock,
  });
  nativeTheme.on('updated', () => {
    void isDark().then((value) => {
      isDarkPanel = value;
      tray.repaint();
    });
  });
  return tray;
}

function run(command: TrayCommand, handlers: Application['handlers'], actions: TrayActions): void {
  switch (command.kind) {
    case 'openConnection':
      actions.openConnection(command.connectionId);
      break;
    case 'fix':
      actions.fix({ runbook: command.runbook, connectionId: command.connectionId });
      break;
    case 'recheck':
    case 'recheckPermissions':
    case 'resume':
      forget(handlers[command.kind]({}));
      break;
    case 'pause':
      forget(handlers.pause({ until: command.until }));
      break;
    case 'installUpdate':
      actions.installUpdate();
      break;
    case 'open':
      actions.open();
      break;
    case 'settings':
      actions.openSettings();
      break;
    case 'quit':
      app.quit();
      break;
  }
}

/** A look that could not be taken shows in the connection itself, and a pause in the tray. */
function forget(outcome: Promise<unknown>): void {
  outcome.catch(() => undefined);
}
