import type { MailImpact } from '../../domain/mail-impact';
import type { Severity } from '../../domain/severity';
import type { Formatter } from '../formatter';

const SEVERITY: Readonly<Record<Severity, string>> = {
  ok: 'Healthy',
  notice: 'Notice',
  unknown: 'Unknown',
  warning: 'Warning',
  critical: 'Critical',
};

/** What the tray, its menu and the desktop notifications say. */
export const desktop = {
  'desktop.tooltip.worst': (
    { severity, name, others }: { severity: Severity; name: string; others: number },
    format: Formatter,
  ) =>
    others === 0
      ? `${SEVERITY[severity]}: ${name}.`
      : `${SEVERITY[severity]}: ${name} and ${format.number(others)} more.`,
  'desktop.tooltip.allOk': ({ count }: { count: number }, format: Formatter) =>
    `Healthy: all ${format.number(count)} connections.`,
  'desktop.tooltip.checked': ({ at, isJustNow }: { at: string; isJustNow: boolean }, format: Formatter) =>
    isJustNow ? 'Checked just now.' : `Checked ${format.relative(at)}.`,
  'desktop.tooltip.checking': () => 'Graphkeeper is checking for the first time.',
  'desktop.tooltip.none': () => 'No connection is set up yet.',
  'desktop.tooltip.neverRead': () => 'It has not been checked yet.',
  'desktop.tooltip.stale': () => 'The last result is too old to rely on.',
  'desktop.tooltip.offline': () => 'This computer is offline.',
  'desktop.tooltip.paused': () => 'Checking is paused.',
  'desktop.tooltip.pausedUntil': ({ at }: { at: string }, format: Formatter) =>
    `Checking is paused until ${format.dateTime(at)}.`,
  'desktop.menu.connection': ({ severity, name }: { severity: Severity; name: string }) =>
    `${SEVERITY[severity]}: ${name}`,
  'desktop.menu.more': ({ count }: { count: number }, format: Formatter) =>
    format.plural(count, {
      one: `${format.number(count)} more connection…`,
      other: `${format.number(count)} more connections…`,
    }),
  'desktop.menu.fix': ({ name, isUnderWay }: { name: string; isUnderWay: boolean }) =>
    isUnderWay ? `Go on: ${name}` : `Fix: ${name}`,
  'desktop.menu.recheckPermissions': () => 'Re-check permissions now',
  'desktop.menu.checkingPermissions': () => 'Checking permissions…',
  'desktop.menu.recheck': () => 'Re-check everything',
  'desktop.menu.checking': () => 'Checking everything…',
  'desktop.menu.pause': () => 'Pause checking',
  'desktop.menu.pause.oneHour': () => 'For one hour',
  'desktop.menu.pause.tomorrow': () => 'Until tomorrow',
  'desktop.menu.pause.resumed': () => 'Until I resume it',
  'desktop.menu.resume': () => 'Resume checking',
  'desktop.menu.installUpdate': ({ version }: { version: string }) => `Restart to update to ${version}`,
  'desktop.menu.open': () => 'Open Graphkeeper',
  'desktop.menu.settings': () => 'Settings…',
  'desktop.menu.quit': () => 'Quit Graphkeeper',
  'desktop.toast.title': ({
    name,
    severity,
    impact,
  }: {
    name: string;
    severity: Severity;
    impact: MailImpact;
  }) =>
    ({
      stopped: `${name}: mail has stopped`,
      atRisk: severity === 'critical' ? `${name}: mail is about to stop` : `${name}: mail is at risk`,
      none: `${name}: needs attention`,
    })[impact],
  'desktop.toast.deadline': ({ at }: { at: string }, format: Formatter) =>
    `${format.dateTime(at)} (${format.relative(at)})`,
  'desktop.toast.digestTitle': ({ count }: { count: number }, format: Formatter) =>
    `${format.number(count)} alerts`,
  'desktop.toast.fix': () => 'Fix…',
  'desktop.toast.snooze': () => 'Snooze 1 day',
  'desktop.toast.snoozed': () => 'Snoozed from the notification.',
  'desktop.toast.hidden': () => 'Graphkeeper goes on watching',
  'desktop.toast.hiddenBody': () =>
    'The window is closed, the watching is not: its icon stays in the panel, and opens the window again.',
  'desktop.toast.test': () => 'Graphkeeper can reach you',
  'desktop.toast.testBody': () => 'This is a test. Notifications about your connections will look like it.',
  'desktop.launch.downloading': () => 'Downloading Electron, which is done once.',
  'desktop.launch.noElectron': ({ reason }: { reason: string }) =>
    `Electron could not be downloaded here (${reason}); the same application is served on this computer instead:`,
  'desktop.launch.noDisplay': () =>
    'There is no display to open a window on; the same application is served on this computer instead:',
  'desktop.launch.root': () =>
    'Started as root, for whom Chromium’s sandbox cannot be used; start Graphkeeper as an ordinary user to have it.',
};
