import { readFileSync } from 'node:fs';

import type { FileErrorReason } from '../../shared/domain/configuration-error';
import { fileErrorReason } from './file-error';
import { findSyntaxError } from './json-syntax';
import { type ParsedDocument, parseStoredDocument } from './settings-schema';
import { decodeUtf8 } from './utf8';

/** What was found at a settings file's path. */
export type SettingsFile =
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly reason: FileErrorReason }
  | { readonly kind: 'damaged'; readonly place: string; readonly line: number | null }
  | (Extract<ParsedDocument, { kind: 'valid' }> & { readonly text: string })
  | Extract<ParsedDocument, { kind: 'newer' }>;

/**
 * Reads and judges a settings file without changing it. This comes before `conf` opens the file, because `conf`
 * would either refuse to start on a damaged one or clear it.
 */
export function inspectSettingsFile(path: string): SettingsFile {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const reason = fileErrorReason(error);
    return reason === 'notFound' ? { kind: 'absent' } : { kind: 'unreadable', reason };
  }
  const text = decodeUtf8(bytes);
  if (text === null) return { kind: 'damaged', place: '$', line: null };
  const syntax = findSyntaxError(text);
  if (syntax !== null) return { kind: 'damaged', place: syntax.place, line: syntax.line };
  const parsed = parseStoredDocument(JSON.parse(text));
  switch (parsed.kind) {
    case 'valid':
      return { ...parsed, text };
    case 'newer':
      return parsed;
    case 'damaged':
      return { ...parsed, line: null };
  }
}
