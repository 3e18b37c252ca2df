import type {
  AgentsState,
  ArrivalState,
  DestinationsState,
  DomainState,
  FilterState,
  HeldSecretState,
  IntegrationErrorCause,
  IntegrationState,
  RouteState,
} from '../../../checks/terms';
import type { TokenEndpointProblem } from '../../../domain/token-endpoint';
import type { Formatter } from '../../formatter';
import { vendorName } from './common';

const INTEGRATION: Readonly<
  Record<IntegrationState, { readonly title: string; readonly detail: (vendor: string) => string }>
> = {
  active: {
    title: 'is active',
    detail: (vendor) => `${vendor} fetches mail and sends replies with it.`,
  },
  activating: {
    title: 'is being activated',
    detail: () => 'That takes a minute or two. New mail is fetched once it is active.',
  },
  stuck: {
    title: 'does not get done changing its state',
    detail: () =>
      'New mail may not be fetched. It takes longer than that should. Disable it, wait until it is inactive, and enable it.',
  },
  error: {
    title: 'is in error',
    detail: () =>
      'New mail is not fetched. Once the cause is mended, disable and enable the integration: it does not recover by itself.',
  },
  inactive: {
    title: 'is inactive, although it is enabled',
    detail: () => 'New mail is not fetched. Disable and enable the integration.',
  },
  stopping: {
    title: 'is being disabled',
    detail: () =>
      'New mail is no longer fetched once it is inactive. Enable it, unless it is meant to be off.',
  },
  disabled: {
    title: 'is disabled',
    detail: () => 'New mail is not fetched. Enable the integration, unless it is meant to be off.',
  },
  deleted: {
    title: 'was deleted',
    detail: (vendor) =>
      `New mail is not fetched. In ${vendor}, add the integration anew, and choose it in the settings of the e-mail domain.`,
  },
  unclear: {
    title: 'reports a state that is not known here',
    detail: (vendor) => `Whether new mail is fetched cannot be told from it. Look at it in ${vendor}.`,
  },
};

/** Why it is in error, as a sentence after others. */
const CAUSE: Readonly<Record<IntegrationErrorCause, string>> = {
  secret: ' The cause: Microsoft does not accept the secret that it was given.',
  endpoint: ' The cause: the token endpoint that it was given is wrong.',
  consent: ' The cause: at Microsoft, it lacks the consent to a permission.',
  registration: ' The cause: at Microsoft, its app registration cannot be used.',
  mended: ' What Microsoft refused it seems to be mended by now.',
  unknown: '',
};

const DOMAIN: Readonly<
  Record<DomainState, { readonly title: (domain: string) => string; readonly detail: string }>
> = {
  active: {
    title: (domain) => `${domain} is linked to Microsoft Graph`,
    detail: 'Genesys Cloud says that the link works.',
  },
  changing: {
    title: (domain) => `The link of ${domain} to Microsoft Graph is changing`,
    detail: 'Its integration is being activated, which takes a minute or two.',
  },
  error: {
    title: (domain) => `The link of ${domain} to Microsoft Graph is in error`,
    detail:
      'New mail of this domain is not fetched. Once the cause is mended, disable and enable the integration.',
  },
  inactive: {
    title: (domain) => `The link of ${domain} to Microsoft Graph is inactive`,
    detail: 'New mail of this domain is not fetched. Disable and enable the integration.',
  },
  deleted: {
    title: (domain) => `The integration that ${domain} is linked to was deleted`,
    detail:
      'New mail of this domain is not fetched. Choose another integration in the domain’s settings (Admin > Contact Center > Email).',
  },
  unlinked: {
    title: (domain) => `${domain} is not linked to Microsoft Graph`,
    detail:
      'Genesys Cloud does not fetch the mail of its mailboxes. Choose the integration in the domain’s settings (Admin > Contact Center > Email). Domains that were copied by CX as Code come without their link.',
  },
  lost: {
    title: (domain) => `${domain} has lost its link to Microsoft Graph`,
    detail:
      'New mail of this domain is not fetched. Choose the integration again in the domain’s settings (Admin > Contact Center > Email), and find out who changed them.',
  },
  absent: {
    title: (domain) => `There is no e-mail domain ${domain} in the Genesys Cloud organisation`,
    detail:
      'Mail of its mailboxes has no way in under this name. If the organisation calls it otherwise, say so in the settings of this connection; else add the domain under Admin > Contact Center > Email.',
  },
  unclear: {
    title: (domain) => `Whether the link of ${domain} to Microsoft Graph works is not known`,
    detail: 'Genesys Cloud itself does not know its state, or gives one that is not known here.',
  },
};

