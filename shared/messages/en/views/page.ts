import type { CredentialUseState } from '../../../domain/row-values';
import type { Formatter } from '../../formatter';

const USE: Readonly<Record<CredentialUseState, string>> = {
  inUse: 'in use',
  notInUse: 'not in use',
  unknown: 'use not known',
};

/** What to look at in Genesys Cloud, in this order (FAQ rows Q8, Q9 and Q16). */
export type GenesysStep = 'route' | 'flow' | 'queue' | 'destinations' | 'refresh';

const STEPS: Readonly<Record<GenesysStep, string>> = {
  route: 'The inbound email route of the address leads to the right flow.',
  flow: 'The flow is published, and transfers the email instead of ending it.',
  queue: 'The queue that it leads to has agents who are on queue.',
  destinations:
    'An email to several of your addresses reaches one route only, unless Route to Multiple Destinations is enabled.',
  refresh:
    'After every change in Azure, the Microsoft Graph integration was disabled and enabled again in Genesys Cloud.',
};

/** Lines of the registration section. */
export type RegistrationLine =
  | 'displayName'
  | 'clientId'
  | 'tenantId'
  | 'applicationObjectId'
  | 'servicePrincipalObjectId'
  | 'audience'
  | 'redirectUris'
  | 'isEnabled'
  | 'owners'
  | 'configuredEndpoint'
  | 'rightEndpoint';

const LINES: Readonly<Record<RegistrationLine, string>> = {
  displayName: 'Name',
  clientId: 'Application (client) ID',
  tenantId: 'Directory (tenant) ID',
  applicationObjectId: 'Object ID of the app registration',
  servicePrincipalObjectId: 'Object ID of the enterprise application',
  audience: 'Supported account types',
  redirectUris: 'Redirect URIs',
  isEnabled: 'Sign-in with the app',
  owners: 'Owners',
  configuredEndpoint: 'Token endpoint as configured',
  rightEndpoint: 'Token endpoint as it should be',
};

