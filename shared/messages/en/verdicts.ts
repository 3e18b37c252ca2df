import type { Severity } from '../../domain/severity';
import type { Formatter } from '../formatter';
import { speak } from '../translation';
import { checks, type CheckText } from './checks';
import { failures, type FailureText } from './failures';

/** Words that open a title and are written small after a colon; names keep their capitals. */
const OPENING = /^(?:The|A|An|No|There|This|It|Which|Whether|Some|Several|Sign-in|Mail(?= )|News|One)\b/;

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

/** One sentence for a connection: consequence first, then the cause. */
export const verdicts = {
  'verdict.flowing': ({ next }: { next: { at: string; name: string } | null }, format: Formatter) =>
    next === null
      ? 'Mail flows.'
      : `Mail flows. Next deadline: “${next.name}” expires ${format.relative(next.at)} (${format.date(next.at)}).`,
  'verdict.stopped': ({ cause, mailbox }: { cause: CheckText; mailbox: string | null }, format: Formatter) =>
    `New mail${mailbox === null ? '' : ` to ${mailbox}`} is not fetched: ${clause(cause, format)}.`,
  'verdict.notSent': ({ cause }: { cause: CheckText }, format: Formatter) =>
    `Replies are not sent: ${clause(cause, format)}.`,
  'verdict.atRisk': ({ cause, mailbox }: { cause: CheckText; mailbox: string | null }, format: Formatter) =>
    `Mail${mailbox === null ? '' : ` to ${mailbox}`} is at risk: ${clause(cause, format)}.`,
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
