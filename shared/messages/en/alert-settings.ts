import type { Formatter } from '../formatter';

/** Why days cannot be taken as stages. */
export type StagesProblem = 'number' | 'twice' | 'many';

/** Why a field of a holiday, a freeze or quiet hours cannot be taken. */
export type WorkDaysProblem =
  | 'holidayMissing'
  | 'holidayKnown'
  | 'holidayMany'
  | 'nameMissing'
  | 'nameLong'
  | 'fromMissing'
  | 'toMissing'
  | 'order'
  | 'freezeMany'
  | 'timeFrom'
  | 'timeTo'
  | 'timeSame'
  | 'noWorkingDay';

const PROBLEM: Readonly<Record<WorkDaysProblem, string>> = {
  holidayMissing: 'Day: choose a date.',
  holidayKnown: 'Day: this one is in the list already.',
  holidayMany: 'There are as many holidays as can be kept. Remove some that have passed.',
  nameMissing: 'Name: say what the freeze is for.',
  nameLong: 'Name: at most 500 characters.',
  fromMissing: 'First day: choose a date.',
  toMissing: 'Last day: choose a date.',
  order: 'Last day: it cannot be before the first day.',
  freezeMany: 'There are as many freezes as can be kept. Remove some that have passed.',
  timeFrom: 'From: write a time of day, for example 22:00.',
  timeTo: 'To: write a time of day, for example 07:00.',
  timeSame: 'From and to are the same time: no hour would be quiet.',
  noWorkingDay: 'At least one day of the week has to be a working day.',
};

function inDays(days: readonly number[], format: Formatter): string {
  return format.list(days.map((day) => format.number(day)));
}

/** The settings of when alerts are told. */
export const alertSettings = {
  'alertSettings.title': () => 'Alerts',
  'alertSettings.add': () => 'Add…',
  'alertSettings.change': () => 'Change…',
  'alertSettings.remove': () => 'Remove',
  'alertSettings.undo': () => 'Undo',
  'alertSettings.removed': ({ what }: { what: string }) => `Removed: ${what}`,
  'alertSettings.save': () => 'Save',
  'alertSettings.cancel': () => 'Cancel',
  'alertSettings.problem': ({ problem }: { problem: WorkDaysProblem }) => PROBLEM[problem],

  'alertSettings.stages': () => 'Reminders before a deadline',
  'alertSettings.stages.hint': () =>
    'You are told this many days before a credential ends, once each. The end itself is always told.',
  'alertSettings.stages.field': () => 'Days before the end, separated by commas',
  'alertSettings.stages.reset': ({ days }: { days: readonly number[] }, format: Formatter) =>
    `Back to ${inDays(days, format)}`,
  'alertSettings.stages.problem': (
    { problem, days, count }: { problem: StagesProblem; days: number; count: number },
    format: Formatter,
  ) => {
    switch (problem) {
      case 'number':
        return `Days before the end: write whole numbers from 1 to ${format.number(days)}, for example 30, 7, 1.`;
      case 'twice':
        return 'Days before the end: write each number once.';
      case 'many':
        return `Days before the end: at most ${format.number(count)} numbers.`;
    }
  },
  'alertSettings.stages.days': ({ days }: { days: readonly number[] }, format: Formatter) =>
    days.length === 0
      ? 'No reminder, only the end itself'
      : days.length === 1 && days[0] === 1
        ? '1 day before'
        : `${inDays(days, format)} days before`,
  'alertSettings.exceptions': () => 'Other reminders',
  'alertSettings.exceptions.hint': () =>
    'For one connection or one check, instead of the common days. Those of a connection come first.',
  'alertSettings.exceptions.addTitle': () => 'Other reminders',
  'alertSettings.exceptions.changeTitle': ({ name }: { name: string }) => `Reminders for ${name}`,
  'alertSettings.exceptions.for': () => 'For',
  'alertSettings.exceptions.none': () => 'Every connection and every check has days of its own already.',
  'alertSettings.owner.connection': ({ name }: { name: string }) => `Connection: ${name}`,
  'alertSettings.owner.check': ({ name }: { name: string }) => `Check: ${name}`,
  'alertSettings.owner.gone': () => 'a connection that is not watched any more',

  'alertSettings.quiet': () => 'Quiet hours',
  'alertSettings.quiet.hint': () =>
    'What comes up meanwhile is told as one message when they end. The list of alerts and the tray show it at once.',
  'alertSettings.quiet.from': () => 'From',
  'alertSettings.quiet.to': () => 'To',
  'alertSettings.quiet.nextDay': () => 'the next morning',
  'alertSettings.quietDays': () => 'Quiet on days off',
  'alertSettings.quietDays.hint': () => 'Days that are not worked, and holidays, are quiet all day.',
  'alertSettings.critical': () => 'Tell what is critical at any time',
  'alertSettings.critical.hint': () =>
    'When mail stops or is about to, neither quiet hours nor days off hold it back.',
  'alertSettings.digest': () => 'Several at once',
  'alertSettings.digest.hint': () => 'More than three at a time are told as one message that lists them.',

  'alertSettings.workingDays': () => 'Working days',
  'alertSettings.workingDays.hint': () =>
    'What ends or is due on any other day is told on the last working day before.',
  'alertSettings.holidays': () => 'Holidays',
  'alertSettings.holidays.hint': () => 'Single days on which nobody works.',
  'alertSettings.holidays.day': () => 'Day',
  'alertSettings.holidays.add': () => 'Add',
  'alertSettings.passed': () => 'Passed',
  'alertSettings.freezes': () => 'Change freezes',
  'alertSettings.freezes.hint': () =>
    'Days on which nothing may be changed. What ends in one is told before it begins.',
  'alertSettings.freezes.addTitle': () => 'Add a change freeze',
  'alertSettings.freezes.name': () => 'Name',
  'alertSettings.freezes.from': () => 'First day',
  'alertSettings.freezes.to': () => 'Last day',
  'alertSettings.freezes.span': ({ from, to }: { from: string; to: string }, format: Formatter) =>
    from === to ? format.date(from) : `${format.date(from)} to ${format.date(to)}`,

  'alertSettings.mutes': () => 'Mutes',
  'alertSettings.mutes.hint': () =>
    'What is not told, and why. What has expired and is still in use is told all the same.',
  'alertSettings.mutes.none': () => 'Nothing is muted. An alert is muted where it is listed.',
  'alertSettings.mutes.unmute': () => 'Unmute',
  'alertSettings.mutes.everywhere': () => 'in all connections',
  'alertSettings.mutes.where': ({ scope, name }: { scope: string; name: string }) => `${scope}, ${name}`,
  'alertSettings.mutes.since': (
    { by, at, count }: { by: string; at: string; count: number },
    format: Formatter,
  ) =>
    `${by === '' ? 'Since' : `By ${by}, since`} ${format.date(at)}. ${
      count === 0
        ? 'Matches no present alert.'
        : format.plural(count, {
            one: 'Matches 1 present alert.',
            other: `Matches ${format.number(count)} present alerts.`,
          })
    }`,
};
