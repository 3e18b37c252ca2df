import type { JsonObject } from '../domain/json';
import { type Formatter, LANGUAGES } from './formatter';
import type { Message } from './message';
import { isMessage, say } from './say';

function required<Value>(value: Value, isRight: boolean): Value {
  if (!isRight) throw new TypeError('not what the message needs');
  return value;
}

function instant(value: string): string {
  return required(value, !Number.isNaN(Date.parse(value)));
}

function number(value: number): string {
  return String(required(value, Number.isFinite(value)));
}

/** Writes nothing nicely, and refuses what a message cannot be made of. */
const STRICT: Formatter = {
  date: instant,
  dateTime: instant,
  time: instant,
  weekday: instant,
  relative: instant,
  number,
  duration: number,
  list: (items) => required(items, Array.isArray(items)).join(),
  plural: (count, forms) => required(forms.other, Number.isFinite(count)),
};

/** What a value that is not there leaves in a sentence. */
const GAP = /\bundefined\b|\bNaN\b|\[object/;

/**
 * The message that was kept on the disk, or null where there are no words for it here: messages come and go with
 * versions of Graphkeeper, and so do their values. It is put into words for trial, because one that cannot be would
 * take the page that shows it along.
 */
export function readStoredMessage(text: {
  readonly id: string;
  readonly params: JsonObject;
}): Message | null {
  if (!isMessage(text)) return null;
  try {
    return LANGUAGES.every((language) => !GAP.test(say(text, language, STRICT))) ? text : null;
  } catch {
    return null;
  }
}
