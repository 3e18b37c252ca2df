import type { Formatter } from './formatter';

/** The parameters of a message without any. */
export type NoParameters = Readonly<Record<string, never>>;

/** The parameters of one message function; an empty object for a message without any. */
export type ParametersOfMessage<F> = F extends (params: infer P, format: Formatter) => string
  ? unknown extends P
    ? NoParameters
    : P
  : never;

/**
 * What a table in another language must be, given the English one: every message, with the same parameters.
 * A missing, misspelt or misfitting message fails the build.
 */
export type TranslationOf<Table> = {
  readonly [K in keyof Table]: (params: ParametersOfMessage<Table[K]>, format: Formatter) => string;
};

/** The messages of a table that have no parameters. */
type BareId<Table> = {
  [K in keyof Table]: NoParameters extends ParametersOfMessage<Table[K]> ? K : never;
}[keyof Table];

/**
 * Any message of one table: its id and its values. Lets a table hold messages of another one as values. Those without
 * values are one member of the union: with more than a thousand members the compiler gives up.
 */
export type MessageOf<Table> =
  | {
      [K in Exclude<keyof Table, BareId<Table>>]: {
        readonly id: K;
        readonly params: ParametersOfMessage<Table[K]>;
      };
    }[Exclude<keyof Table, BareId<Table>>]
  | { readonly id: BareId<Table>; readonly params: NoParameters };

/** Puts a message of `table`, or of its translation, into words. */
export function speak(
  table: object,
  text: { readonly id: PropertyKey; readonly params: unknown },
  format: Formatter,
): string {
  const messages = table as Readonly<Record<PropertyKey, (params: unknown, format: Formatter) => string>>;
  return messages[text.id]?.(text.params, format) ?? String(text.id);
}