/** Words of the connection page and of the timeline. */
export const page = {
  'views.page.contents': () => 'On this page',
  'views.page.registration': () => 'Registration and token endpoint',
  'views.page.registration.meaning': () =>
    'What Microsoft Entra ID knows of the app, and what has to be pasted at the vendor.',
  'views.page.network': () => 'Network',
  'views.page.network.meaning': () => 'What has to be let through, and what has not.',
  'views.page.watching': () => 'How it is watched',

  'views.registration': ({ line }: { line: RegistrationLine }) => LINES[line],
  'views.registration.enabled': ({ isEnabled }: { isEnabled: boolean }) =>
    isEnabled ? 'Enabled' : 'Disabled',
  'views.registration.notGiven': () => 'Not given',
  'views.registration.same': () => 'The configured endpoint is the right one.',
  'views.registration.differs': () =>
    'The two differ. The finding under Token says what is wrong with the configured one.',
  'views.registration.paste': () =>
    'Give the configured endpoint of the connection to have it compared with this one.',

  'views.network.notifications': () => 'Change notifications',
  'views.network.notifications.text': () =>
    'No IP range has to be allowed on your side. Microsoft Graph sends change notifications to the public address of Genesys Cloud; they never enter your network.',
  'views.network.notifications.link': () => 'Open Microsoft’s page on change notifications',
  'views.network.filter.link': () => 'Open Microsoft’s page on the connection filter',
  'views.network.filter': () => 'Connection filter policy',
  'views.network.filter.text': () =>
    'Adding the IP addresses of Genesys Cloud to the connection filter policy of Exchange Online is optional, but strongly recommended: email from a blocked address bounces. Add to the list that is there; a plain list would replace it.',
  'views.network.graphkeeper': () => 'Graphkeeper itself',
  'views.network.graphkeeper.text': () =>
    'It speaks HTTPS (port 443) with the sign-in address and the Microsoft Graph address of the tenant’s cloud, with the sign-in and API addresses of the Genesys Cloud region where an organisation is connected, and with nothing else, unless looking for new versions is switched on in the settings. Nothing has to reach this computer from outside.',

  'views.genesys.title': () => 'Not connected yet',
  'views.genesys.meaning': () =>
    'Graphkeeper sees email up to the moment at which it is downloaded. Whether a downloaded email reaches an agent, only Genesys Cloud can say, and Graphkeeper is not connected to it. It is not counted as healthy.',
  'views.elsewhere.notifications': () =>
    'Microsoft Graph sends change notifications to the public address of your integration. Where it runs in your own network, Microsoft has to reach it there; otherwise nothing has to be allowed on your side.',
  'views.elsewhere.graphkeeper': () =>
    'It speaks HTTPS (port 443) with the sign-in address and the Microsoft Graph address of the tenant’s cloud, and with nothing else, unless looking for new versions is switched on in the settings. Nothing has to reach this computer from outside.',
  'views.elsewhere.title': () => 'Beyond what can be seen',
  'views.elsewhere.meaning': () =>
    'Graphkeeper sees email up to the moment at which it is downloaded. What becomes of it then, only your integration can say. It is not counted as healthy.',
  'views.genesys.hint': () =>
    'If email is marked as read but does not arrive, look in Genesys Cloud, in this order:',
  'views.genesys.step': ({ step }: { step: GenesysStep }) => STEPS[step],

  'views.recheck.running': () => 'Reading the registration, credentials and consent…',
  'views.recheck.never': () => 'Grants made in the portal show here after a re-check.',
  'views.recheck.nothing': ({ at }: { at: string }, format: Formatter) =>
    `Re-checked ${format.relative(at)}. Nothing changed since the look before.`,
  'views.recheck.nothingNow': () => 'Re-checked just now. Nothing changed since the look before.',
  'views.recheck.changed': (
    { at, count, isNow }: { at: string; count: number; isNow: boolean },
    format: Formatter,
  ) =>
    `Re-checked ${isNow ? 'just now' : format.relative(at)}. ${format.plural(count, {
      one: 'One thing changed',
      other: `${format.number(count)} things changed`,
    })} since the look before:`,
  'views.recheck.more': ({ count }: { count: number }, format: Formatter) =>
    `Show ${format.number(count)} more`,

  'views.timeline.title': ({ days }: { days: number }, format: Formatter) =>
    `Credentials, next ${format.number(days)} days`,
  'views.timeline.sentence': (
    { name, connection, at }: { name: string; connection: string; at: string },
    format: Formatter,
  ) => `The next one to end is “${name}” of ${connection}, ${format.relative(at)} (${format.date(at)}).`,
  'views.timeline.noneEnds': ({ days }: { days: number }, format: Formatter) =>
    `None ends within ${format.number(days)} days.`,
  'views.timeline.today': () => 'Today',
  'views.timeline.thresholds': ({ days }: { days: readonly number[] }, format: Formatter) =>
    `${format.list(days.map(format.number))} days from today`,
  'views.timeline.daysShort': ({ days }: { days: number }, format: Formatter) => `${format.number(days)} d`,
  'views.timeline.ends': ({ at, isOver }: { at: string; isOver: boolean }, format: Formatter) =>
    isOver ? `ended ${format.relative(at)}` : `ends ${format.relative(at)}`,
  'views.timeline.endless': () => 'has no end',
  'views.timeline.notYet': ({ at }: { at: string }, format: Formatter) => `valid from ${format.date(at)}`,
  'views.timeline.use': ({ use }: { use: CredentialUseState }) => USE[use],
  'views.timeline.later': ({ count, days }: { count: number; days: number }, format: Formatter) =>
    format.plural(count, {
      one: `One more ends later than in ${format.number(days)} days.`,
      other: `${format.number(count)} more end later than in ${format.number(days)} days.`,
    }),
  'views.timeline.unread': ({ names }: { names: readonly string[] }, format: Formatter) =>
    names.length > 4
      ? `Credentials are not known for ${format.number(names.length)} connections.`
      : `Credentials are not known for ${format.list(names)}.`,
  'views.timeline.showAll': ({ count }: { count: number }, format: Formatter) =>
    `Show all ${format.number(count)}`,
  'views.timeline.showFewer': () => 'Show fewer',
};
