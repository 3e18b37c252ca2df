import { DELIBERATE_STATES } from '../checks/genesys-integration';
import type { Finding } from '../domain/finding';
import { type Link, LINKS } from '../domain/link';
import { linkOf } from './links';

/** How far a broken link reaches: all of mail, or these mailboxes only. */
export interface Breakage {
  readonly link: Link;
  /** Whether mail of this mailbox, by its id, is concerned. */
  readonly concerns: (mailbox: string) => boolean;
  /** The vendor's integration has stopped: it neither renews subscriptions nor fetches. */
  readonly isIntegration: boolean;
}

/** Whether a finding says that the vendor's integration has stopped. It is at the end of the chain, and works all of it. */
export function isIntegrationStopped({ check, impact }: Pick<Finding, 'check' | 'impact'>): boolean {
  return check === 'genesys-integration' && impact === 'stopped';
}

function domainOf(mailbox: string): string {
  return mailbox.slice(mailbox.lastIndexOf('@') + 1);
}

/** What broke at a link, from the findings that say that mail has stopped there. */
export function breakageOf(link: Link, findings: readonly Finding[]): Breakage {
  const stopped = findings.filter((finding) => finding.impact === 'stopped' && linkOf(finding) === link);
  const ids = (type: Finding['subject']['type']): ReadonlySet<string> =>
    new Set(stopped.filter(({ subject }) => subject.type === type).map(({ subject }) => subject.id));
  const mailboxes = ids('mailbox');
  const domains = ids('emailDomain');
  const isPartial = stopped.every(
    ({ subject }) => subject.type === 'mailbox' || subject.type === 'emailDomain',
  );
  // Where no mailbox is of any domain that is looked at, these are other names for those that they are of.
  const lookedAt = new Set(
    findings.filter(({ subject }) => subject.type === 'emailDomain').map(({ subject }) => subject.id),
  );
  const isNamedSo = findings.some(
    ({ subject }) => subject.type === 'mailbox' && lookedAt.has(domainOf(subject.id)),
  );
  const isWhole = !isPartial || (domains.size > 0 && !isNamedSo);
  return {
    link,
    concerns: (mailbox) => isWhole || mailboxes.has(mailbox) || domains.has(domainOf(mailbox)),
    isIntegration: link === 'genesys' && stopped.some(isIntegrationStopped),
  };
}

function isConcerned({ subject }: Finding, { concerns }: Breakage): boolean {
  return subject.type !== 'mailbox' || concerns(subject.id);
}

/** A fault of the integration that what is broken at Microsoft's end brings about. What somebody did, it does not. */
function isReported({ evidence }: Finding): boolean {
  const { state } = evidence;
  return typeof state === 'string' && !DELIBERATE_STATES.some((deliberate) => deliberate === state);
}

/**
 * Whether a finding further along the chain follows from the breakage and says nothing of its own. What could not
 * be read does; a refused mailbox follows from a missing token or consent; a missing or late subscription and waiting
 * mail follow from anything, also from an integration that has stopped at the far end; an integration's error follows
 * from what Microsoft refuses it. A missing consent or licence never follows: it would have to be mended too.
 */
export function isSymptom(finding: Finding, breakage: Breakage): boolean {
  const link = linkOf(finding);
  if (link === null || !isConcerned(finding, breakage)) return false;
  const isDownstream = LINKS.indexOf(link) > LINKS.indexOf(breakage.link);
  const isWorkedByIntegration = breakage.isIntegration && (link === 'subscription' || link === 'delivery');
  if (!isDownstream && !isWorkedByIntegration) return false;
  // What Graphkeeper reads at the far end, it reads with an identity of its own.
  if (isDownstream && link !== 'genesys' && finding.severity === 'unknown') return true;
  if (finding.impact === 'none') return false;
  switch (finding.check) {
    case 'mailbox-scope':
      return breakage.link === 'token' || breakage.link === 'consent';
    case 'subscription-health':
    case 'subscription-rhythm':
    case 'mail-flow':
      return true;
    case 'genesys-integration':
      return breakage.link !== 'subscription' && breakage.link !== 'delivery' && isReported(finding);
    default:
      return false;
  }
}
