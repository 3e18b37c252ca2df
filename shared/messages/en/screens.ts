import type { ActivityKind } from '../../domain/activity-kind';
import type { SlowReason } from '../../domain/pace';
import type { Formatter } from '../formatter';

const KIND: Readonly<Record<ActivityKind, string>> = {
  worse: 'Got worse',
  better: 'Got better',
  told: 'Notified',
  changed: 'Changed',
  acted: 'Taken in hand',
  done: 'Done',
  problem: 'Problem',
};

/** What became of a desktop notification. */
const SHOWN = {
  delivered: 'shown',
  partly: 'shown',
  uncertain: 'perhaps shown',
  givenUp: 'not shown',
} as const;

/** What became of a message to a channel. */
const DELIVERED = {
  delivered: 'delivered',
  partly: 'not delivered to all',
  uncertain: 'perhaps delivered, no answer came',
  givenUp: 'not delivered',
} as const;

/** What somebody did about an alert. */
const ACT = { acknowledged: 'Acknowledged', snoozed: 'Snoozed', woken: 'Taken up again' } as const;

const SLOWER: Readonly<Record<SlowReason, string>> = {
  battery: 'Read less often: on battery',
  heat: 'Read less often: the computer is hot',
  metered: 'Read less often: metered network',
  chosen: 'Read less often: as chosen',
};

/** A computer's family, by which advice differs. */
type Platform = 'windows' | 'macos' | 'linux' | 'other';

const WHERE_BLOCKED: Readonly<Record<Platform, string>> = {
  windows: 'Allow Graphkeeper in Task Manager, under “Startup apps”.',
  macos: 'Allow Graphkeeper in System Settings, under “General › Login Items & Extensions”.',
  linux: 'Allow Graphkeeper in the desktop’s settings for startup applications.',
  other: 'Allow Graphkeeper in the system’s settings for startup applications.',
};

const KEYCHAIN_ADVICE: Readonly<Record<Platform, string>> = {
  windows:
    'The Windows Credential Manager is needed. In “Services”, start “Credential Manager” (VaultSvc), then restart Graphkeeper.',
  macos:
    'The login keychain is needed. Unlock it in Keychain Access, allow Graphkeeper to use it, then restart Graphkeeper.',
  linux:
    'A secret service is needed: GNOME Keyring or KWallet, unlocked in the same desktop session. Then restart Graphkeeper.',
  other: 'A keychain of the operating system is needed.',
};

/** "1 of 4 connections", "the connection". */
function share(count: number, total: number, format: Formatter): string {
  if (total === 1) return 'the connection';
  if (count === total) return `all ${format.number(total)} connections`;
  return `${format.number(count)} of ${format.number(total)} connections`;
}

