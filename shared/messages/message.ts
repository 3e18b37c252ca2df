import { en } from './en/index';
import type { Formatter, Language } from './formatter';
import { fr } from './fr/index';
import {
  type MessageOf,
  type NoParameters,
  type ParametersOfMessage,
  speak,
  type TranslationOf,
} from './translation';

/** The English table is the definition: its keys are the messages, its parameters the contract. */
type Table = typeof en;

export type MessageId = keyof Table;

/** The parameters of one message: plain JSON, so that a message crosses IPC and is put into words at the far end. */
export type ParametersOf<K extends MessageId> = ParametersOfMessage<Table[K]>;

/** A sentence not yet put into words: its id and its values. */
export type Message = MessageOf<Table>;

const TABLES: Readonly<Record<Language, TranslationOf<Table>>> = { en, fr };

/** The message of one id. Looked up, not extracted from the union: with hundreds of messages that takes minutes. */
type MessageWith<K extends MessageId> = {
  [P in K]: { readonly id: P; readonly params: ParametersOf<P> };
}[K];

/** Names a message with its values. */
export function message<K extends MessageId>(
  id: K,
  ...params: NoParameters extends ParametersOf<K> ? [] : [ParametersOf<K>]
): MessageWith<K> {
  return { id, params: params[0] ?? {} } as unknown as MessageWith<K>;
}

/** Whether there are words for it here: what was kept on the disk can be of another version of Graphkeeper. */
export function isMessage(text: { readonly id: string; readonly params: object }): text is Message {
  return Object.hasOwn(en, text.id);
}

/** Puts a message into words. */
export function say(text: Message, language: Language, format: Formatter): string {
  return speak(TABLES[language], text, format);
}
