import type { Finding } from '../domain/finding';
import { type EpochMs, epochOf, type Instant } from '../domain/instant';
import { type Link, LINKS } from '../domain/link';
import { compareSeverity, SEVERITIES, type Severity, worstSeverity } from '../domain/severity';
import type { LinkState, Verdict } from '../domain/verdict';
import type { CheckText } from '../messages/en/checks';
import type { MailConcern } from '../messages/en/verdicts';
import { type Message, message } from '../messages/message';
import { linkOf, rankInLink } from './links';
import { type Breakage, breakageOf, isIntegrationStopped, isSymptom } from './symptoms';

type FindingsOfLink = ReadonlyMap<Link, readonly Finding[]>;

function byLink(findings: readonly Finding[]): FindingsOfLink {
  const map = new Map<Link, Finding[]>(LINKS.map((link) => [link, []]));
  for (const finding of findings) {
    const link = linkOf(finding);
    if (link !== null) map.get(link)?.push(finding);
  }
  return map;
}

function deadlineOf({ deadline }: Finding): number {
  return deadline === null ? Number.POSITIVE_INFINITY : epochOf(deadline);
}

/** Which of two equally bad findings of a link leads: the nearer to the cause, then the sooner. */
function compareLead(a: Finding, b: Finding): number {
  // Two without a deadline differ by NaN, which counts as no difference.
  return rankInLink(a) - rankInLink(b) || deadlineOf(a) - deadlineOf(b) || 0;
}

function leadOf(findings: readonly Finding[]): Finding | null {
  return findings.reduce<Finding | null>(
    (lead, one) => (lead === null || compareLead(one, lead) < 0 ? one : lead),
    null,
  );
}

/** The finding that the verdict is about: the first thing that stopped mail, else the first of the worst. */
function leadingFinding(
  findings: readonly Finding[],
  links: FindingsOfLink,
  worst: Severity,
): Finding | null {
  const isStopped = ({ impact }: Finding): boolean => impact === 'stopped';
  const stoppedAt = (link: Link): readonly Finding[] => (links.get(link) ?? []).filter(isStopped);
  for (const link of LINKS) {
    const own = leadOf(stoppedAt(link));
    if (own === null) continue;
    // Subscriptions and fetching are the work of the integration at the far end: what stopped it comes first.
    const isItsWork = link === 'subscription' || link === 'delivery';
    return (isItsWork ? leadOf(stoppedAt('genesys').filter(isIntegrationStopped)) : null) ?? own;
  }
  if (worst === 'ok') return null;
  for (const link of LINKS) {
    const lead = leadOf((links.get(link) ?? []).filter(({ severity }) => severity === worst));
    if (lead !== null) return lead;
  }
  return findings.find(({ severity }) => severity === worst) ?? null;
}

/** What belongs to the same trouble at the same link: a mere notice beside something worse does not. */
function isExplainedBeside(finding: Finding, lead: Finding): boolean {
  if (finding.severity === 'ok' || finding === lead || linkOf(finding) !== linkOf(lead)) return false;
  if (linkOf(lead) === null && finding.check !== lead.check) return false;
  return finding.severity !== 'notice' || lead.severity === 'notice';
}

function explainedBy(
  lead: Finding,
  breakage: Breakage | null,
  findings: readonly Finding[],
): readonly string[] {
  const others = findings.filter(
    (finding) => isExplainedBeside(finding, lead) || (breakage !== null && isSymptom(finding, breakage)),
  );
  return [lead.key, ...others.map(({ key }) => key)];
}

/** Worst first, each in the order of the checks. In one pass: a link can have thousands. */
function keysWorstFirst(findings: readonly Finding[]): readonly string[] {
  const keys: Readonly<Record<Severity, string[]>> = {
    ok: [],
    notice: [],
    unknown: [],
    warning: [],
    critical: [],
  };
  for (const { severity, key } of findings) keys[severity].push(key);
  return SEVERITIES.toReversed().flatMap((severity) => keys[severity]);
}

function linkState(link: Link, findings: readonly Finding[], breakage: Breakage | null): LinkState {
  // Graphkeeper is not connected to the far end: nothing is known, and nothing is claimed.
  if (link === 'genesys' && findings.length === 0) return { link, state: 'notConfigured', findings: [] };
  const own = breakage === null ? findings : findings.filter((finding) => !isSymptom(finding, breakage));
  const keys = keysWorstFirst(findings);
  const worst = worstSeverity(own.map(({ severity }) => severity));
  const hasSymptoms = own.length < findings.length;
  const isQuiet = own.length === 0 || compareSeverity(worst, 'notice') <= 0;
  return { link, state: hasSymptoms && isQuiet ? 'notReached' : worst, findings: keys };
}

