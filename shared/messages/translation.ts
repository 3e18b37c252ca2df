import type { Formatter } from './formatter';

/** The parameters of one message function; an empty object for a message without any. */
export type ParametersOfMessage<F> = F extends (params: infer P, format: Formatter) => string
  ? unknown extends P
    ? Record<never, never>
    : P
  : never;

/**
 * What a table in another language must be, given the English one: every message, with the same parameters.
 * A missing, misspelt or misfitting message fails the build.
 */
export type TranslationOf<Table> = {
  readonly [K in keyof Table]: (params: ParametersOfMessage<Table[K]>, format: Formatter) => string;
};
