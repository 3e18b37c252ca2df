import type { FileErrorReason } from './configuration-error';

/** The kinds of file that the interface saves, by the ending of their names; with the type that browsers know. */
export const FILE_KINDS = {
  csv: 'text/csv',
  html: 'text/html',
  ics: 'text/calendar',
  json: 'application/json',
  md: 'text/markdown',
  txt: 'text/plain',
} as const;

export type FileKind = keyof typeof FILE_KINDS;

/** A text to be saved as a file of its own. */
export interface SavedFile {
  /** Proposed name, without the ending; see `isFileName`. */
  readonly name: string;
  readonly kind: FileKind;
  readonly text: string;
}

/** The longest proposed name: with an ending, it fits into the 255 bytes of file systems in every script. */
const MAX_FILE_NAME = 80;

/** The longest text, in UTF-16 units: a journal of years. */
export const MAX_FILE_TEXT = 64_000_000;

/**
 * Whether a text may be proposed as a name: letters, digits and a few signs in between, so that no system reads a
 * folder, a device, a hidden file or an ending of its own into it.
 */
export function isFileName(text: string): boolean {
  return (
    text.length <= MAX_FILE_NAME && /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} .@_-]*[\p{L}\p{M}\p{N}])?$/u.test(text)
  );
}

/** A name of any texts: what may not stand in one becomes a hyphen. */
export function fileNameOf(...parts: readonly string[]): string {
  const name = parts
    .join(' ')
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}.@_-]+/gu, '-')
    .toLowerCase()
    .slice(0, MAX_FILE_NAME)
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, '');
  return name === '' ? 'graphkeeper' : name;
}

/** What became of saving: the name that it has now; nothing, because somebody changed their mind; or why not. */
export type SaveOutcome =
  | { readonly state: 'saved'; readonly name: string }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly reason: FileErrorReason };
