/** A kind of JSON value, in the words of somebody who writes the file. */
export type JsonType = 'text' | 'number' | 'boolean' | 'list' | 'object' | 'null';

/** What a text must look like. */
export type TextFormat = 'guid' | 'email' | 'httpsAddress' | 'tenant' | 'other';

/** Where JSON stopped being JSON. */
export type SyntaxProblem =
  | 'empty'
  /** The text ends in the middle: a file cut short. */
  | 'endOfText'
  /** JSON has no comments. */
  | 'comment'
  | 'trailingComma'
  | 'missingComma'
  | 'textAfterEnd'
  | 'quotes'
  | 'controlCharacter'
  | 'escape'
  | 'number'
  /** The same field twice in one object; JSON readers would silently take the last. */
  | 'duplicateField'
  | 'tooDeep'
  | 'unexpected';

/** Something in a JSON document that does not fit its schema. No member holds a value: it could be a secret. */
export type StructureError =
  | {
      readonly code: 'wrongType';
      readonly place: string;
      readonly expected: JsonType | 'wholeNumber';
      readonly found: JsonType;
    }
  | { readonly code: 'missingField'; readonly place: string }
  | { readonly code: 'unknownField'; readonly place: string }
  | { readonly code: 'notOneOf'; readonly place: string; readonly allowed: readonly string[] }
  | { readonly code: 'badFormat'; readonly place: string; readonly format: TextFormat }
  | {
      readonly code: 'outOfRange';
      readonly place: string;
      readonly bound: 'atLeast' | 'atMost';
      readonly limit: number;
      /** What is counted: the number itself, the characters of a text or the entries of a list. */
      readonly unit: 'value' | 'characters' | 'entries';
    }
  /** The same name (or id) as an earlier connection. */
  | { readonly code: 'duplicateValue'; readonly place: string }
  /** Neither or both of `secret` and `certificate`. */
  | { readonly code: 'credentialChoice'; readonly place: string }
  /** Not one of `{"env": …}` and `{"keychain": …}`; perhaps the secret itself. */
  | { readonly code: 'secretReference'; readonly place: string }
  | { readonly code: 'daysOrder'; readonly place: string }
  | { readonly code: 'invalid'; readonly place: string };

/** The text is no JSON. `place` is the field being read. */
export interface JsonSyntaxError {
  readonly code: 'syntax';
  readonly place: string;
  readonly problem: SyntaxProblem;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units as editors count. */
  readonly column: number;
}

/** Why the file system refused something. */
export type FileErrorReason = 'notFound' | 'denied' | 'isFolder' | 'full' | 'other';

/**
 * Why a configuration file cannot be used; always with the place: a field such as
 * `connections[0].access[1].secret.env`, `$` for the document as a whole, or the path of the file.
 */
export type ConfigurationError =
  | { readonly code: 'fileUnreadable'; readonly place: string; readonly reason: FileErrorReason }
  | { readonly code: 'fileTooLarge'; readonly place: string; readonly limitBytes: number }
  | { readonly code: 'notUtf8'; readonly place: string; readonly encoding: 'utf16' | 'unknown' }
  | JsonSyntaxError
  | StructureError
  /** An environment variable that the file names is not set, or empty. */
  | {
      readonly code: 'environmentMissing';
      readonly place: string;
      /** Null when the text is no variable's name: it could be the secret itself, and is not repeated. */
      readonly variable: string | null;
      readonly isEmpty: boolean;
    };

/** Plain names that need no quotes in a place. */
const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;
/** Enough to recognise a field by; a longer name is cut. */
const MAX_NAME = 60;

/** A place as text, for example `connections[0].access[1].secret.env`; `$` for the whole document. */
export function placeOf(path: readonly PropertyKey[]): string {
  const text = path
    .map((segment) => {
      if (typeof segment === 'number') return `[${String(segment)}]`;
      const name = String(segment);
      const short = name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name;
      return PLAIN_NAME.test(short) ? `.${short}` : `[${JSON.stringify(short)}]`;
    })
    .join('');
  if (text === '') return '$';
  return text.startsWith('.') ? text.slice(1) : text;
}

/** The kind of a value that JSON gave; undefined (which JSON has not) counts as null. */
export function jsonTypeOf(value: unknown): JsonType {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'list';
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    default:
      return 'object';
  }
}
