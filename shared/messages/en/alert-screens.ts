import type { MailImpact } from '../../domain/mail-impact';
import type { Formatter } from '../formatter';

const IMPACT: Readonly<Record<MailImpact, string>> = {
  stopped: 'New mail is not fetched.',
  atRisk: 'Mail is at risk.',
  none: 'Mail is not affected.',
};

/** Where an alert that nobody has to look at now is listed. */
type QuietStanding = 'acknowledged' | 'snoozed' | 'muted';

const GROUP: Readonly<Record<QuietStanding, string>> = {
  acknowledged: 'Taken care of',
  snoozed: 'Snoozed',
  muted: 'Muted',
};

const GROUP_MEANING: Readonly<Record<QuietStanding, string>> = {
  acknowledged: 'Told again only when it gets worse, or when its deadline is 3 days, 1 day or less away.',
  snoozed: 'Told again at its time, or earlier when it gets worse or the facts change.',
  muted: 'Not told. What has expired and is still in use is told all the same.',
};

const TAKE_BACK: Readonly<Record<QuietStanding, string>> = {
  acknowledged: 'Take back',
  snoozed: 'End the snooze',
  muted: 'Unmute',
};

const ANNOUNCED: Readonly<Record<QuietStanding | 'open', string>> = {
  open: 'Needs attention',
  acknowledged: 'Taken care of',
  snoozed: 'Snoozed',
  muted: 'Muted',
};

/** "by anna"; nothing where it is not known who it was. */
function byWhom(by: string): string {
  return by === '' ? '' : ` by ${by}`;
}

/** What a mute is about. */
export type MuteWords =
  | { readonly by: 'check'; readonly name: string }
  | { readonly by: 'credential'; readonly name: string }
  | { readonly by: 'pattern'; readonly pattern: string };

function muted(scope: MuteWords): string {
  switch (scope.by) {
    case 'check':
      return `Everything of “${scope.name}”`;
    case 'credential':
      return `Credential ${scope.name}`;
    case 'pattern':
      return `What matches “${scope.pattern}”`;
  }
}

