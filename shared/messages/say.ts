import { en } from './en/index';
import type { Formatter, Language } from './formatter';
import { fr } from './fr/index';
import type { Message, Messages } from './message';
import { speak } from './translation';

const TABLES: Readonly<Record<Language, Messages>> = { en, fr };

/** Whether there are words for it here: what was kept on the disk can be of another version of Graphkeeper. */
export function isMessage(text: { readonly id: string; readonly params: object }): text is Message {
  return Object.hasOwn(en, text.id);
}

/** Puts a message into words. With it come all languages: the window has `createWords` instead. */
export function say(text: Message, language: Language, format: Formatter): string {
  return speak(TABLES[language], text, format);
}