/** The nearest end of a credential that is still to come. */
function nextDeadline(
  findings: readonly Finding[],
  now: EpochMs,
): { readonly at: Instant; readonly name: string } | null {
  let next: { readonly at: Instant; readonly name: string } | null = null;
  for (const { check, deadline, subject } of findings) {
    if (check !== 'credential-expiry' || deadline === null || epochOf(deadline) <= now) continue;
    if (next === null || epochOf(deadline) < epochOf(next.at)) next = { at: deadline, name: subject.name };
  }
  return next;
}

/** Checks word their findings from their own table, so that the headline can hold a title. */
function isCheckText(text: Message): text is CheckText {
  return text.id.startsWith('check.');
}

/** Whose mail is concerned, where the cause is about mailboxes: the one, or how many suffer the same. */
function concernOf(lead: Finding, findings: readonly Finding[]): MailConcern {
  if (lead.subject.type !== 'mailbox') return { mailbox: null, count: 0 };
  const alike = findings.filter(
    ({ check, subject, severity }) =>
      check === lead.check && subject.type === 'mailbox' && severity === lead.severity,
  );
  return { mailbox: lead.subject.name, count: new Set(alike.map(({ subject }) => subject.id)).size };
}

function headlineOf(lead: Finding, findings: readonly Finding[], incident: Finding | null): Message {
  const cause = isCheckText(lead.title) ? lead.title : null;
  if (cause === null) return message('verdict.unworded', { severity: lead.severity });
  if (incident !== null && isCheckText(incident.title)) {
    return message('verdict.incident', { cause, incident: incident.title });
  }
  const concern = concernOf(lead, findings);
  if (lead.impact === 'stopped') {
    const isFetched = linkOf(lead) === 'genesys' && lead.check !== 'genesys-integration';
    return message(isFetched ? 'verdict.notArriving' : 'verdict.stopped', { cause, concern });
  }
  if (lead.severity === 'unknown') {
    const { detail } = lead;
    const failure = detail.id === 'check.unknown.detail' ? detail.params.failure : null;
    return message('verdict.unknown', { cause, failure });
  }
  // Nothing is worse than a notice, and nothing is unknown: that comes first.
  if (lead.severity === 'notice') return message('verdict.notice', { cause });
  if (lead.impact === 'none') return message('verdict.attention', { cause });
  const isSending = lead.check === 'permissions' && lead.subject.id === 'Mail.Send';
  return isSending ? message('verdict.notSent', { cause }) : message('verdict.atRisk', { cause, concern });
}

/**
 * An incident of Exchange Online that may be behind what leads, where notifications or fetching have stopped. What was
 * refused, or is wrong here, it does not explain.
 */
function incidentBehind(lead: Finding, findings: readonly Finding[]): Finding | null {
  const link = linkOf(lead);
  if ((link !== 'subscription' && link !== 'delivery') || lead.impact !== 'stopped') return null;
  return (
    findings.find(
      ({ check, key, impact }) =>
        check === 'service-health' && impact !== 'none' && key.endsWith('/exchange'),
    ) ?? null
  );
}

/** One line for a connection: the first broken link, what it explains and what to do. */
export function verdictOf(findings: readonly Finding[], now: EpochMs): Verdict {
  const links = byLink(findings);
  const severity = worstSeverity(findings.map((finding) => finding.severity));
  const lead = leadingFinding(findings, links, severity);
  const leadLink = lead === null ? null : linkOf(lead);
  const incident = lead === null ? null : incidentBehind(lead, findings);
  const breakage =
    lead !== null && leadLink !== null && lead.impact === 'stopped' ? breakageOf(leadLink, findings) : null;
  return {
    link: leadLink ?? 'none',
    severity,
    headline:
      lead === null
        ? message('verdict.flowing', { next: nextDeadline(findings, now) })
        : headlineOf(lead, findings, incident),
    explains: [
      ...(lead === null ? [] : explainedBy(lead, breakage, findings)),
      ...(incident === null ? [] : [incident.key]),
    ],
    // Nothing that can be done here ends an incident of Microsoft's.
    runbook: incident === null ? (lead?.runbook ?? null) : null,
    chain: LINKS.map((link) => linkState(link, links.get(link) ?? [], breakage)),
  };
}