/** The page of alerts, what is done about one, and what the connection page says about it. */
export const alertScreens = {
  'alertPage.source.token-endpoint': () => 'Token endpoint',
  'alertPage.source.app-registration': () => 'App registration',
  'alertPage.source.credential-expiry': () => 'Expiry of secrets and certificates',
  'alertPage.source.credential-in-use': () => 'Which credential is in use',
  'alertPage.source.credential-works': () => 'Sign-in with the credential',
  'alertPage.source.credential-changes': () => 'Credentials added or removed',
  'alertPage.source.permissions': () => 'Permissions and consent',
  'alertPage.source.excess-permissions': () => 'Permissions beyond need',
  'alertPage.source.mailbox-scope': () => 'Reach into mailboxes',
  'alertPage.source.mailbox-ready': () => 'State of the mailboxes',
  'alertPage.source.subscription-health': () => 'Subscriptions',
  'alertPage.source.subscription-rhythm': () => 'Rhythm of renewals',
  'alertPage.source.mail-flow': () => 'Mail flow',
  'alertPage.source.connection-filter': () => 'Connection filter',
  'alertPage.source.genesys-integration': () => 'Genesys Cloud integration',
  'alertPage.source.genesys-routing': () => 'Routing in Genesys Cloud',
  'alertPage.source.multiple-destinations': () => 'Several destinations',
  'alertPage.source.domain-reuse': () => 'Domain reuse',
  'alertPage.source.service-health': () => 'Microsoft’s service health',
  'alertPage.source.own-access': () => 'Graphkeeper’s own access',
  'alertPage.source.stale': () => 'Age of what was read',
  'alertPage.calendar': () => 'Save deadlines as calendar',
  'alertPage.impact': ({ impact }: { impact: MailImpact }) => IMPACT[impact],
  'alertPage.told': ({ at }: { at: string }, format: Formatter) =>
    `Last told ${format.dateTime(at)} (${format.relative(at)})`,
  'alertPage.toldNever': () => 'Not told yet',
  'alertPage.unseen': ({ at }: { at: string }, format: Formatter) =>
    `Not seen at the last look: not confirmed since ${format.dateTime(at)} (${format.relative(at)})`,
  'alertPage.explains': ({ count }: { count: number }, format: Formatter) =>
    format.plural(count, {
      one: `Explains ${format.number(count)} more finding`,
      other: `Explains ${format.number(count)} more findings`,
    }),
  'alertPage.explainsOf': ({ count, title }: { count: number; title: string }, format: Formatter) =>
    format.plural(count, {
      one: `Explains ${format.number(count)} more finding: ${title}`,
      other: `Explains ${format.number(count)} more findings: ${title}`,
    }),
  'alertPage.quiet': (
    { acknowledged, snoozed, muted }: { acknowledged: number; snoozed: number; muted: number },
    format: Formatter,
  ) =>
    `${format.list([
      ...(acknowledged > 0 ? [`${format.number(acknowledged)} taken care of`] : []),
      ...(snoozed > 0 ? [`${format.number(snoozed)} snoozed`] : []),
      ...(muted > 0 ? [`${format.number(muted)} muted`] : []),
    ])}.`,
  'alertPage.uncertain': ({ count, total }: { count: number; total: number }, format: Formatter) =>
    total === 1
      ? 'What was read is incomplete or too old to rely on: there may be more.'
      : `Too little is known about ${format.number(count)} of ${format.number(total)} connections: there may be more.`,
  'alertPage.more': ({ count }: { count: number }, format: Formatter) => `Show ${format.number(count)} more`,

  'alertPage.group': ({ standing, count }: { standing: QuietStanding; count: number }, format: Formatter) =>
    `${GROUP[standing]} (${format.number(count)})`,
  'alertPage.groupMeaning': ({ standing }: { standing: QuietStanding }) => GROUP_MEANING[standing],
  'alertPage.allMutes': () => 'All mutes, also those that match nothing now, are in the settings.',
  'alertPage.acknowledged': ({ at, by }: { at: string; by: string }, format: Formatter) =>
    `Taken care of${byWhom(by)} ${format.relative(at)} (${format.dateTime(at)})`,
  'alertPage.snoozed': ({ until, by }: { until: string; by: string }, format: Formatter) =>
    `Snoozed${byWhom(by)} until ${format.dateTime(until)} (${format.relative(until)})`,
  'alertPage.snoozedToStage': ({ by }: { by: string }) => `Snoozed${byWhom(by)} until its next stage`,
  'alertPage.muted': ({ scope, by, at }: { scope: MuteWords; by: string; at: string }, format: Formatter) =>
    `${muted(scope)}, muted${byWhom(by)} ${format.relative(at)} (${format.dateTime(at)})`,
  'alertPage.muteScope': ({ scope }: { scope: MuteWords }) => muted(scope),
  'alertPage.reasonGiven': ({ reason }: { reason: string }) => `“${reason}”`,
  'alertPage.takeBack': ({ standing }: { standing: QuietStanding }) => TAKE_BACK[standing],
  'alertPage.actionOn': ({ action, title }: { action: string; title: string }) => `${action}: ${title}`,

  'alertPage.acknowledge': () => 'Acknowledge…',
  'alertPage.snooze': () => 'Snooze…',
  'alertPage.mute': () => 'Mute…',
  'alertPage.cancel': () => 'Cancel',
  'alertPage.reason': () => 'Reason',
  'alertPage.reason.hint': () => 'For whoever looks after it next.',
  'alertPage.reason.missing': () => 'Give a reason.',
  'alertPage.reason.long': ({ maximum }: { maximum: number }, format: Formatter) =>
    `At most ${format.number(maximum)} characters.`,

  'alertPage.acknowledge.title': () => 'Take care of it',
  'alertPage.acknowledge.meaning': ({ hasStages }: { hasStages: boolean }) =>
    hasStages
      ? 'It moves to “Taken care of”. You are told again when it gets worse, 3 days and 1 day before its deadline, and when that has passed.'
      : 'It moves to “Taken care of”. You are told again when it gets worse, and when it is over.',
  'alertPage.acknowledge.note': () => 'Note (may be left out)',
  'alertPage.acknowledge.confirm': () => 'I take care of it',

  'alertPage.snooze.title': () => 'Snooze',
  'alertPage.snooze.until': () => 'Until when',
  'alertPage.snooze.day': ({ at }: { at: string }, format: Formatter) =>
    `1 day, until ${format.dateTime(at)}`,
  'alertPage.snooze.week': ({ at }: { at: string }, format: Formatter) =>
    `1 week, until ${format.dateTime(at)}`,
  'alertPage.snooze.nextStage': ({ days, at }: { days: number; at: string }, format: Formatter) =>
    days === 0
      ? `Until its deadline, ${format.dateTime(at)}`
      : `Until its next stage (${format.plural(days, { one: `${format.number(days)} day`, other: `${format.number(days)} days` })}), ${format.dateTime(at)}`,
  'alertPage.snooze.date': () => 'Until a date',
  'alertPage.snooze.dateField': () => 'Date',
  'alertPage.snooze.dateMissing': () => 'Choose a date after today.',
  'alertPage.snooze.meaning': () =>
    'It ends earlier by itself when it gets worse, when its deadline passes, or when the facts change, for example to another end date.',
  'alertPage.snooze.confirm': () => 'Snooze',

  'alertPage.mute.title': () => 'Mute',
  'alertPage.mute.what': () => 'What',
  'alertPage.mute.pattern': () => 'What matches a pattern',
  'alertPage.mute.patternField': () => 'Pattern',
  'alertPage.mute.patternHint': () =>
    'Compared with the name of what an alert is about and of its connection. * stands for any text; capitals make no difference.',
  'alertPage.mute.patternMissing': () => 'Enter a pattern, for example genesys-*.',
  'alertPage.mute.patternAll': () => 'This would match everything. Name something of what is to be muted.',
  'alertPage.mute.where': () => 'Where',
  'alertPage.mute.here': ({ name }: { name: string }) => `Only in ${name}`,
  'alertPage.mute.everywhere': () => 'In all connections',
  'alertPage.mute.preview': ({ count, total }: { count: number; total: number }, format: Formatter) =>
    count === 0
      ? 'Matches none of the present alerts.'
      : `Matches ${format.number(count)} of ${format.plural(total, { one: '1 present alert', other: `${format.number(total)} present alerts` })}:`,
  'alertPage.mute.previewMore': ({ count }: { count: number }, format: Formatter) =>
    `and ${format.number(count)} more`,
  'alertPage.mute.exception': () =>
    'Nothing is hidden: muted alerts stay listed. A secret or certificate that has expired and is still in use is told all the same.',
  'alertPage.mute.confirm': () => 'Mute',

  'alertPage.announce': ({ standing, title }: { standing: QuietStanding | 'open'; title: string }) =>
    `${ANNOUNCED[standing]}: ${title}.`,
  'alertPage.announceMany': ({ count }: { count: number }, format: Formatter) =>
    `${format.number(count)} alerts changed.`,

  'alertPage.knownAsk': () => 'I know this credential…',
  'alertPage.known': () => 'I know this credential',
  'alertPage.known.title': ({ name }: { name: string }) => `Is “${name}” known?`,
  'alertPage.known.meaning': () =>
    'If you or a colleague added it on purpose, it is not warned of any more. Who said so is noted in the activity. If nobody did, remove it in Entra: whoever holds it can read mail as this integration.',
  'alertPage.known.done': ({ name }: { name: string }) => `“${name}” is known, and not warned of any more.`,
  'alertPage.finding.toAlerts': () => 'To the alerts',
  'alertPage.weekend': ({ day }: { day: string }, format: Formatter) =>
    `Falls on ${format.weekday(day)}, which is not a working day: told earlier`,
  'alertPage.holiday': () => 'Falls on a holiday: told earlier',
  'alertPage.freeze': ({ name }: { name: string }) =>
    `Falls in “${name}”, when nothing is changed: told earlier`,
};
