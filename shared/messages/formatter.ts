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

/** A value that is made when it is first asked for, and kept. */
function once<T extends object>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}

/** The value of a key, made when it is first asked for, and kept. */
function kept<T extends object>(made: Map<string, T>, key: string, make: () => T): T {
  const value = made.get(key) ?? make();
  made.set(key, value);
  return value;
}

/*
 * To make one of these takes as long as to write a hundred dates with it, and the window makes a formatter for every
 * change: so each is made when it is first needed, and once a language and zone.
 */

function createPlainFormats(locale: string) {
  return {
    number: once(() => new Intl.NumberFormat(locale)),
    lengths: new Map<string, Intl.NumberFormat>(),
    relative: once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'always' })),
    within: once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })),
    list: once(() => new Intl.ListFormat(locale, { type: 'conjunction' })),
    plural: once(() => new Intl.PluralRules(locale)),
  };
}

function createDateFormats(locale: string, timeZone: string | undefined) {
  const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  const of = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone });
  return {
    date: once(() => of(day)),
    dateTime: once(() => of({ ...day, ...time })),
    weekday: once(() => of({ weekday: 'long' })),
    time: once(() => of(time)),
  };
}

const PLAIN_FORMATS = new Map<string, ReturnType<typeof createPlainFormats>>();
const DATE_FORMATS = new Map<string, ReturnType<typeof createDateFormats>>();

/** The host's own zone is asked for anew: a computer travels. */
function dateFormatsOf(locale: string, timeZone: string | undefined): ReturnType<typeof createDateFormats> {
  const zone = timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return kept(DATE_FORMATS, `${locale} ${zone}`, () => createDateFormats(locale, timeZone));
}

/**
 * A formatter for one language at one moment.
 *
 * @param now milliseconds that relative times count from
 * @param timeZone IANA name; undefined for the host's own zone
 */
export function createFormatter(language: Language, now: number, timeZone?: string): Formatter {
  const locale = language === 'en' ? 'en-GB' : 'fr-FR';
  const plain = kept(PLAIN_FORMATS, locale, () => createPlainFormats(locale));
  const dates = once(() => dateFormatsOf(locale, timeZone));
  return {
    date: (instant) => dates().date().format(Date.parse(instant)),
    dateTime: (instant) => dates().dateTime().format(Date.parse(instant)),
    weekday: (instant) => dates().weekday().format(Date.parse(instant)),
    time: (instant) => dates().time().format(Date.parse(instant)),
    number: (value) => plain.number().format(value),
    relative: (instant) => {
      const minutes = (Date.parse(instant) - now) / 60_000;
      if (Math.abs(minutes) < 1) return plain.within().format(0, 'second');
      const { unit, count } = largestUnit(minutes);
      return plain.relative().format(count, unit);
    },
    duration: (minutes) => {
      const { unit, count } = largestUnit(minutes);
      const make = () => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' });
      return kept(plain.lengths, unit, make).format(count);
    },
    list: (items) => plain.list().format(items),
    plural: (count, forms) => (plain.plural().select(count) === 'one' ? forms.one : forms.other),
  };
}