/** Alerts, activity, settings, pausing and keyboard shortcuts. */
export const screens = {
  'screens.nav.alerts': () => 'Alerts',
  'screens.nav.alertCount': ({ count }: { count: number }, format: Formatter) =>
    format.plural(count, {
      one: `${format.number(count)} needs attention`,
      other: `${format.number(count)} need attention`,
    }),
  'screens.nav.activity': () => 'Activity',

  'screens.alerts.some': ({ count, critical }: { count: number; critical: number }, format: Formatter) => {
    const things = format.plural(count, {
      one: `${format.number(count)} thing needs attention`,
      other: `${format.number(count)} things need attention`,
    });
    if (critical === 0) return `${things}.`;
    if (critical === count)
      return `${things}, ${count === 1 ? 'and it is critical' : 'all of them critical'}.`;
    return `${things}, ${format.number(critical)} of them critical.`;
  },
  'screens.alerts.none': () => 'Nothing needs attention.',
  'screens.alerts.noneHint': () => 'What gets worse appears here. What got better is listed under Activity.',
  'screens.alerts.waiting': ({ count, total }: { count: number; total: number }, format: Formatter) =>
    `No alert so far, but ${share(count, total, format)} ${total === 1 || count === 1 ? 'has' : 'have'} not been read yet.`,
  'screens.alerts.uncertain': ({ count, total }: { count: number; total: number }, format: Formatter) =>
    `No alert, but it is not known how ${share(count, total, format)} ${total === 1 || count === 1 ? 'stands' : 'stand'}.`,
  'screens.alerts.uncertainHint': () =>
    'What was read is incomplete or too old to rely on. The overview shows what is missing.',
  'screens.alerts.toActivity': () => 'See the activity',
  'screens.alerts.list': () => 'What needs attention, worst first',

  'screens.activity.none': () => 'Nothing has happened yet.',
  'screens.activity.noneHint': () =>
    'What gets worse or better, what you were told and what was changed is kept here.',
  'screens.activity.quiet': () => 'Nothing got worse or better in the last 24 hours.',
  'screens.activity.day': ({ worse, better }: { worse: number; better: number }, format: Formatter) => {
    const parts = [
      ...(worse > 0
        ? [
            format.plural(worse, {
              one: `${format.number(worse)} thing got worse`,
              other: `${format.number(worse)} things got worse`,
            }),
          ]
        : []),
      ...(better > 0
        ? [
            format.plural(better, {
              one: `${format.number(better)} thing got better`,
              other: `${format.number(better)} things got better`,
            }),
          ]
        : []),
    ];
    return `${format.list(parts)} in the last 24 hours.`;
  },
  'screens.activity.kind': ({ kind }: { kind: ActivityKind }) => KIND[kind],
  'screens.activity.filters': () => 'Filters',
  'screens.activity.search': () => 'Search',
  'screens.activity.connection': () => 'Connection',
  'screens.activity.allConnections': () => 'All connections',
  'screens.activity.ownKind': () => 'Kind',
  'screens.activity.allKinds': () => 'All kinds',
  'screens.activity.severity': () => 'Severity',
  'screens.activity.allSeverities': () => 'All severities',
  'screens.activity.count': ({ shown, total }: { shown: number; total: number }, format: Formatter) =>
    shown === total
      ? format.plural(total, {
          one: `${format.number(total)} entry`,
          other: `${format.number(total)} entries`,
        })
      : `${format.number(shown)} of ${format.number(total)} entries`,
  'screens.activity.noMatch': () => 'Nothing matches these filters.',
  'screens.activity.clear': () => 'Clear filters',
  'screens.activity.today': ({ at }: { at: string }, format: Formatter) => `Today, ${format.date(at)}`,
  'screens.activity.yesterday': ({ at }: { at: string }, format: Formatter) =>
    `Yesterday, ${format.date(at)}`,
  'screens.activity.onDay': ({ at }: { at: string }, format: Formatter) => format.date(at),
  'screens.activity.time': ({ at }: { at: string }, format: Formatter) => format.time(at),
  'screens.activity.age': ({ at }: { at: string }, format: Formatter) => format.relative(at),
  'screens.activity.csv.time': () => 'Time (UTC)',
  'screens.activity.csv.text': () => 'What happened',
  'screens.activity.csv.details': () => 'Details',
  'screens.activity.exportJson': () => 'Export JSON',
  'screens.activity.from': () => 'From',
  'screens.activity.to': () => 'To',
  'screens.activity.older': () => 'Show older entries',
  'screens.activity.reading': () => 'Looking through older entries…',
  'screens.activity.lookedUntil': ({ at }: { at: string }, format: Formatter) =>
    `Looked back to ${format.date(at)}. There are older entries.`,
  'screens.activity.oldest': () => 'There are no older entries.',
  'screens.activity.olderFailed': () => 'Older entries could not be read.',
  'screens.activity.again': () => 'Try again',
  'screens.activity.told': ({
    channel,
    result,
  }: {
    channel: string | null;
    /** `partly`: a mail server did not take it for all recipients. */
    result: 'delivered' | 'partly' | 'uncertain' | 'givenUp';
  }) =>
    channel === null
      ? `Desktop notification: ${SHOWN[result]}`
      : `Channel “${channel}”: ${DELIVERED[result]}`,
  'screens.activity.acted': (
    {
      act,
      by,
      until,
      reason,
    }: {
      act: 'acknowledged' | 'snoozed' | 'woken' | null;
      by: string | null;
      /** When a snooze ends: a moment, or `nextStage`; null: it was not kept. */
      until: string | null;
      reason: string | null;
    },
    format: Formatter,
  ) =>
    [
      act === null ? 'Done' : ACT[act],
      until === null
        ? ''
        : until === 'nextStage'
          ? ' until the next stage'
          : ` until ${format.dateTime(until)}`,
      by === null ? '' : ` by ${by}`,
      reason === null ? '' : `: ${reason}`,
    ].join(''),

  'screens.settings.index': () => 'Sections',
  'screens.settings.group.general': () => 'General',
  'screens.settings.group.watching': () => 'Checking',
  'screens.settings.group.notifications': () => 'Notifications',
  'screens.settings.group.connections': () => 'Connections',
  'screens.settings.group.computer': () => 'This computer',
  'screens.settings.group.support': () => 'Updates and support',
  'screens.settings.group.about': () => 'About',

  'screens.saved': () => 'Saved',
  'screens.notSaved': () => 'Not saved.',
  'screens.close': () => 'Close',
  'screens.saveFile': () => 'Save as file',

  'screens.login': () => 'Start when I sign in',
  'screens.login.hint': () => 'Graphkeeper then watches from the start, without opening its window.',
  'screens.login.blocked': ({ platform }: { platform: Platform }) =>
    `It is switched on here, but the system keeps it from starting. ${WHERE_BLOCKED[platform]}`,
  'screens.login.unsupported': () =>
    'This cannot be arranged from here: this Graphkeeper is not an installed desktop application.',
  'screens.closing': () => 'When the window is closed',
  'screens.closing.toTray': () =>
    'The window hides in the tray and Graphkeeper goes on watching. To end it, choose Quit in the tray’s menu.',
  'screens.closing.page': () =>
    'Closing this page does not end Graphkeeper: it goes on watching until it is stopped where it was started.',
  'screens.closing.absent': () => 'There is no tray here that could bring the window back.',
  'screens.closing.unknown': () =>
    'It is not known whether this desktop shows tray icons. This applies where it does not.',
  'screens.closing.minimize': () => 'Minimise it and go on watching',
  'screens.closing.quit': () => 'Quit Graphkeeper',
  'screens.singleKeys': () => 'Shortcuts of a single key',
  'screens.singleKeys.hint': () =>
    'For example R for “Re-check”. Switch them off when you dictate or press keys by accident. F1 always works.',
  'screens.shortcuts.show': () => 'Show all shortcuts',

  'screens.polling.frequent': () => 'Subscriptions and mail flow',
  'screens.polling.frequent.hint': () =>
    'How often, in minutes: 1 to 1,440. Data older than three intervals counts as unknown.',
  'screens.polling.full': () => 'Everything else',
  'screens.polling.full.hint': () =>
    'How often, in minutes: 5 to 1,440. App registration, credentials, permissions, mailboxes.',
  'screens.pace': () => 'Read less often',
  'screens.pace.hint': ({ frequent, full }: { frequent: number; full: number }, format: Formatter) =>
    `Three times the intervals, but no more than ${format.number(frequent)} minutes and ${format.number(full)} hours. “When needed” is on battery, when the computer runs hot, and on a metered network where the system tells of it.`,
  'screens.pace.automatic': () => 'When needed',
  'screens.pace.steady': () => 'Never',
  'screens.pace.slow': () => 'Always',
  'screens.pace.now': (
    { reason, frequent, full }: { reason: SlowReason; frequent: number; full: number },
    format: Formatter,
  ) =>
    `${SLOWER[reason]}. At present every ${format.number(frequent)} and every ${format.number(full)} minutes.`,
  'screens.pace.short': ({ reason }: { reason: SlowReason }) => SLOWER[reason],
  'screens.unit.minutes': () => 'minutes',
  'screens.unit.days': () => 'days',
  'screens.thresholds': () => 'Credentials that end soon',
  'screens.thresholds.hint': () =>
    'How many days before its end a client secret or certificate becomes a notice, a warning, critical.',
  'screens.thresholds.reset': () => 'Use the defaults',
  'screens.thresholds.number': ({ name, maximum }: { name: string; maximum: number }, format: Formatter) =>
    `“${name}”: enter a number of days from 0 to ${format.number(maximum)}.`,
  'screens.thresholds.order': ({ before, after }: { before: string; after: string }) =>
    `“${before}” must not begin later than “${after}”: give it as many days or more.`,

  'screens.pause': () => 'Pause checking',
  'screens.pause.hint': () =>
    'Nothing is read and nobody is notified meanwhile; what is shown grows old and turns to unknown.',
  'screens.pause.button': () => 'Pause',
  'screens.pause.oneHour': () => 'For 1 hour',
  'screens.pause.tomorrow': () => 'Until tomorrow',
  'screens.pause.resumed': () => 'Until I resume',
  'screens.pause.until': ({ at }: { at: string }, format: Formatter) =>
    `Checking is paused until ${format.dateTime(at)} (${format.relative(at)}). Ages show what is old.`,
  'screens.pause.resume': () => 'Resume',
  'screens.pause.announcePaused': () => 'Checking is paused.',
  'screens.pause.announceResumed': () => 'Checking goes on.',

  'screens.notifications.hint': () =>
    'A notification of the system when a connection gets worse, or a deadline comes near.',
  'screens.notifications.test': () => 'Send a test notification',
  'screens.notifications.testTitle': () => 'Test',
  'screens.notifications.testHint': () =>
    'Shows whether the system lets Graphkeeper’s notifications through.',
  'screens.notifications.shown': () =>
    'The system took the notification. If you saw none, look whether “do not disturb” is on.',
  'screens.notifications.failed': () =>
    'The system refused the notification. Allow Graphkeeper in its notification settings.',
  'screens.notifications.unsupported': () => 'Notifications cannot be shown here.',
  'screens.notifications.last': () => 'Last notification',
  'screens.notifications.never': () => 'None was sent yet.',
  'screens.notifications.outcome': (
    {
      at,
      outcome,
    }: {
      at: string;
      outcome: 'shown' | 'failed' | 'unsupported';
    },
    format: Formatter,
  ) => {
    const text = {
      shown: 'Taken by the system',
      failed: 'Refused by the system',
      unsupported: 'Could not be shown here',
    }[outcome];
    return `${text} ${format.relative(at)} (${format.dateTime(at)}).`;
  },

  'screens.export': () => 'Export connections',
  'screens.export.hint': () =>
    'As a configuration file. It names where secrets are kept and never holds one.',
  'screens.export.button': () => 'Show the file',
  'screens.export.preview': () => 'Connections as a configuration file',
  'screens.import': () => 'Import connections',
  'screens.import.hint': () =>
    'From a configuration file. A connection whose name is taken is refused; nothing is replaced.',
  'screens.import.readOnly': () =>
    'The connections come from the configuration file that Graphkeeper was started with: add to that file.',
  'screens.import.button': () => 'Import…',
  'screens.import.choose': () => 'Choose a file…',
  'screens.import.text': () => 'Configuration file',
  'screens.import.paste': () => 'Paste a configuration file here, or choose one.',
  'screens.import.run': () => 'Add these connections',
  'screens.import.added': ({ names }: { names: readonly string[] }, format: Formatter) =>
    names.length === 0
      ? 'No connection was added.'
      : `${format.plural(names.length, { one: 'Added', other: `Added ${format.number(names.length)} connections:` })} ${format.list(names)}.`,
  'screens.import.tooLarge': ({ megabytes }: { megabytes: number }, format: Formatter) =>
    `The file is larger than ${format.number(megabytes)} MB. It is not a configuration file.`,

  'screens.keychain': () => 'Keychain',
  'screens.keychain.advice': ({ platform }: { platform: Platform }) => KEYCHAIN_ADVICE[platform],
  'screens.keychain.sample': () => 'The sample tenant has no secrets to keep.',
  'screens.keychain.server': () =>
    'On a computer without a desktop session, give secrets as environment variables that the configuration file names.',
  'screens.keychain.gnomeDebian': () => 'GNOME Keyring on Debian and Ubuntu',
  'screens.keychain.gnomeFedora': () => 'GNOME Keyring on Fedora and Red Hat',
  'screens.keychain.kwallet': () => 'KWallet on KDE Plasma',
  'screens.keychain.kwalletHow': () =>
    'In System Settings, under KDE Wallet, enable the wallet and “Use KWallet for the Secret Service interface”.',
  'screens.proxy': () => 'Proxy',
  'screens.proxy.hint': () =>
    'As the system resolves it for Microsoft Graph; set it in the system’s network settings.',
  'screens.proxy.direct': () => 'None: requests go to Microsoft directly.',
  'screens.proxy.unknown': () => 'Not known here.',
  'screens.dataFolder': () => 'Data folder',
  'screens.dataFolder.hint': () => 'Settings, connections and the log. Secrets are not in it.',
  'screens.dataFolder.none': () => 'None: nothing is kept on this computer.',
  'screens.dataFolder.open': () => 'Open',

  'screens.updates': () => 'Look for new versions',
  'screens.updates.hint': () => 'Asks the place where releases are published. Off until you switch it on.',
  'screens.updates.unsupported': () =>
    'This Graphkeeper does not update itself: new versions come the way it was installed.',
  'screens.updates.state': ({
    state,
    version,
  }: {
    state: 'off' | 'idle' | 'checking' | 'available' | 'downloaded' | 'failed' | 'unsupported';
    version: string | null;
  }) => {
    const named = version === null ? 'A new version' : `Version ${version}`;
    return {
      off: 'Graphkeeper does not look for new versions.',
      idle: 'No newer version is known.',
      checking: 'Looking for a new version…',
      available: `${named} is available and is being fetched.`,
      downloaded: `${named} is ready: it is installed when Graphkeeper is started again.`,
      failed: 'It could not be found out whether there is a new version.',
      unsupported: 'New versions come the way Graphkeeper was installed.',
    }[state];
  },
  'screens.updates.check': () => 'Look now',
  'screens.support': () => 'Support bundle',
  'screens.support.hint': () =>
    'What a support case needs: versions, settings, findings and the log, without secrets. You see it before it is saved.',
  'screens.support.button': () => 'Show the bundle',
  'screens.support.preview': () => 'Support bundle, without secrets',

  'screens.about.licence': () => 'Licence',
  'screens.about.copy': () => 'Copy all of this',

  'screens.shortcuts': () => 'Keyboard shortcuts',
  'screens.shortcuts.note': () => 'They rest while you type in a field.',
  'screens.shortcuts.off': () => 'Shortcuts of a single key are switched off.',
  'screens.shortcuts.key': () => 'Key',
  'screens.shortcuts.or': () => 'or',
  'screens.shortcuts.group.pages': () => 'Pages',
  'screens.shortcuts.group.connections': () => 'Connections',
  'screens.shortcuts.group.page': () => 'On the page',
  'screens.shortcuts.overview': () => 'Overview',
  'screens.shortcuts.alerts': () => 'Alerts',
  'screens.shortcuts.activity': () => 'Activity',
  'screens.shortcuts.settings': () => 'Settings',
  'screens.shortcuts.recheck': () => 'Re-check everything of the connection shown, or of all',
  'screens.shortcuts.recheckPermissions': () => 'Re-check permissions of the connection shown, or of all',
  'screens.shortcuts.nextConnection': () => 'Next connection',
  'screens.shortcuts.previousConnection': () => 'Previous connection',
  'screens.shortcuts.filter': () => 'Go to the filter',
  'screens.shortcuts.help': () => 'These shortcuts',
};
