import type { DayOff, Earliness } from '../../domain/day-off';
import type { MailImpact } from '../../domain/mail-impact';
import type { Severity } from '../../domain/severity';
import type { TellingReason } from '../../domain/telling-reason';
import type { Formatter } from '../formatter';
import { type MessageOf, speak } from '../translation';
import { checks, type CheckText } from './checks';
import { verdicts } from './verdicts';

/** What an alert is about, as a value of another message. */
export type AlertText = CheckText | MessageOf<typeof verdicts>;

/** What the title of a telling is made of: connection and consequence. */
interface TitleParameters {
  readonly name: string;
  readonly severity: Severity;
  readonly impact: MailImpact;
  readonly reason: TellingReason;
  /** It is about data that is too old. */
  readonly isBlind: boolean;
  /** The stage of its deadline that has come; 0: it has passed. Null: none. */
  readonly stage: number | null;
}

function consequence({ severity, impact, reason, isBlind, stage }: TitleParameters): string {
  if (reason === 'resolved') return isBlind ? 'can be seen again' : 'resolved';
  if (isBlind) return 'cannot be seen at present';
  switch (impact) {
    case 'stopped':
      return 'mail has stopped';
    case 'atRisk':
      return severity === 'critical' ? 'mail is about to stop' : 'mail is at risk';
    case 'none':
      if (stage === null) return 'needs attention';
      return stage === 0 ? 'a deadline has passed' : 'a deadline comes nearer';
  }
}

/** Why nothing can be changed on a day, as part of a sentence about it. */
export function thatIs(because: DayOff): string {
  switch (because.kind) {
    case 'weekend':
      return 'that is a weekend';
    case 'dayOff':
      return 'that is no working day';
    case 'holiday':
      return 'that is a holiday';
    case 'freeze':
      return `nothing may be changed then (${because.name})`;
  }
}

function reminder(because: DayOff | null): string {
  if (because === null) return 'the reminder would have come at a quiet hour';
  switch (because.kind) {
    case 'weekend':
      return 'the reminder would have come at a weekend';
    case 'dayOff':
      return 'the reminder would have come on a day that is not worked';
    case 'holiday':
      return 'the reminder would have come on a holiday';
    case 'freeze':
      return `nothing may be changed on the day of the reminder (${because.name})`;
  }
}

const ENDING = {
  clientSecret: (name: string) => `The client secret “${name}”`,
  certificate: (name: string) => `The certificate “${name}”`,
  own: () => 'The credential of Graphkeeper’s own registration',
} as const;

function sentence(what: AlertText, format: Formatter): string {
  const text = speak({ ...checks, ...verdicts }, what, format);
  return text.endsWith('.') ? text : `${text}.`;
}

/** What is told, on the desktop and elsewhere. */
export const alerts = {
  'alerts.telling.title': (params: TitleParameters) => `${params.name}: ${consequence(params)}`,
  'alerts.telling.end': (
    {
      type,
      name,
      at,
      hasPassed,
    }: { type: keyof typeof ENDING; name: string; at: string; hasPassed: boolean },
    format: Formatter,
  ) =>
    `${ENDING[type](name)} ${hasPassed ? 'ended' : 'ends'} ${format.relative(at)} (${format.dateTime(at)}).`,
  'alerts.telling.deadline': ({ at }: { at: string }, format: Formatter) =>
    `${format.dateTime(at)} (${format.relative(at)})`,
  'alerts.telling.early': ({ of, because }: Earliness) =>
    `Told now because ${of === 'deadline' ? thatIs(because) : reminder(because)}.`,
  'alerts.telling.unseen': ({ at }: { at: string }, format: Formatter) =>
    `It could not be read again since ${format.dateTime(at)}; this is what was known then.`,
  'alerts.telling.worse': () => 'Told again because it got worse.',
  'alerts.telling.woken': () => 'Told again because it is still there and its snooze has ended.',
  'alerts.telling.over': ({ what }: { what: AlertText }, format: Formatter) =>
    `Over: ${sentence(what, format)}`,
  'alerts.telling.lasted': ({ minutes }: { minutes: number }, format: Formatter) =>
    `It lasted ${format.duration(minutes)}.`,
};
