import type { DomainState, IntegrationState } from '../../../checks/terms';
import type { RouteWord } from '../../../domain/row-values';
import type { Formatter } from '../../formatter';

/** Lines of the organisation's facts. */
export type OrganisationLine =
  'integration' | 'state' | 'problem' | 'credential' | 'endpoint' | 'destinations' | 'requests';

const LINES: Readonly<Record<OrganisationLine, string>> = {
  integration: 'Integration',
  state: 'State',
  problem: 'Genesys Cloud says',
  credential: 'Credential last written',
  endpoint: 'Token endpoint',
  destinations: 'Route to several destinations',
  requests: 'Requests within the minute',
};

const STATES: Readonly<Record<IntegrationState | 'unread', string>> = {
  active: 'Active',
  activating: 'Being activated',
  stuck: 'Changing for too long',
  error: 'Error',
  inactive: 'Inactive, although enabled',
  stopping: 'Being disabled',
  disabled: 'Disabled',
  deleted: 'Deleted',
  unclear: 'Not known here',
  unread: 'Not known',
};

const DOMAINS: Readonly<Record<DomainState | 'unread', string>> = {
  active: 'Linked, active',
  changing: 'Linked, its integration is changing',
  error: 'Linked, in error',
  inactive: 'Linked, inactive',
  deleted: 'Linked to a deleted integration',
  unlinked: 'Not linked to Microsoft Graph',
  lost: 'Lost its link',
  absent: 'No such domain',
  unclear: 'Linked, state not known',
  unread: 'Not known',
};

const ROUTES: Readonly<Record<RouteWord, string>> = {
  Pending: 'Being set up',
  Active: 'Active',
  Removing: 'Being removed',
  Error: 'Error',
  other: 'Not known here',
  noDomain: 'No such domain',
  noRoute: 'No route',
  unread: 'Not known',
};

/** Words of what the connection page shows of the Genesys Cloud organisation. */
export const organisation = {
  'views.organisation': () => 'Genesys Cloud organisation',
  'views.organisation.line': ({ line }: { line: OrganisationLine }) => LINES[line],
  'views.organisation.domain': ({ domain }: { domain: string }) => `Domain ${domain}`,
  'views.organisation.state': (
    { state, since }: { state: IntegrationState | 'unread'; since: string | null },
    format: Formatter,
  ) => (since === null ? STATES[state] : `${STATES[state]} since ${format.dateTime(since)}`),
  'views.organisation.linked': ({
    state,
    integration,
    problem,
  }: {
    state: DomainState | 'unread';
    integration: string | null;
    problem: string | null;
  }) =>
    `${DOMAINS[state]}${integration === null ? '' : ` (“${integration}”)`}${problem === null ? '' : `: “${problem}”`}`,
  'views.organisation.isOn': ({ isOn }: { isOn: boolean }) => (isOn ? 'On' : 'Off'),
  'views.organisation.rate': ({ count, allowed }: { count: number; allowed: number }, format: Formatter) =>
    `${format.number(count)} of ${format.number(allowed)} used`,
  'views.organisation.noIntegration': () => 'None: no domain is linked to one',
  'views.route.state': ({ route, domain }: { route: RouteWord; domain: string | null }) =>
    domain === null ? ROUTES[route] : `${ROUTES[route]} (${domain})`,
  'views.route.noFlow': () => 'None',
  'views.route.queueUnseen': () => 'Not seen yet',
  'views.route.agents': (
    { onQueue, members }: { onQueue: number; members: number | null },
    format: Formatter,
  ) => (members === null ? format.number(onQueue) : `${format.number(onQueue)} of ${format.number(members)}`),
  'views.route.waiting': (
    { waiting, since }: { waiting: number; since: string | null },
    format: Formatter,
  ) =>
    since === null || waiting === 0
      ? format.number(waiting)
      : `${format.number(waiting)}, oldest ${format.relative(since)}`,
  'views.network.ranges': ({ count }: { count: number }, format: Formatter) =>
    format.plural(count, {
      one: 'Genesys Cloud sends from one entry for the allow list:',
      other: `Genesys Cloud sends from ${format.number(count)} entries for the allow list:`,
    }),
};
