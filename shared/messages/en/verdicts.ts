import type { Severity } from '../../domain/severity';
import type { Formatter } from '../formatter';
import { speak } from '../translation';
import { checks, type CheckText } from './checks';
import { failures, type FailureText } from './failures';

/** Words that open a title and are written small after a colon; names keep their capitals. */
const OPENING =
  /^(?:The|A|An|No|None|Nobody|There|This|It|Which|Whether|Some|Several|Sign-in|Mail(?= )|News|One)\b/;

function clause(cause: CheckText, format: Formatter): string {
  return speak(checks, cause, format).replace(OPENING, (word) => word.toLowerCase());
}

const UNWORDED: Readonly<Record<Severity, string>> = {
  ok: 'Mail flows.',
  notice: 'Mail flows; something is worth a look.',
  unknown: 'Whether mail flows is not known.',
  warning: 'Something needs attention.',
  critical: 'Something is broken.',
};

/** Whose mail a cause concerns. */
export interface MailConcern {
  /** The mailbox that the cause names; null: all mail. */
  readonly mailbox: string | null;
  /** How many mailboxes suffer the same. */
  readonly count: number;
}

function mailTo({ mailbox, count }: MailConcern, format: Formatter): string {
  if (mailbox === null) return '';
  return count > 1 ? ` to ${format.number(count)} mailboxes` : ` to ${mailbox}`;
}

/** One sentence for a connection: consequence first, then the cause. */
export const verdicts = {
  'verdict.flowing': ({ next }: { next: { at: string; name: string } | null }, format: Formatter) =>
    next === null
      ? 'Mail flows.'
      : `Mail flows. Next deadline: “${next.name}” expires ${format.relative(next.at)} (${format.date(next.at)}).`,
  'verdict.stopped': ({ cause, concern }: { cause: CheckText; concern: MailConcern }, format: Formatter) =>
    `New mail${mailTo(concern, format)} is not fetched: ${clause(cause, format)}.`,
  'verdict.notArriving': (
    { cause, concern }: { cause: CheckText; concern: MailConcern },
    format: Formatter,
  ) => `New mail${mailTo(concern, format)} reaches no agent: ${clause(cause, format)}.`,
  'verdict.notSent': ({ cause }: { cause: CheckText }, format: Formatter) =>
    `Replies are not sent: ${clause(cause, format)}.`,
  'verdict.atRisk': ({ cause, concern }: { cause: CheckText; concern: MailConcern }, format: Formatter) =>
    `Mail${mailTo(concern, format)} is at risk: ${clause(cause, format)}.`,
  'verdict.incident': ({ cause, incident }: { cause: CheckText; incident: CheckText }, format: Formatter) =>
    `${speak(checks, incident, format)}, which may be why new mail is not fetched: ${clause(cause, format)}.`,
  'verdict.notice': ({ cause }: { cause: CheckText }, format: Formatter) =>
    `Mail flows. ${speak(checks, cause, format)}.`,
  'verdict.attention': ({ cause }: { cause: CheckText }, format: Formatter) =>
    `${speak(checks, cause, format)}.`,
  'verdict.unknown': (
    { cause, failure }: { cause: CheckText; failure: FailureText | null },
    format: Formatter,
  ) =>
    failure === null
      ? `Not everything is known: ${clause(cause, format)}.`
      : `Not everything is known: ${clause(cause, format)}, because ${speak(failures, failure, format)}.`,
  'verdict.unworded': ({ severity }: { severity: Severity }) => UNWORDED[severity],
};
