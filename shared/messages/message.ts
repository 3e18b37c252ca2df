import { en } from './en/index';
import type { Formatter, Language } from './formatter';
import { fr } from './fr/index';
import type { ParametersOfMessage, TranslationOf } from './translation';

/** The English table is the definition: its keys are the messages, its parameters the contract. */
type Table = typeof en;

export type MessageId = keyof Table;

/** The parameters of one message: plain JSON, so that a message crosses IPC and is put into words at the far end. */
export type ParametersOf<K extends MessageId> = ParametersOfMessage<Table[K]>;

/** A sentence not yet put into words: its id and its values. */
export type Message = { [K in MessageId]: { readonly id: K; readonly params: ParametersOf<K> } }[MessageId];

const TABLES: Readonly<Record<Language, TranslationOf<Table>>> = { en, fr };

/** Names a message with its values. */
export function message<K extends MessageId>(
  id: K,
  ...params: Record<never, never> extends ParametersOf<K> ? [] : [ParametersOf<K>]
): Message {
  return { id, params: params[0] ?? {} } as unknown as Message;
}

/** Puts a message into words. */
export function say(text: Message, language: Language, format: Formatter): string {
  const speak = TABLES[language][text.id] as (params: unknown, format: Formatter) => string;
  return speak(text.params, format);
}
