import type { EpochMs } from '../../shared/domain/instant';
import type { AppState } from '../../shared/domain/state';
import type { CommandArgument, CommandHandlers } from '../../shared/ipc/contract';
import { createFormatter } from '../../shared/messages/formatter';
import { buildSupportBundle } from '../../shared/support/support-bundle';
import { portalLink, signInOriginOf } from '../portal-links';
import { act } from './act';
import type { DesktopPort } from './host-port';
import type { Pause } from './pause';
import type { Watching } from './watching';

/** What the commands about the application as a whole are made of. */
export interface GeneralCommandParts {
  /** The state with the present time. */
  readonly present: () => AppState;
  readonly now: () => EpochMs;
  readonly watching: Pick<Watching, 'recheck' | 'find'>;
  readonly pause: Pick<Pause, 'begin' | 'end'>;
  readonly host: DesktopPort;
  readonly updateSettings: (change: CommandArgument<'updateSettings'>) => void;
  readonly openExternal: (url: string, signInOrigin?: string) => Promise<void>;
  readonly exploreSample: () => Promise<void>;
  readonly leaveSample: () => void;
}

/** The commands about what is read, settings, the sample tenant, pausing and the host. */
export function generalCommands(
  parts: GeneralCommandParts,
): Pick<
  CommandHandlers,
  | 'getState'
  | 'recheck'
  | 'recheckPermissions'
  | 'updateSettings'
  | 'openLink'
  | 'exploreSample'
  | 'leaveSample'
  | 'pause'
  | 'resume'
  | 'supportBundle'
  | 'testNotification'
  | 'setLaunchAtLogin'
  | 'openDataFolder'
  | 'saveFile'
  | 'checkForUpdate'
> {
  const { present, watching, pause, host } = parts;
  return {
    getState: () => Promise.resolve(present()),
    recheck: ({ connectionId }) => act(() => watching.recheck('full', connectionId)),
    recheckPermissions: ({ connectionId }) => act(() => watching.recheck('permissions', connectionId)),
    updateSettings: (change) =>
      act(() => {
        parts.updateSettings(change);
      }),
    openLink: ({ link, connectionId }) =>
      act(() => {
        const connection = connectionId === undefined ? null : watching.find(connectionId);
        return parts.openExternal(portalLink(link, connection), signInOriginOf(link, connection));
      }),
    exploreSample: () => act(parts.exploreSample),
    leaveSample: () => act(parts.leaveSample),
    pause: ({ until }) =>
      act(() => {
        pause.begin(until);
      }),
    resume: () => act(pause.end),
    supportBundle: () => {
      const format = createFormatter('en', parts.now(), 'UTC');
      return Promise.resolve({ text: buildSupportBundle(present(), format) });
    },
    testNotification: () => host.testNotification(),
    setLaunchAtLogin: ({ enabled }) => act(() => host.setLaunchAtLogin(enabled)),
    openDataFolder: () => act(() => host.openDataFolder()),
    saveFile: (file) => host.saveFile(file),
    checkForUpdate: () => act(() => host.checkForUpdate()),
  };
}
