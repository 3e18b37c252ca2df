import type { MailFlowFacts } from '../domain/facts';
import type { GenesysObservations } from '../domain/genesys';
import { type EpochMs, epochOf, instantOf } from '../domain/instant';
import type { MailImpact } from '../domain/mail-impact';
import type { Severity } from '../domain/severity';
import type { MailboxObservations } from '../domain/snapshot';
import { message } from '../messages/message';
import type { Check } from './check';
import {
  byAddress,
  connectionSubject,
  evidenceOf,
  finding,
  unknownFinding,
  type Unreadable,
} from './findings';
import type { DestinationsState } from './terms';

const CHECK = 'multiple-destinations';

const RATINGS: Readonly<
  Record<DestinationsState, { readonly severity: Severity; readonly impact: MailImpact }>
> = {
  on: { severity: 'ok', impact: 'none' },
  onWithoutScript: { severity: 'warning', impact: 'atRisk' },
  offNeeded: { severity: 'warning', impact: 'atRisk' },
  offUnneeded: { severity: 'ok', impact: 'none' },
  offUnseen: { severity: 'notice', impact: 'none' },
};

/** What recent mail says about being sent to several watched addresses at once. */
interface SharedMail {
  /** Messages, each counted once whatever the number of its mailboxes. */
  readonly count: number;
  readonly newest: EpochMs | null;
  /** Every mailbox's recipients were read. */
  readonly isComplete: boolean;
  readonly unread: Unreadable | null;
}

function sharedMail(mailboxes: readonly MailboxObservations[]): SharedMail {
  const flows = mailboxes.map(({ mailFlow }) => mailFlow);
  const recent: MailFlowFacts['recent'] = flows.flatMap((flow) =>
    flow.state === 'read' ? flow.value.recent : [],
  );
  const shared = recent.filter(({ sharedWith }) => (sharedWith ?? []).length > 0);
  // The copies of one mail come at one time, to the second.
  const seconds = new Set(shared.map(({ receivedAt }) => Math.floor(epochOf(receivedAt) / 1_000)));
  const times = shared.map(({ receivedAt }) => epochOf(receivedAt));
  return {
    count: seconds.size,
    newest: times.length === 0 ? null : Math.max(...times),
    isComplete: recent.every(({ sharedWith }) => sharedWith !== undefined),
    unread: flows.find((flow) => flow.state === 'unreadable') ?? null,
  };
}

/** Queues that mail reaches, and that have no default script for e-mail: there, the setting leaves agents without one. */
export function queuesWithoutScript({ queues }: GenesysObservations): readonly string[] {
  return queues.flatMap(({ queue }) =>
    queue.state === 'read' && queue.value?.hasEmailScript === false
      ? [queue.value.name ?? queue.value.id]
      : [],
  );
}

/** One mail to several watched addresses makes a conversation for each of them, or need not (Q9). */
export const checkMultipleDestinations: Check = (snapshot) => {
  const { genesys } = snapshot;
  if (genesys === null) return [];
  const place = { check: CHECK, subject: connectionSubject(snapshot) } as const;
  const { emailSettings } = genesys;
  if (emailSettings.state === 'unreadable') {
    return [unknownFinding(place, emailSettings, 'multipleDestinations')];
  }
  const { multipleRouteDestinations: isOn } = emailSettings.value;
  const mailboxes = byAddress(snapshot.mailboxes);
  const mail = sharedMail(mailboxes);
  const withoutScript = isOn ? queuesWithoutScript(genesys) : [];
  if (!isOn && mail.count === 0 && mail.unread !== null && mailboxes.length > 1) {
    return [unknownFinding(place, mail.unread, 'multipleDestinations', { isOn })];
  }
  const state: DestinationsState = isOn
    ? withoutScript.length > 0
      ? 'onWithoutScript'
      : 'on'
    : mail.count > 0
      ? 'offNeeded'
      : mail.isComplete || mailboxes.length < 2
        ? 'offUnneeded'
        : 'offUnseen';
  const newest = mail.newest === null ? null : instantOf(mail.newest);
  return [
    finding({
      ...place,
      ...RATINGS[state],
      title: message('check.multipleDestinations', { state, count: mail.count }),
      detail: message('check.multipleDestinations.detail', {
        state,
        newest,
        queues: withoutScript,
        mailboxes: mailboxes.length,
      }),
      runbook: state === 'offNeeded' ? 'enable-multiple-destinations' : null,
      evidence: evidenceOf(emailSettings, {
        isOn,
        sharedMails: mail.count,
        newestShared: newest,
        queuesWithoutScript: withoutScript,
      }),
    }),
  ];
};
