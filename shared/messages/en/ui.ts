import type { Link } from '../../domain/link';
import type { Severity } from '../../domain/severity';
import type { Subject } from '../../domain/subject';
import type { Formatter } from '../formatter';

const LINK: Readonly<Record<Link, string>> = {
  token: 'Token',
  consent: 'Consent',
  scope: 'Scope',
  subscription: 'Subscription',
  delivery: 'Delivery',
  genesys: 'Genesys Cloud',
};

const LINK_MEANING: Readonly<Record<Link, string>> = {
  token: 'Microsoft Entra ID issues a token for the app’s client secret or certificate.',
  consent: 'The app has the permissions it needs, of the right type, with admin consent.',
  scope: 'The app can open the watched mailboxes, and no others.',
  subscription: 'Microsoft Graph notifies the vendor of new mail in each mailbox.',
  delivery: 'New mail is fetched: it does not stay unread.',
  genesys: 'Genesys Cloud routes what was fetched.',
};

const STATE: Readonly<Record<Severity | 'notReached' | 'notConfigured', string>> = {
  ok: 'Healthy',
  notice: 'Notice',
  unknown: 'Unknown',
  warning: 'Warning',
  critical: 'Critical',
  notReached: 'Not reached',
  notConfigured: 'Not connected',
};

const SUBJECT: Readonly<Record<Subject['type'], string>> = {
  connection: 'connection',
  tokenEndpoint: 'token endpoint',
  application: 'app registration',
  clientSecret: 'client secret',
  certificate: 'certificate',
  permission: 'permission',
  mailbox: 'mailbox',
  subscription: 'subscription',
  emailDomain: 'e-mail domain',
  integration: 'integration',
  access: 'Graphkeeper’s own access',
};

/** "all 4 connections", "1 of 4 connections", "the connection". */
function share(count: number, total: number, format: Formatter): string {
  if (total === 1) return 'the connection';
  if (count === total) return `all ${format.number(total)} connections`;
  return `${format.number(count)} of ${format.number(total)} connections`;
}

