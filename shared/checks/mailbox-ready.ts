import type { MailboxProbe, UserFacts } from '../domain/facts';
import type { Finding } from '../domain/finding';
import type { MailImpact } from '../domain/mail-impact';
import { type Observation, valueOf } from '../domain/observation';
import type { Severity } from '../domain/severity';
import type { MailboxObservations } from '../domain/snapshot';
import { message } from '../messages/message';
import type { Check } from './check';
import { byAddress, evidenceOf, finding, mailboxSubject, noMailboxFinding, unknownFinding } from './findings';
import type { Readiness } from './terms';

const CHECK = 'mailbox-ready';

const SEVERITIES: Readonly<Record<Readiness, { readonly severity: Severity; readonly impact: MailImpact }>> =
  {
    ready: { severity: 'ok', impact: 'none' },
    shared: { severity: 'ok', impact: 'none' },
    opened: { severity: 'ok', impact: 'none' },
    blockedAccount: { severity: 'notice', impact: 'none' },
    noUser: { severity: 'critical', impact: 'stopped' },
    noMailbox: { severity: 'critical', impact: 'stopped' },
    noLicence: { severity: 'critical', impact: 'stopped' },
    undecided: { severity: 'unknown', impact: 'none' },
  };

/** Exchange's code for a user without a cloud mailbox: no licence, not provisioned yet, or still on premises. */
const NO_REST_MAILBOX = 'MailboxNotEnabledForRESTAPI';

/** `none`: there is no mailbox; null: nothing was learnt. */
function probeOutcome(probe: Observation<MailboxProbe>): 'open' | 'refused' | 'none' | null {
  if (probe.state === 'unreadable') {
    const { failure } = probe;
    if (failure.code !== 'refused') return null;
    return failure.graphCode === NO_REST_MAILBOX ? 'none' : null;
  }
  if (probe.value.outcome === 'open') return 'open';
  return probe.value.outcome === 'notFound' || probe.value.graphCode === NO_REST_MAILBOX ? 'none' : 'refused';
}

function whileOpen(user: UserFacts | null): Readiness {
  if (user === null) return 'opened';
  if (user.licenceCount === 0) return 'shared';
  // An account that Graph says nothing of is there, and the mailbox opens: no fault is known.
  return user.accountEnabled === false ? 'blockedAccount' : 'ready';
}

/** Null: too little was read. */
function readinessOf({ user, probe }: MailboxObservations): Readiness | null {
  const outcome = probeOutcome(probe);
  const facts = valueOf(user);
  if (outcome === 'open') return whileOpen(facts);
  if (user.state === 'unreadable') return outcome === 'none' ? 'noMailbox' : null;
  if (facts === null) return 'noUser';
  if (outcome === null) return null;
  if (outcome === 'none') return facts.licenceCount === 0 ? 'noLicence' : 'noMailbox';
  if (facts.licenceCount === 0) return 'undecided';
  // Refused is a matter of scope; user and licence are in order.
  return facts.accountEnabled === false ? 'blockedAccount' : 'ready';
}

function unread(mailbox: MailboxObservations): Finding {
  const { address, user, probe } = mailbox;
  const place = { check: CHECK, subject: mailboxSubject(address) } as const;
  if (user.state === 'unreadable') return unknownFinding(place, user, 'mailbox');
  if (probe.state === 'unreadable') return unknownFinding(place, probe, 'mailbox');
  return judged(mailbox, 'undecided');
}

function judged({ address, user, probe }: MailboxObservations, readiness: Readiness): Finding {
  const facts = valueOf(user);
  const seen = valueOf(probe);
  const { severity, impact } = SEVERITIES[readiness];
  return finding({
    check: CHECK,
    subject: mailboxSubject(address),
    severity,
    impact,
    title: message('check.mailboxReady', { address, readiness }),
    detail: message('check.mailboxReady.detail', { readiness }),
    evidence: evidenceOf(user.state === 'read' ? user : probe, {
      userId: facts?.id ?? null,
      accountEnabled: facts?.accountEnabled ?? null,
      licenceCount: facts?.licenceCount ?? null,
      probe: seen === null ? null : seen.outcome,
    }),
  });
}

/** Each mailbox exists, is enabled and licensed, or opens without: then it is a shared one (Q14). */
export const checkMailboxReady: Check = (snapshot) => {
  const mailboxes = byAddress(snapshot.mailboxes);
  if (mailboxes.length === 0) return [noMailboxFinding(CHECK, snapshot)];
  return mailboxes.map((mailbox) => {
    const readiness = readinessOf(mailbox);
    return readiness === null ? unread(mailbox) : judged(mailbox, readiness);
  });
};
