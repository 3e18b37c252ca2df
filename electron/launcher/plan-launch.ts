import { type Message, message } from '../../shared/messages/message';
import type { FoundElectron } from './find-electron';

/** What is started, and what is said about it. */
export interface LaunchPlan {
  readonly file: string;
  readonly arguments: readonly string[];
  readonly notice: Message | null;
}

/** What the choice depends on. */
export interface LaunchSurroundings {
  readonly electron: FoundElectron;
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isRoot: boolean;
  /** Node's executable. */
  readonly node: string;
  /** The project's folder, from whose package.json Electron takes name and version. */
  readonly projectFolder: string;
  /** The built command line. */
  readonly commandLine: string;
  /** Arguments for the application. */
  readonly given: readonly string[];
}

/** Whether a window could be opened: X11 and Wayland say so in the environment. */
export function hasDisplay(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}

/** Electron where it can run; otherwise the same application on loopback, in the browser. */
export function planLaunch(surroundings: LaunchSurroundings): LaunchPlan {
  const { electron, platform, env, isRoot, node, projectFolder, commandLine, given } = surroundings;
  const serve = (notice: Message): LaunchPlan => ({
    file: node,
    arguments: [commandLine, 'serve', ...(given.length === 0 ? ['--sample'] : given)],
    notice,
  });
  if (!hasDisplay(platform, env)) return serve(message('desktop.launch.noDisplay'));
  if (electron.state === 'missing') {
    return serve(message('desktop.launch.noElectron', { reason: electron.reason }));
  }
  // Chromium refuses to start its sandbox as root. Nobody else is ever given this switch.
  const isRootOnLinux = platform === 'linux' && isRoot;
  return {
    file: electron.path,
    arguments: [projectFolder, ...(isRootOnLinux ? ['--no-sandbox'] : []), ...given],
    notice: isRootOnLinux ? message('desktop.launch.root') : null,
  };
}