const HELD: Readonly<Record<HeldSecretState, (label: string) => string>> = {
  current: () => 'can hold the newest secret',
  behind: (label) => `does not hold the newer secret “${label}” yet`,
  outdated: (label) => `cannot hold a valid secret: “${label}” is newer than what it was given`,
  noneValid: () => 'cannot hold a valid secret: the app has none',
  noCredential: () => 'has no credential',
  incomparable: () => 'holds a secret of which no date can be compared',
};

const ROUTE: Readonly<
  Record<
    RouteState,
    {
      readonly title: (address: string) => string;
      readonly detail: (target: string, by: 'flow' | 'queue') => string;
    }
  >
> = {
  leads: {
    title: (address) => `Mail to ${address} is routed`,
    detail: (target, by) =>
      by === 'flow'
        ? `Its route leads to the flow “${target}”, which is published.`
        : `Its route leads to the queue “${target}”.`,
  },
  noDomain: {
    title: (address) => `The domain of ${address} is not in the Genesys Cloud organisation`,
    detail: () =>
      'No route can be looked for. If the organisation calls the domain otherwise, say so in the settings of this connection.',
  },
  noRoute: {
    title: (address) => `There is no route for ${address} in Genesys Cloud`,
    detail: () =>
      'Mail is fetched, and reaches nobody. Add a route for exactly this address (Admin > Contact Center > Email, the domain).',
  },
  error: {
    title: (address) => `The route of ${address} is in error`,
    detail: () => 'Mail is fetched, and reaches nobody. Open the route in Genesys Cloud and save it anew.',
  },
  pending: {
    title: (address) => `The route of ${address} is being set up`,
    detail: () => 'Mail is routed once it is active.',
  },
  removing: {
    title: (address) => `The route of ${address} is being removed`,
    detail: () => 'Mail will be fetched and reach nobody. Add a route, unless the address is given up.',
  },
  noTarget: {
    title: (address) => `The route of ${address} leads nowhere`,
    detail: () =>
      'It has neither flow nor queue: mail is fetched, and reaches nobody. Choose one in the route.',
  },
  noFlow: {
    title: (address) => `The flow that ${address} is routed to does not exist`,
    detail: () => 'Mail is fetched, and reaches nobody. Choose another flow in the route.',
  },
  flowDeleted: {
    title: (address) => `The flow that ${address} is routed to was deleted`,
    detail: (target) =>
      `Mail is fetched, and reaches nobody. Choose another flow than “${target}” in the route, or restore it in Architect.`,
  },
  flowUnpublished: {
    title: (address) => `The flow that ${address} is routed to is not published`,
    detail: (target) =>
      `Mail is fetched, and reaches nobody: only a published flow takes mail. Publish “${target}” in Architect.`,
  },
  flowType: {
    title: (address) => `The flow that ${address} is routed to is not for inbound e-mail`,
    detail: (target) =>
      `Mail is fetched, and reaches nobody. Choose a flow of the type Inbound Email in place of “${target}”.`,
  },
  noQueue: {
    title: (address) => `The queue that ${address} is routed to does not exist`,
    detail: () => 'Mail is fetched, and reaches nobody. Choose another queue in the route.',
  },
  unclear: {
    title: (address) => `Where mail to ${address} is routed is not known`,
    detail: () => 'The route, or what it leads to, is in a state that is not known here.',
  },
};

function mails(count: number, format: Formatter): string {
  return `${format.number(count)} ${format.plural(count, { one: 'mail', other: 'mails' })}`;
}

function says(problem: string | null): string {
  return problem === null ? '' : ` Genesys Cloud says: “${problem}”`;
}

