import type { RememberedGraphLink } from '../domain/connection-memory';
import type { Finding } from '../domain/finding';
import type {
  GenesysDomainObservations,
  GenesysGraphLink,
  GenesysIntegrationFacts,
  GenesysIntegrationObservations,
  GenesysObservations,
} from '../domain/genesys';
import { type EpochMs, epochOf, MINUTE_MS } from '../domain/instant';
import type { MailImpact } from '../domain/mail-impact';
import type { RunbookId } from '../domain/runbook-id';
import type { Severity } from '../domain/severity';
import type { Snapshot } from '../domain/snapshot';
import type { Subject } from '../domain/subject';
import { message } from '../messages/message';
import type { Check, CheckContext } from './check';
import { connectionSubject, domainSubject, evidenceOf, finding, unknownFinding } from './findings';
import { heldSecretFinding } from './genesys-credential';
import { endpointFindings } from './genesys-endpoint';
import { causeOfIntegrationError, type IntegrationSettings, RUNBOOK_OF_CAUSE } from './genesys-error-cause';
import type { DomainState, IntegrationErrorCause, IntegrationState } from './terms';

const CHECK = 'genesys-integration';

/**
 * How long an integration may be on its way from one state to another. How long it takes is documented nowhere; that it
 * is a matter of a minute or two is what the portal shows, and ten are enough to be sure that it hangs.
 */
const CHANGING_MS = 10 * MINUTE_MS;

interface Rating {
  readonly severity: Severity;
  readonly impact: MailImpact;
  readonly runbook: RunbookId | null;
}

const STOPPED: Rating = { severity: 'critical', impact: 'stopped', runbook: 'refresh-integration' };
const STOPPED_BY_HAND: Rating = { ...STOPPED, runbook: null };
const AT_RISK: Rating = { severity: 'warning', impact: 'atRisk', runbook: 'refresh-integration' };
const FINE: Rating = { severity: 'ok', impact: 'none', runbook: null };
const PASSING: Rating = { severity: 'notice', impact: 'none', runbook: null };
const UNCLEAR: Rating = { severity: 'unknown', impact: 'none', runbook: null };

const OF_INTEGRATION: Readonly<Record<IntegrationState, Rating>> = {
  active: FINE,
  activating: PASSING,
  stuck: AT_RISK,
  error: STOPPED,
  inactive: STOPPED,
  stopping: AT_RISK,
  disabled: STOPPED,
  deleted: STOPPED_BY_HAND,
  unclear: UNCLEAR,
};

const OF_DOMAIN: Readonly<Record<DomainState, Rating>> = {
  active: FINE,
  changing: PASSING,
  error: STOPPED,
  inactive: STOPPED,
  deleted: STOPPED_BY_HAND,
  unlinked: STOPPED_BY_HAND,
  lost: STOPPED_BY_HAND,
  // The domain of an address is not always the one that the organisation has for it.
  absent: { severity: 'warning', impact: 'atRisk', runbook: null },
  unclear: UNCLEAR,
};

/** What of an integration somebody did, and no fault at Microsoft's end brings about. */
export const DELIBERATE_STATES: readonly (IntegrationState | DomainState)[] = [
  'stopping',
  'disabled',
  'deleted',
  'unlinked',
  'lost',
  'absent',
];

/** How an integration stands: what it reports, against what somebody intended. */
export function integrationStateOf(facts: GenesysIntegrationFacts | null, at: EpochMs): IntegrationState {
  if (facts === null || facts.intendedState === 'DELETED') return 'deleted';
  const { intendedState, reportedState, reportedAt } = facts;
  if (intendedState === 'other' || reportedState === 'other') return 'unclear';
  if (intendedState === 'DISABLED') {
    return reportedState === 'INACTIVE' || reportedState === 'ERROR' ? 'disabled' : 'stopping';
  }
  if (reportedState === 'ACTIVE') return 'active';
  if (reportedState === 'ERROR') return 'error';
  if (reportedAt !== null && at - epochOf(reportedAt) < CHANGING_MS) return 'activating';
  return reportedState === 'INACTIVE' ? 'inactive' : 'stuck';
}

/** Why the integration of an id is in error; null: it was not looked at. */
type CauseOf = (id: string) => IntegrationErrorCause | null;

