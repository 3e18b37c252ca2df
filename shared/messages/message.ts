import type { en } from './en/index';
import type { MessageOf, NoParameters, ParametersOfMessage, TranslationOf } from './translation';

/** The English table is the definition: its keys are the messages, its parameters the contract. */
type Table = typeof en;

export type MessageId = keyof Table;

/** The parameters of one message: plain JSON, so that a message crosses IPC and is put into words at the far end. */
export type ParametersOf<K extends MessageId> = ParametersOfMessage<Table[K]>;

/** A sentence not yet put into words: its id and its values. */
export type Message = MessageOf<Table>;

/** Every message in one language. */
export type Messages = TranslationOf<Table>;

/** The message of one id. Looked up, not extracted from the union: with hundreds of messages that takes minutes. */
type MessageWith<K extends MessageId> = {
  [P in K]: { readonly id: P; readonly params: ParametersOf<P> };
}[K];

/**
 * Names a message with its values. The words are elsewhere (`say.ts`), so that the window, which names messages too,
 * loads no language but the reader's.
 */
export function message<K extends MessageId>(
  id: K,
  ...params: NoParameters extends ParametersOf<K> ? [] : [ParametersOf<K>]
): MessageWith<K> {
  return { id, params: params[0] ?? {} } as unknown as MessageWith<K>;
}
