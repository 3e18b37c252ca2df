import { readFileSync } from 'node:fs';

import type { FileErrorReason } from '../../shared/domain/configuration-error';
import { fileErrorReason } from './file-error';
import { findSyntaxError } from './json-syntax';
import { decodeUtf8 } from './utf8';
import { type ParsedDocument, parseVersioned, type VersionedFormat } from './versioned-document';

/** What was found at a document's path. */
export type DocumentFile<Document> =
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly reason: FileErrorReason }
  | { readonly kind: 'damaged'; readonly place: string; readonly line: number | null }
  | (Extract<ParsedDocument<Document>, { kind: 'valid' }> & { readonly text: string })
  | Extract<ParsedDocument<Document>, { kind: 'newer' }>;

/**
 * Reads and judges a document without changing it. For the settings this comes before `conf` opens the file,
 * because `conf` would either refuse to start on a damaged one or clear it.
 */
export function inspectDocumentFile<Document>(
  path: string,
  format: VersionedFormat<Document>,
): DocumentFile<Document> {
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
  const parsed = parseVersioned(JSON.parse(text), format);
  switch (parsed.kind) {
    case 'valid':
      return { ...parsed, text };
    case 'newer':
      return parsed;
    case 'damaged':
      return { ...parsed, line: null };
  }
}