function runbookOf(cause: IntegrationErrorCause | null): Partial<Rating> {
  return cause === null ? {} : { runbook: RUNBOOK_OF_CAUSE[cause] };
}

function integrationFinding(
  { id, integration }: GenesysIntegrationObservations,
  subject: Subject,
  { profile }: CheckContext,
  causeOf: CauseOf,
): Finding {
  const place = { check: CHECK, subject } as const;
  if (integration.state === 'unreadable') return unknownFinding(place, integration, 'graphIntegration');
  const facts = integration.value;
  const state = integrationStateOf(facts, epochOf(integration.at));
  const cause = state === 'error' ? causeOf(id) : null;
  return finding({
    ...place,
    ...OF_INTEGRATION[state],
    ...runbookOf(cause),
    title: message('check.genesysIntegration', { name: subject.name, state }),
    detail: message('check.genesysIntegration.detail', {
      state,
      cause,
      since: facts?.reportedAt ?? null,
      problem: facts?.problem ?? null,
      vendor: profile.vendor,
    }),
    evidence: evidenceOf(integration, {
      state,
      cause,
      intendedState: facts?.intendedState ?? null,
      reportedState: facts?.reportedState ?? null,
      reportedAt: facts?.reportedAt ?? null,
      problem: facts?.problem ?? null,
      typeId: facts?.typeId ?? null,
    }),
  });
}

function linkedState(
  { integration, status }: GenesysGraphLink,
  integrations: GenesysObservations['integrations'],
): DomainState {
  const own = integrations.find(({ id }) => id === integration?.id)?.integration;
  const reported = own?.state === 'read' ? integrationStateOf(own.value, epochOf(own.at)) : null;
  if (status === 'IntegrationDeleted' || reported === 'deleted') return 'deleted';
  if (status === 'Active') return 'active';
  if (status !== 'Error' && status !== 'Inactive') return 'unclear';
  if (reported === 'activating') return 'changing';
  return status === 'Error' ? 'error' : 'inactive';
}

/** How a domain is joined to Microsoft Graph; `remembered` is the link that it had when it was last seen with one. */
export function domainStateOf(
  domain: { readonly graph: GenesysGraphLink | null } | null,
  remembered: RememberedGraphLink | null,
  integrations: GenesysObservations['integrations'],
): DomainState {
  const graph = domain?.graph ?? null;
  if (graph !== null && graph.integration !== null) return linkedState(graph, integrations);
  if (remembered !== null) return 'lost';
  return domain === null ? 'absent' : 'unlinked';
}

/**
 * Whether a domain has to be linked: a watched mailbox is of it, or none is of any that is looked at, because Genesys
 * Cloud has another name for theirs. One that is looked at besides may serve other mail.
 */
function isServed(name: string, { mailboxes }: Snapshot, { domains }: GenesysObservations): boolean {
  const own = new Set(
    mailboxes.map(({ address }) => address.slice(address.lastIndexOf('@') + 1).toLowerCase()),
  );
  return own.has(name.toLowerCase()) || !domains.some((domain) => own.has(domain.name.toLowerCase()));
}

function domainFinding(
  { name, domain }: GenesysDomainObservations,
  genesys: GenesysObservations,
  snapshot: Snapshot,
  { memory }: CheckContext,
  causeOf: CauseOf,
): Finding {
  const subject = domainSubject(name);
  const place = { check: CHECK, subject } as const;
  if (domain.state === 'unreadable') return unknownFinding(place, domain, 'emailDomain');
  const remembered = memory?.graphLinks.find((link) => link.domain === subject.id) ?? null;
  const graph = domain.value?.graph ?? null;
  const state = domainStateOf(domain.value, remembered, genesys.integrations);
  const isUnneeded = state === 'unlinked' && !isServed(name, snapshot, genesys);
  const error = graph?.error ?? null;
  const cause = state === 'error' ? causeOf(graph?.integration?.id ?? '') : null;
  return finding({
    ...place,
    ...(isUnneeded ? PASSING : OF_DOMAIN[state]),
    ...runbookOf(cause),
    title: message('check.genesysDomain', { domain: name, state }),
    detail: message('check.genesysDomain.detail', {
      isUnneeded,
      state,
      integration: graph?.integration?.name ?? remembered?.integrationName ?? null,
      problem: error?.message ?? error?.code ?? null,
      lost: remembered?.lost ?? null,
    }),
    evidence: evidenceOf(domain, {
      state,
      status: graph?.status ?? null,
      integrationId: graph?.integration?.id ?? remembered?.integrationId ?? null,
      errorCode: error?.code ?? null,
      errorMessage: error?.message ?? null,
      lostAfter: remembered?.lost?.notBefore ?? null,
      lostBefore: remembered?.lost?.seenAt ?? null,
    }),
  });
}

