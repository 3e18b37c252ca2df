import type { Finding } from '../domain/finding';
import { type Link, LINKS } from '../domain/link';
import { linkOf } from './links';

/** How far a broken link reaches: all of mail, or these mailboxes only. */
export interface Breakage {
  readonly link: Link;
  /** Ids of the mailboxes concerned; null: all. */
  readonly mailboxes: ReadonlySet<string> | null;
}

/** What broke at a link, from the findings that say that mail has stopped there. */
export function breakageOf(link: Link, findings: readonly Finding[]): Breakage {
  const stopped = findings.filter((finding) => finding.impact === 'stopped' && linkOf(finding) === link);
  const isPartial = stopped.every(({ subject }) => subject.type === 'mailbox');
  return { link, mailboxes: isPartial ? new Set(stopped.map(({ subject }) => subject.id)) : null };
}

function isConcerned({ subject }: Finding, { mailboxes }: Breakage): boolean {
  return mailboxes === null || subject.type !== 'mailbox' || mailboxes.has(subject.id);
}

/**
 * Whether a finding further down the chain follows from the breakage and says nothing of its own. What could not
 * be read does; a refused mailbox follows from a missing token or consent; a missing or late subscription and waiting
 * mail follow from anything. A missing consent or licence never follows: it would have to be mended too.
 */
export function isSymptom(finding: Finding, breakage: Breakage): boolean {
  const link = linkOf(finding);
  if (link === null || LINKS.indexOf(link) <= LINKS.indexOf(breakage.link)) return false;
  if (!isConcerned(finding, breakage)) return false;
  if (finding.severity === 'unknown') return true;
  if (finding.impact === 'none') return false;
  switch (finding.check) {
    case 'mailbox-scope':
      return breakage.link === 'token' || breakage.link === 'consent';
    case 'subscription-health':
    case 'subscription-rhythm':
    case 'mail-flow':
      return true;
    default:
      return false;
  }
}
