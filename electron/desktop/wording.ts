import type { EpochMs } from '../../shared/domain/instant';
import { createFormatter, type Language } from '../../shared/messages/formatter';
import type { Message } from '../../shared/messages/message';
import { say } from '../../shared/messages/say';

/** Puts messages into words. */
export type Speak = (text: Message) => string;

/** Words in a language as of a moment. */
export function speakerOf(language: Language, now: EpochMs): Speak {
  const format = createFormatter(language, now);
  return (text) => say(text, language, format);
}

/** The first of the system's languages that the interface has; English where it has none. */
export function languageOf(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const [language] = tag.toLowerCase().split('-');
    if (language === 'fr' || language === 'en') return language;
  }
  return 'en';
}