/** What an integration is called: by itself, or by the domain that names it. */
function subjectOf(
  { id, integration }: GenesysIntegrationObservations,
  { domains }: GenesysObservations,
): Subject {
  const links = domains.flatMap(({ domain }) => (domain.state === 'read' ? (domain.value?.graph ?? []) : []));
  const named = links.find((link) => link.integration?.id === id)?.integration?.name ?? null;
  const own = integration.state === 'read' ? (integration.value?.name ?? null) : null;
  return { type: 'integration', id, name: own ?? named ?? id };
}

/** What an integration is given, judged: whether it can sign in with that. */
function settingsOf(
  observations: GenesysIntegrationObservations,
  genesys: GenesysObservations,
  snapshot: Snapshot,
  context: CheckContext,
): IntegrationSettings {
  const { integration } = observations;
  const subject = subjectOf(observations, genesys);
  const isStopped =
    integration.state === 'read' &&
    OF_INTEGRATION[integrationStateOf(integration.value, epochOf(integration.at))].impact === 'stopped';
  return {
    endpoint: endpointFindings(observations, subject, snapshot),
    secret: heldSecretFinding(observations, subject, snapshot, context, !isStopped),
  };
}

function integrationFindings(own: Finding, { endpoint, secret }: IntegrationSettings): readonly Finding[] {
  // What somebody switched off is off, whatever it would sign in with; else the cause comes before what it brings about.
  const isDeliberate = own.evidence['state'] === 'disabled' || own.evidence['state'] === 'deleted';
  return isDeliberate ? [own, ...endpoint, ...secret] : [...endpoint, ...secret, own];
}

/** Finds out about each integration once, and only where somebody asks. */
function causesOf(
  settings: ReadonlyMap<string, IntegrationSettings>,
  genesys: GenesysObservations,
  snapshot: Snapshot,
  context: CheckContext,
): CauseOf {
  const known = new Map<string, IntegrationErrorCause | null>();
  return (id) => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const observations = genesys.integrations.find((one) => one.id === id);
    const own = settings.get(id);
    const cause =
      observations === undefined || own === undefined
        ? null
        : causeOfIntegrationError(observations, own, genesys, snapshot, context);
    known.set(id, cause);
    return cause;
  };
}

/**
 * The Microsoft Graph integration of Genesys Cloud, found from the domains that are linked to it: what it reports against
 * what was intended, what the domain says of the link, and whether it can hold the right secret and token endpoint (Q2,
 * Q12, Q16). A connection without an organisation has none.
 */
export const checkGenesysIntegration: Check = (snapshot, context) => {
  const { genesys } = snapshot;
  if (genesys === null) return [];
  const judged = genesys.integrations.map((observations) => ({
    observations,
    settings: settingsOf(observations, genesys, snapshot, context),
  }));
  const settings = new Map(judged.map((one) => [one.observations.id, one.settings]));
  const causeOf = causesOf(settings, genesys, snapshot, context);
  const findings = [
    ...judged.flatMap((one) => {
      const subject = subjectOf(one.observations, genesys);
      return integrationFindings(
        integrationFinding(one.observations, subject, context, causeOf),
        one.settings,
      );
    }),
    ...genesys.domains.map((domain) => domainFinding(domain, genesys, snapshot, context, causeOf)),
  ];
  if (findings.length > 0) return findings;
  const place = { check: CHECK, subject: connectionSubject(snapshot) } as const;
  if (genesys.token.state === 'unreadable') {
    return [unknownFinding(place, genesys.token, 'emailDomain')];
  }
  return [
    finding({
      ...place,
      severity: 'notice',
      title: message('check.genesysDomain.none'),
      detail: message('check.genesysDomain.none.detail'),
      evidence: evidenceOf(genesys.token),
    }),
  ];
};