/** Everything that the window says itself. */
export const ui = {
  'ui.product': () => 'Graphkeeper',
  'ui.title': ({ sentence }: { sentence: string }) => `${sentence} · Graphkeeper`,
  'ui.sample': () => 'Sample tenant',
  'ui.sample.hint': () => 'Simulated data: nothing here is a real tenant.',
  'ui.skip': () => 'Skip to content',

  'ui.nav': () => 'Main',
  'ui.nav.overview': () => 'Overview',
  'ui.nav.connections': () => 'Connections',
  'ui.nav.settings': () => 'Settings',

  'ui.state': ({ state }: { state: Severity | 'notReached' | 'notConfigured' }) => STATE[state],
  'ui.state.offline': () => 'Offline',
  'ui.state.paused': () => 'Paused',
  'ui.state.checking': () => 'Checking',
  'ui.link': ({ link, isElsewhere }: { link: Link; isElsewhere: boolean }) =>
    isElsewhere && link === 'genesys' ? 'Your integration' : LINK[link],
  'ui.link.meaning': ({ link, isElsewhere }: { link: Link; isElsewhere: boolean }) =>
    isElsewhere && link === 'genesys'
      ? 'Your integration goes on with what was fetched.'
      : LINK_MEANING[link],
  'ui.chain': ({ name }: { name: string }) => `Health chain of ${name}`,

  'ui.overview.empty': () => 'No connection is watched yet.',
  'ui.overview.waiting': ({ total }: { total: number }, format: Formatter) =>
    format.plural(total, {
      one: 'Reading the connection for the first time.',
      other: `Reading ${format.number(total)} connections for the first time.`,
    }),
  'ui.overview.stopped': ({ count, total }: { count: number; total: number }, format: Formatter) =>
    `Mail has stopped for ${share(count, total, format)}.`,
  'ui.overview.atRisk': ({ count, total }: { count: number; total: number }, format: Formatter) =>
    `Mail is at risk for ${share(count, total, format)}.`,
  'ui.overview.unknown': ({ count, total }: { count: number; total: number }, format: Formatter) =>
    `It is not known whether mail flows for ${share(count, total, format)}.`,
  'ui.overview.attention': ({ count, total }: { count: number; total: number }, format: Formatter) =>
    total === 1
      ? 'Mail flows. The connection needs attention.'
      : `Mail flows. ${format.number(count)} of ${format.number(total)} connections ${format.plural(count, { one: 'needs', other: 'need' })} attention.`,
  'ui.overview.flowing': ({ total }: { total: number }, format: Formatter) =>
    `Mail flows for ${share(total, total, format)}.`,
  'ui.overview.remainder': (
    { atRisk, unknown, attention }: { atRisk: number; unknown: number; attention: number },
    format: Formatter,
  ) => {
    const parts = [
      ...(atRisk > 0 ? [`${format.number(atRisk)} at risk`] : []),
      ...(unknown > 0 ? [`${format.number(unknown)} not known`] : []),
      ...(attention > 0 ? [`${format.number(attention)} to look at`] : []),
    ];
    return `Besides: ${format.list(parts)}.`;
  },
  'ui.overview.sort': () => 'Worst first',
  'ui.overview.list': () => 'Connections',

  'ui.deadline.next': () => 'Next deadline',
  'ui.deadline.none': () => 'No deadline is known.',
  'ui.deadline.what': ({
    connection,
    type,
    name,
  }: {
    connection: string;
    type: Subject['type'];
    name: string;
  }) => `${connection}, ${SUBJECT[type]} ${name}`,
  'ui.deadline': () => 'Deadline',
  'ui.deadline.passed': () => 'Passed',
  'ui.moment': ({ at }: { at: string }, format: Formatter) =>
    `${format.relative(at)} (${format.dateTime(at)})`,
  'ui.moment.utc': ({ at }: { at: string }) => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`,

  'ui.since.now': ({ at }: { at: string }, format: Formatter) => `Since ${format.dateTime(at)}`,
  'ui.since': ({ at }: { at: string }, format: Formatter) =>
    `Since ${format.dateTime(at)} (${format.relative(at)})`,
  'ui.checked.justNow': () => 'Checked just now',
  'ui.checked.ago': ({ at }: { at: string }, format: Formatter) => `Checked ${format.relative(at)}`,
  'ui.checked.never': () => 'Not checked yet',
  'ui.checked.stale': ({ at }: { at: string }, format: Formatter) =>
    `Last checked ${format.relative(at)}: too old to rely on`,
  'ui.checking': () => 'Checking…',
  'ui.next': ({ at }: { at: string }, format: Formatter) => `Next check ${format.relative(at)}`,

  'ui.recheckAll': () => 'Re-check all',
  'ui.recheck': () => 'Re-check everything',
  'ui.recheckPermissions': () => 'Re-check permissions',
  'ui.seeWhatToDo': () => 'See what to do',
  'ui.link.entraApp': () => 'Open the app in Entra',
  'ui.link.entraCredentials': () => 'Open certificates & secrets in Entra',
  'ui.link.entraPermissions': () => 'Open API permissions in Entra',
  'ui.link.documentation': () => 'Open the documentation',
  'ui.link.adminConsent': () => 'Open the consent page',
  'ui.link.exchangeScopeDocumentation': () => 'Open Microsoft’s page on RBAC for Applications',

  'ui.connection.missing': () => 'This connection is not watched (any more).',
  'ui.connection.toOverview': () => 'Back to the overview',
  'ui.connection.waiting': () => 'This connection is being read for the first time.',
  'ui.connection.facts': () => 'Facts about the connection',
  'ui.connection.tenant': () => 'Tenant ID',
  'ui.connection.client': () => 'Application (client) ID',
  'ui.connection.mailboxes': () => 'Mailboxes',
  'ui.connection.noMailboxes': () => 'None given',
  'ui.connection.requests': () => 'Requests of the last check',
  'ui.connection.requestCounts': (
    { token, graph, batched, retries }: { token: number; graph: number; batched: number; retries: number },
    format: Formatter,
  ) =>
    format.list([
      format.plural(token, { one: `${format.number(token)} token`, other: `${format.number(token)} tokens` }),
      format.plural(graph, {
        one: `${format.number(graph)} round trip to Microsoft Graph (${format.number(batched)} requests)`,
        other: `${format.number(graph)} round trips to Microsoft Graph (${format.number(batched)} requests)`,
      }),
      format.plural(retries, {
        one: `${format.number(retries)} retry`,
        other: `${format.number(retries)} retries`,
      }),
    ]),
  'ui.connection.others': () => 'Beside the chain',
  'ui.connection.others.meaning': () =>
    'What does not stop mail by itself, and what Graphkeeper itself may see.',
  'ui.connection.noFindings': () => 'Nothing was found here.',
  'ui.connection.notReached': () => 'Not judged: a link before it is broken.',
  'ui.connection.notConfigured': () => 'Graphkeeper is not connected to this end.',
  'ui.finding.evidence': () => 'Evidence',
  'ui.finding.evidenceOf': ({ title }: { title: string }) => `Evidence: ${title}`,
  'ui.finding.explained': () => 'Explained by the broken link',
  'ui.finding.healthy': ({ count }: { count: number }, format: Formatter) =>
    format.plural(count, {
      one: `${format.number(count)} check passed`,
      other: `${format.number(count)} checks passed`,
    }),
  'ui.yes': () => 'yes',
  'ui.no': () => 'no',
  'ui.none': () => 'none',
  'ui.copy': () => 'Copy as text',
  'ui.copy.short': () => 'Copy',
  'ui.copyValue': ({ label, what }: { label: string; what: string }) => `${label}: ${what}`,
  'ui.copied': () => 'Copied',
  'ui.copyFailed': () => 'The clipboard is not available',

  'ui.settings.title': () => 'Settings',
  'ui.settings.sentence': () => 'Changes apply at once.',
  'ui.settings.language': () => 'Language',
  'ui.settings.language.system': () => 'As the system',
  'ui.settings.language.en': () => 'English',
  'ui.settings.language.fr': () => 'Français',
  'ui.settings.theme': () => 'Theme',
  'ui.settings.theme.system': () => 'As the system',
  'ui.settings.theme.light': () => 'Light',
  'ui.settings.theme.dark': () => 'Dark',
  'ui.settings.polling': () => 'Checking',
  'ui.settings.range': ({ minimum, maximum }: { minimum: number; maximum: number }, format: Formatter) =>
    `Enter a whole number from ${format.number(minimum)} to ${format.number(maximum)}.`,
  'ui.settings.notifications.enabled': () => 'Notify me when something gets worse',
  'ui.settings.notifications.headless': () =>
    'Notifications are shown by the desktop application, not in a browser.',
  'ui.settings.version': () => 'Version',
  'ui.settings.secrets.keychain': () => 'Kept in the operating system’s keychain.',
  'ui.settings.secrets.memory': () => 'Kept in memory only and forgotten when Graphkeeper ends.',
  'ui.settings.mode': () => 'Runs as',
  'ui.settings.mode.desktop': () => 'Desktop application',
  'ui.settings.mode.headless': () => 'Local web page, on this computer only',

  'ui.loading': () => 'Connecting to Graphkeeper…',
  'ui.loading.slow': () => 'Graphkeeper does not answer yet. The page keeps trying.',
  'ui.loading.hint': () => 'If it was stopped, start it again and open the address that it prints.',
  'ui.broken': () => 'This page cannot be shown.',
  'ui.broken.reload': () => 'Reload',
  'ui.banner.disconnected': () =>
    'The connection to Graphkeeper is lost. What you see may be out of date. Trying again…',
  'ui.banner.offline': () =>
    'This computer is offline. Nothing is checked until it is back; ages show what is old.',
  'ui.banner.paused': () => 'Checking is paused. Ages show what is old.',
  'ui.banner.suspended': () => 'Checking waits until this computer has woken up.',
  'ui.banner.dismiss': () => 'Dismiss',
  'ui.failed.badArgument': () => 'Graphkeeper did not accept this.',
  'ui.failed.notAllowed': () => 'This is not allowed here.',
  'ui.failed.notSupported': () => 'This cannot be done here.',
  'ui.failed.unknownCredential': () =>
    'This credential is gone, or was confirmed already. There is nothing to confirm any more.',
  'ui.failed.unknownChannel': () => 'This channel is not there any more.',
  'ui.failed.unknownRun': () => 'This runbook is not there any more.',
  'ui.failed.unknownAlert': () => 'This alert is over. There is nothing to do about it any more.',
  'ui.failed.unknownConnection': () => 'This connection is not watched any more.',
  'ui.failed.busy': () => 'Graphkeeper is busy. Try again in a moment.',
  'ui.failed.internal': () => 'Something went wrong inside Graphkeeper.',
  'ui.failed.disconnected': () => 'There is no connection to Graphkeeper at present.',
  'ui.fileUnreadable': ({ name }: { name: string }) =>
    `“${name}” cannot be read. Choose it again, or paste its text.`,

  'ui.announce.connection': ({ name, state, headline }: { name: string; state: string; headline: string }) =>
    `${name}: ${state}. ${headline}`,
  'ui.announce.checked': ({ sentence }: { sentence: string }) => `Check finished. ${sentence}`,
};
