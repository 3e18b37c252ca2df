import { createFormatter, LANGUAGES } from '../../shared/messages/formatter';
import type { Message } from '../../shared/messages/message';
import { isMessage, say } from '../../shared/messages/say';

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function messageOf(value: Readonly<Record<string, unknown>>): Message | null {
  const { id, params } = value;
  if (typeof id !== 'string' || !isObject(params)) return null;
  const text = { id, params };
  return isMessage(text) ? text : null;
}

/** Every message in a value, however deep, in every language. */
export function wordsIn(value: unknown, now: number): readonly string[] {
  const formats = LANGUAGES.map((language) => [language, createFormatter(language, now, 'UTC')] as const);
  const within = (part: unknown): readonly string[] => {
    if (!isObject(part)) return [];
    const text = messageOf(part);
    return text === null
      ? Object.values(part).flatMap(within)
      : formats.map(([language, format]) => say(text, language, format));
  };
  return within(value);
}
