/** The languages of the interface (FAQ row Q13). */
export const LANGUAGES = ['en', 'fr'] as const;

export type Language = (typeof LANGUAGES)[number];

/** What a message needs to write dates, numbers and plurals in its language. */
export interface Formatter {
  /** A day, for example "Sun 29 Nov 2026". */
  readonly date: (instant: string) => string;
  /** A day and time in the reader's zone, for example "Sun 29 Nov 2026, 10:00". */
  readonly dateTime: (instant: string) => string;
  /** The day of the week in the reader's zone, for example "Sunday". */
  readonly weekday: (instant: string) => string;
  /** A time of day in the reader's zone, for example "10:00"; only where the day stands beside it. */
  readonly time: (instant: string) => string;
  readonly number: (value: number) => string;
  /** "in 6 days", "3 hours ago", and within the minute "now": from `now` to the instant. */
  readonly relative: (instant: string) => string;
  /** A length of time in minutes as words, for example "2 hours". */
  readonly duration: (minutes: number) => string;
  /** "a, b and c". */
  readonly list: (items: readonly string[]) => string;
  /** Chooses by the language's own plural rule; `other` is also used where a language lacks the category. */
  readonly plural: (count: number, forms: { readonly one: string; readonly other: string }) => string;
}

/** Largest unit first: [unit, minutes]. */
const UNITS = [
  ['day', 1_440],
  ['hour', 60],
  ['minute', 1],
] as const;

function largestUnit(minutes: number): { readonly unit: 'day' | 'hour' | 'minute'; readonly count: number } {
  const size = Math.abs(minutes);
  // From 48 hours on days are easier to grasp than hours; below, hours are more exact.
  const [unit, length] = UNITS.find(([name, one]) => size >= (name === 'day' ? 2 * one : one)) ?? UNITS[2];
  const count = minutes / length;
  return { unit, count: count < 0 ? Math.ceil(count) : Math.floor(count) };
}

/** What the platform makes for a language and zone: dear to make, and the same at any moment. */
interface Formats {
  readonly date: Intl.DateTimeFormat;
  readonly dateTime: Intl.DateTimeFormat;
  readonly weekday: Intl.DateTimeFormat;
  readonly time: Intl.DateTimeFormat;
  readonly number: Intl.NumberFormat;
  readonly relative: Intl.RelativeTimeFormat;
  readonly within: Intl.RelativeTimeFormat;
  readonly units: Readonly<Record<(typeof UNITS)[number][0], Intl.NumberFormat>>;
  readonly list: Intl.ListFormat;
  readonly plural: Intl.PluralRules;
}

function makeFormats(language: Language, timeZone: string | undefined): Formats {
  const zone = timeZone === undefined ? {} : { timeZone };
  const locale = language === 'en' ? 'en-GB' : 'fr-FR';
  const unit = (name: (typeof UNITS)[number][0]): Intl.NumberFormat =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' });
  return {
    date: new Intl.DateTimeFormat(locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      ...zone,
    }),
    dateTime: new Intl.DateTimeFormat(locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      ...zone,
    }),
    weekday: new Intl.DateTimeFormat(locale, { weekday: 'long', ...zone }),
    time: new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', ...zone }),
    number: new Intl.NumberFormat(locale),
    relative: new Intl.RelativeTimeFormat(locale, { numeric: 'always' }),
    within: new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }),
    units: { day: unit('day'), hour: unit('hour'), minute: unit('minute') },
    list: new Intl.ListFormat(locale, { type: 'conjunction' }),
    plural: new Intl.PluralRules(locale),
  };
}

/** Language and zone, as named → what was made for them. The host's own zone is asked for each time: it can change. */
const known = new Map<string, Formats>();

function formatsOf(language: Language, timeZone: string | undefined): Formats {
  if (timeZone === undefined) return makeFormats(language, timeZone);
  const key = `${language} ${timeZone}`;
  const formats = known.get(key) ?? makeFormats(language, timeZone);
  known.set(key, formats);
  return formats;
}

/**
 * A formatter for one language at one moment.
 *
 * @param now milliseconds that relative times count from
 * @param timeZone IANA name; undefined for the host's own zone
 */
export function createFormatter(language: Language, now: number, timeZone?: string): Formatter {
  const formats = formatsOf(language, timeZone);
  const { date, dateTime, weekday, time, number, relative, within, units, list, plural } = formats;
  return {
    date: (instant) => date.format(Date.parse(instant)),
    dateTime: (instant) => dateTime.format(Date.parse(instant)),
    weekday: (instant) => weekday.format(Date.parse(instant)),
    time: (instant) => time.format(Date.parse(instant)),
    number: (value) => number.format(value),
    relative: (instant) => {
      const minutes = (Date.parse(instant) - now) / 60_000;
      if (Math.abs(minutes) < 1) return within.format(0, 'second');
      const { unit, count } = largestUnit(minutes);
      return relative.format(count, unit);
    },
    duration: (minutes) => {
      const { unit, count } = largestUnit(minutes);
      return units[unit].format(count);
    },
    list: (items) => list.format(items),
    plural: (count, forms) => (plural.select(count) === 'one' ? forms.one : forms.other),
  };
}
