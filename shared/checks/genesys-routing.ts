import type { Finding } from '../domain/finding';
import type { GenesysFlowFacts, GenesysObservations, GenesysRouteFacts } from '../domain/genesys';
import type { MailImpact } from '../domain/mail-impact';
import type { ReadSource } from '../domain/observation';
import type { Severity } from '../domain/severity';
import { message } from '../messages/message';
import type { Check } from './check';
import {
  byAddress,
  evidenceOf,
  finding,
  mailboxSubject,
  noMailboxFinding,
  unknownFinding,
  type Unreadable,
} from './findings';
import { agentsFinding } from './genesys-agents';
import type { RouteState } from './terms';

const CHECK = 'genesys-routing';

/** The type of a flow that takes inbound e-mail (Architect). */
const INBOUND_EMAIL = 'INBOUNDEMAIL';

const RATINGS: Readonly<Record<RouteState, { readonly severity: Severity; readonly impact: MailImpact }>> = {
  leads: { severity: 'ok', impact: 'none' },
  pending: { severity: 'notice', impact: 'none' },
  unclear: { severity: 'unknown', impact: 'none' },
  // The organisation may call the domain otherwise: that is for its own check to say.
  noDomain: { severity: 'warning', impact: 'atRisk' },
  removing: { severity: 'warning', impact: 'atRisk' },
  noRoute: { severity: 'critical', impact: 'stopped' },
  error: { severity: 'critical', impact: 'stopped' },
  noTarget: { severity: 'critical', impact: 'stopped' },
  noFlow: { severity: 'critical', impact: 'stopped' },
  flowDeleted: { severity: 'critical', impact: 'stopped' },
  flowUnpublished: { severity: 'critical', impact: 'stopped' },
  flowType: { severity: 'critical', impact: 'stopped' },
  noQueue: { severity: 'critical', impact: 'stopped' },
};

/** The route of an address, as far as it can be found. */
export type RouteFound =
  | {
      readonly is: 'found';
      readonly route: GenesysRouteFacts;
      readonly domain: string;
      readonly source: ReadSource;
    }
  | { readonly is: 'noDomain' | 'noRoute'; readonly source: ReadSource }
  | { readonly is: 'unreadable'; readonly because: Unreadable };

/**
 * Finds the route of a mailbox. Its own domain's, where that is looked at; otherwise the one of the same local part in
 * whichever domain is: a mailbox may be known to Genesys Cloud under another domain than to Microsoft.
 */
export function routeOf(address: string, { domains, token }: GenesysObservations): RouteFound {
  const at = address.lastIndexOf('@');
  const pattern = address.slice(0, Math.max(0, at)).toLowerCase();
  const own = domains.filter(({ name }) => name.toLowerCase() === address.slice(at + 1).toLowerCase());
  const candidates = own.length > 0 ? own : domains;
  for (const { name, routes } of candidates) {
    if (routes.state === 'unreadable') continue;
    const route = routes.value.find((one) => one.pattern.toLowerCase() === pattern);
    if (route !== undefined) return { is: 'found', route, domain: name, source: routes };
  }
  const present = candidates.filter(({ domain }) => domain.state === 'unreadable' || domain.value !== null);
  for (const { domain, routes } of present) {
    if (routes.state === 'unreadable') return { is: 'unreadable', because: routes };
    if (domain.state === 'unreadable' && routes.value.length === 0) {
      return { is: 'unreadable', because: domain };
    }
  }
  const [first] = present;
  if (first !== undefined) return { is: 'noRoute', source: first.routes };
  return { is: 'noDomain', source: candidates[0]?.domain ?? token };
}

function flowState({ isDeleted, isPublished, type }: GenesysFlowFacts): RouteState {
  if (isDeleted) return 'flowDeleted';
  if (type !== null && type.toUpperCase() !== INBOUND_EMAIL) return 'flowType';
  return isPublished ? 'leads' : 'flowUnpublished';
}

function flowTarget(id: string, { flows }: GenesysObservations): RouteState | Unreadable {
  const observed = flows.find((one) => one.id === id)?.flow;
  if (observed === undefined) return 'unclear';
  if (observed.state === 'unreadable') return observed;
  return observed.value === null ? 'noFlow' : flowState(observed.value);
}

function queueTarget(id: string, { queues }: GenesysObservations): RouteState | Unreadable {
  const observed = queues.find((one) => one.id === id)?.queue;
  if (observed === undefined) return 'unclear';
  if (observed.state === 'unreadable') return observed;
  return observed.value === null ? 'noQueue' : 'leads';
}

/** Where a route leads; unreadable: what it leads to could not be read. */
export function routeStateOf(
  { status, flow, queue }: GenesysRouteFacts,
  genesys: GenesysObservations,
): RouteState | Unreadable {
  if (status === 'Error') return 'error';
  if (status === 'Removing') return 'removing';
  if (flow === null && queue === null) return 'noTarget';
  const target = flow === null ? queueTarget(queue?.id ?? '', genesys) : flowTarget(flow.id, genesys);
  if (target !== 'leads' || status === 'Active') return target;
  return status === 'Pending' ? 'pending' : 'unclear';
}

function routeFinding(address: string, genesys: GenesysObservations, found: RouteFound): Finding {
  const place = { check: CHECK, subject: mailboxSubject(address) } as const;
  if (found.is === 'unreadable') return unknownFinding(place, found.because, 'route');
  const route = found.is === 'found' ? found.route : null;
  const state =
    route === null ? (found.is === 'noDomain' ? 'noDomain' : 'noRoute') : routeStateOf(route, genesys);
  if (typeof state !== 'string') return unknownFinding(place, state, 'route');
  const rating = RATINGS[state];
  const target = route?.flow ?? route?.queue ?? null;
  return finding({
    ...place,
    ...rating,
    title: message('check.genesysRoute', { address, state }),
    detail: message('check.genesysRoute.detail', {
      state,
      target: target === null ? null : (target.name ?? target.id),
      by: route !== null && route.flow !== null ? 'flow' : 'queue',
    }),
    runbook: rating.severity === 'critical' || rating.severity === 'warning' ? 'read-but-missing' : null,
    evidence: evidenceOf(found.source, {
      state,
      domain: found.is === 'found' ? found.domain : null,
      routeId: route?.id ?? null,
      routeStatus: route?.status ?? null,
      flowId: route?.flow?.id ?? null,
      queueId: route?.queue?.id ?? null,
    }),
  });
}

/**
 * What becomes of the mail of each watched mailbox once Genesys Cloud has fetched it: its route leads to a flow that is
 * published and not deleted, or to a queue, and agents take mail out of the queue (Q8). Nothing about a connection
 * without an organisation.
 */
export const checkGenesysRouting: Check = (snapshot) => {
  const { genesys } = snapshot;
  if (genesys === null) return [];
  const mailboxes = byAddress(snapshot.mailboxes);
  if (mailboxes.length === 0) return [noMailboxFinding(CHECK, snapshot)];
  return mailboxes.flatMap(({ address }) => {
    const found = routeOf(address, genesys);
    return [
      routeFinding(address, genesys, found),
      ...(found.is === 'found' ? agentsFinding(address, found.route, genesys) : []),
    ];
  });
};