/** Texts of the checks that look at the Genesys Cloud organisation. */
export const genesys = {
  'check.genesysIntegration': ({ name, state }: { name: string; state: IntegrationState }) =>
    `The integration “${name}” ${INTEGRATION[state].title}`,
  'check.genesysIntegration.detail': (
    {
      state,
      cause,
      since,
      problem,
      vendor,
    }: {
      state: IntegrationState;
      cause: IntegrationErrorCause | null;
      since: string | null;
      problem: string | null;
      vendor: string | null;
    },
    format: Formatter,
  ) => {
    const from = since === null ? '' : ` It has been so since ${format.dateTime(since)}.`;
    const detail = INTEGRATION[state].detail(vendorName(vendor));
    const why = cause === null ? '' : CAUSE[cause];
    return `${detail.charAt(0).toUpperCase()}${detail.slice(1)}${why}${from}${says(problem)}`;
  },

  'check.genesysDomain': ({ domain, state }: { domain: string; state: DomainState }) =>
    DOMAIN[state].title(domain),
  'check.genesysDomain.detail': (
    {
      state,
      integration,
      problem,
      lost,
      isUnneeded,
    }: {
      state: DomainState;
      integration: string | null;
      problem: string | null;
      lost: { notBefore: string; seenAt: string } | null;
      isUnneeded: boolean;
    },
    format: Formatter,
  ) => {
    const name = integration === null ? '' : ` Its integration is “${integration}”.`;
    const was =
      lost === null
        ? ''
        : ` It went between ${format.dateTime(lost.notBefore)} and ${format.dateTime(lost.seenAt)}${integration === null ? '' : `; it was “${integration}”`}.`;
    if (isUnneeded) {
      return 'No watched mailbox is of this domain. If mail of it is to come by Microsoft Graph, choose the integration in its settings (Admin > Contact Center > Email).';
    }
    return `${DOMAIN[state].detail}${state === 'lost' ? was : name}${says(problem)}`;
  },
  'check.genesysDomain.none': () => 'No e-mail domain of Genesys Cloud is looked at',
  'check.genesysDomain.none.detail': () =>
    'Add the mailboxes to this connection, or name the inbound e-mail domains of the organisation.',

  'check.genesysEndpoint': ({
    name,
    problem,
    isUndecided,
  }: {
    name: string;
    problem: TokenEndpointProblem | null;
    isUndecided: boolean;
  }) =>
    problem !== null
      ? `The integration “${name}” has a wrong token endpoint`
      : isUndecided
        ? `Whether the token endpoint of “${name}” names this tenant is not known`
        : `The integration “${name}” has the right token endpoint`,
  'check.genesysEndpoint.detail': ({
    problem,
    configured,
    right,
  }: {
    problem: TokenEndpointProblem | null;
    configured: string;
    right: string;
  }) =>
    problem === null
      ? `It signs in at ${configured}.`
      : `Genesys Cloud gets no token there, so that mail is neither fetched nor sent: ${configured}. Set it to ${right}, then disable and enable the integration.`,

  'check.genesysCredential': ({
    name,
    state,
    label,
  }: {
    name: string;
    state: HeldSecretState;
    label: string | null;
  }) => `The integration “${name}” ${HELD[state](label ?? '')}`,
  'check.genesysCredential.detail': (
    {
      state,
      written,
      made,
      end,
    }: { state: HeldSecretState; written: string | null; made: string | null; end: string | null },
    format: Formatter,
  ) => {
    const at = written === null ? '' : ` Its credential was last written on ${format.dateTime(written)}.`;
    const since = made === null ? '' : ` The newer secret was made on ${format.dateTime(made)}.`;
    switch (state) {
      case 'current':
        return `No newer secret was made since.${at} Genesys Cloud does not show which one it is.`;
      case 'behind':
        return `${end === null ? 'The secret that it can hold works still.' : `The secret that it can hold works until ${format.dateTime(end)}; then mail is no longer fetched.`}${at}${since} Put the newer one into Genesys Cloud, and disable and enable the integration.`;
      case 'outdated':
        return `Mail stops, or has stopped: every secret that was there when it was written has expired or was removed.${at}${since} Put the valid one into Genesys Cloud, and disable and enable the integration.`;
      case 'noneValid':
        return `Mail stops, or has stopped: no secret of the app is valid.${at} Add a new one, and put it into Genesys Cloud.`;
      case 'noCredential':
        return 'Without one it cannot sign in to Microsoft. Open its configuration in Genesys Cloud, and enter the client id and secret.';
      case 'incomparable':
        return `Either Genesys Cloud shows no date of the credential, or the app’s secrets are not in this tenant.${at}`;
    }
  },

  'check.genesysRoute': ({ address, state }: { address: string; state: RouteState }) =>
    ROUTE[state].title(address),
  'check.genesysRoute.detail': ({
    state,
    target,
    by,
  }: {
    state: RouteState;
    target: string | null;
    by: 'flow' | 'queue';
  }) => ROUTE[state].detail(target ?? '', by),

  'check.genesysAgents': (
    {
      queue,
      state,
      onQueue,
      waiting,
    }: { queue: string; state: AgentsState; onQueue: number | null; waiting: number | null },
    format: Formatter,
  ) => {
    switch (state) {
      case 'onQueue':
        return `The queue “${queue}” has ${format.number(onQueue ?? 0)} ${format.plural(onQueue ?? 0, { one: 'agent', other: 'agents' })} on queue`;
      case 'idle':
        return `No mail waits in the queue “${queue}”`;
      case 'nobody':
        return `Nobody is on queue in “${queue}”, where ${mails(waiting ?? 0, format)} ${format.plural(waiting ?? 0, { one: 'waits', other: 'wait' })}`;
      case 'noMembers':
        return `The queue “${queue}” has no members`;
      case 'unclear':
        return `Whether agents are on queue in “${queue}” is not known`;
    }
  },
  'check.genesysAgents.detail': (
    {
      address,
      state,
      waiting,
      since,
      waitedMinutes,
    }: {
      address: string;
      state: AgentsState;
      waiting: number | null;
      since: string | null;
      waitedMinutes: number | null;
    },
    format: Formatter,
  ) => {
    const oldest =
      since === null || waitedMinutes === null
        ? ''
        : ` The oldest has waited for ${format.duration(waitedMinutes)}, since ${format.dateTime(since)}.`;
    switch (state) {
      case 'onQueue':
        return `They take the mail to ${address}.${(waiting ?? 0) > 0 ? ` ${mails(waiting ?? 0, format)} waiting.` : ''}`;
      case 'idle':
        return 'Nobody is on queue at present, as it is out of hours. Mail that comes waits.';
      case 'nobody':
        return `Mail to ${address} is fetched, and nobody answers it.${oldest} Have agents with capacity for e-mail go on queue.`;
      case 'noMembers':
        return `Mail to ${address} is fetched, and nobody can ever take it.${oldest} Add members to the queue (Admin > Contact Center > Queues).`;
      case 'unclear':
        return 'Genesys Cloud gave no numbers for it.';
    }
  },

  'check.mailArrival': (
    {
      address,
      state,
      fetched,
      missing,
    }: { address: string; state: ArrivalState; fetched: number; missing: number },
    format: Formatter,
  ) => {
    switch (state) {
      case 'arrives':
        return `Mail to ${address} arrives in Genesys Cloud`;
      case 'few':
        return `Mail to ${address} arrives in Genesys Cloud, as far as can be told`;
      case 'ceased':
        return `The last ${mails(missing, format)} fetched from ${address} did not arrive in Genesys Cloud`;
      case 'missing':
        return `None of the ${mails(fetched, format)} fetched from ${address} arrived in Genesys Cloud`;
    }
  },
  'check.mailArrival.detail': (
    { state, missing, since }: { state: ArrivalState; missing: number; since: string | null },
    format: Formatter,
  ) => {
    const from = since === null ? '' : ` The first of them came on ${format.dateTime(since)}.`;
    switch (state) {
      case 'arrives':
        return 'Every fetched mail that can be compared began a conversation, or came while one was open.';
      case 'few':
        return `${mails(missing, format)} began no conversation: replies join the one that they belong to.`;
      case 'ceased':
      case 'missing':
        return `They are marked as read, which means downloaded, and there is no conversation for them: customers wait for an answer.${from} Look at the route, its flow and the queue, in this order.`;
    }
  },

  'check.multipleDestinations': (
    { state, count }: { state: DestinationsState; count: number },
    format: Formatter,
  ) => {
    switch (state) {
      case 'on':
        return 'A mail to several addresses is routed to each of them';
      case 'onWithoutScript':
        return 'A queue has no default e-mail script, which routing to several destinations needs';
      case 'offNeeded':
        return `A mail to several addresses reaches one route only, and ${mails(count, format)} lately had several`;
      case 'offUnneeded':
        return 'A mail to several addresses reaches one route only, and none lately had several';
      case 'offUnseen':
        return 'A mail to several addresses reaches one route only';
    }
  },
  'check.multipleDestinations.detail': (
    {
      state,
      newest,
      queues,
      mailboxes,
    }: { state: DestinationsState; newest: string | null; queues: readonly string[]; mailboxes: number },
    format: Formatter,
  ) => {
    switch (state) {
      case 'on':
        return '“Route Email to multiple destinations” is on for the organisation.';
      case 'onWithoutScript':
        return `Agents see no script for the mail of ${format.list(queues.map((queue) => `“${queue}”`))}: the queue’s default script takes the place of the flow’s. Choose one in the queue.`;
      case 'offNeeded':
        return `The teams behind the other addresses do not see it.${newest === null ? '' : ` The newest came on ${format.dateTime(newest)}.`} Turn on “Route Email to multiple destinations”.`;
      case 'offUnneeded':
        return mailboxes < 2
          ? 'Only one mailbox is watched, so that it makes no difference.'
          : '“Route Email to multiple destinations” is off for the organisation.';
      case 'offUnseen':
        return '“Route Email to multiple destinations” is off for the organisation. Whether mail lately went to several of these addresses was not looked at.';
    }
  },

  'check.domainReuse.reused': ({ domain, isLinked }: { domain: string; isLinked: boolean }) =>
    isLinked
      ? `${domain} may be used for outbound mail as well`
      : `${domain} is used for inbound and for outbound mail`,
  'check.domainReuse.reused.detail': ({ isLinked }: { isLinked: boolean }) =>
    isLinked
      ? 'It is an outbound domain too. Genesys Cloud supports that for a domain that the Microsoft Graph integration serves, and for no other.'
      : 'Genesys Cloud does not support one name for both, unless the Microsoft Graph integration serves the domain. Use a subdomain for campaigns and agentless mail, or link the domain to Microsoft Graph.',
  'check.domainReuse.none': () => 'No inbound domain is used for outbound mail as well',
  'check.domainReuse.none.detail': () => 'Campaigns and agentless mail use other domains, or there are none.',

  'check.connectionFilter': ({ state, count }: { state: FilterState; count: number }, format: Formatter) => {
    const ranges = `${format.number(count)} ${format.plural(count, { one: 'range', other: 'ranges' })}`;
    switch (state) {
      case 'complete':
        return 'Exchange Online lets in the addresses that Genesys Cloud sends from';
      case 'lacking':
        return `Exchange Online’s connection filter lacks ${ranges} of Genesys Cloud`;
      case 'blocked':
        return `Exchange Online’s connection filter blocks ${ranges} of Genesys Cloud`;
      case 'neverSeen':
        return 'Whether Exchange Online lets Genesys Cloud’s addresses in was never looked at';
      case 'nothingExpected':
        return 'Genesys Cloud names no addresses that mail is sent from';
    }
  },
  'check.connectionFilter.detail': (
    { state, pastedAt }: { state: FilterState; pastedAt: string | null },
    format: Formatter,
  ) => {
    const as = pastedAt === null ? '' : ` So it was in the policy pasted on ${format.dateTime(pastedAt)}.`;
    switch (state) {
      case 'complete':
        return `All of them are in the connection filter’s allow list.${as}`;
      case 'lacking':
        return `It is recommended, not required: mail from an address that is blocked one day bounces.${as} Add them to the allow list.`;
      case 'blocked':
        return `Mail from these addresses bounces.${as} Remove them from the block list.`;
      case 'neverSeen':
        return 'Letting them in is recommended, not required: mail from an address that is blocked one day bounces. No interface of Microsoft’s shows the connection filter policy to an app. Run the guided fix once and paste the policy: Graphkeeper then compares it with Genesys Cloud’s addresses, now and when they change.';
      case 'nothingExpected':
        return 'There is nothing to compare the connection filter with.';
    }
  },
};
