import { crc32 } from 'node:zlib';

import { z } from 'zod';

import type { ActivityEntry } from '../../shared/domain/activity';
import { ACTIVITY_KINDS } from '../../shared/domain/activity-kind';
import { epochOf, type Instant } from '../../shared/domain/instant';
import { createFormatter } from '../../shared/messages/formatter';
import { message } from '../../shared/messages/message';
import { say } from '../../shared/messages/say';
import { readStoredMessage } from '../../shared/messages/stored-message';
import { instantSchema, jsonObjectSchema, severitySchema, storedMessageSchema } from './stored-schemas';
import { decodeUtf8 } from './utf8';

/**
 * One line of the journal: `{"number":12,"entry":{…},"checksum":"0a1b2c3d"}` and a line feed. The checksum is the
 * CRC-32 of the line up to it, so that it can be checked without knowing what the entry is made of.
 */

const BEFORE_CHECKSUM = ',"checksum":"';
const AFTER_CHECKSUM = '"}';
const CHECKSUM_LENGTH = 8;
const TAIL_LENGTH = BEFORE_CHECKSUM.length + CHECKSUM_LENGTH + AFTER_CHECKSUM.length;

const nullableText = z.string().nullable();

/** Kinds and severities can be those of a newer Graphkeeper: its entries are shown as well as can be. */
const recordSchema = z.compile(
  z.object({
    number: z.number().int().min(1),
    entry: z.object({
      at: instantSchema,
      kind: z.enum(ACTIVITY_KINDS).catch('changed'),
      connectionId: nullableText,
      connectionName: nullableText,
      severity: severitySchema.catch('notice'),
      text: storedMessageSchema,
      /** The text in English when it was written: for a version that has no words for it, and for whoever reads the file. */
      said: z.string(),
      details: jsonObjectSchema.nullable(),
    }),
  }),
);

/** What a line holds. `foreign`: whole, but nothing that this Graphkeeper understands. */
export type ReadRecord =
  | { readonly kind: 'entry'; readonly number: number; readonly entry: ActivityEntry }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'damaged' };

function checksumOf(bytes: Uint8Array | string): string {
  return crc32(bytes).toString(16).padStart(CHECKSUM_LENGTH, '0');
}

/** The line of an entry, which is numbered by its id. What a reader wants of a line that was cut off comes first. */
export function recordLine({ id, at, ...event }: ActivityEntry): string {
  const said = say(event.text, 'en', createFormatter('en', epochOf(at), 'UTC'));
  const record = JSON.stringify({ number: Number(id), entry: { at, said, ...event } });
  const summed = record.slice(0, -1);
  return `${summed}${BEFORE_CHECKSUM}${checksumOf(summed)}${AFTER_CHECKSUM}\n`;
}

/** Reads a line back, without its line feed. */
export function readRecord(line: Uint8Array): ReadRecord {
  const summed = line.subarray(0, Math.max(0, line.length - TAIL_LENGTH));
  const tail = decodeUtf8(line.subarray(summed.length));
  if (tail !== `${BEFORE_CHECKSUM}${checksumOf(summed)}${AFTER_CHECKSUM}`) return { kind: 'damaged' };
  const text = decodeUtf8(line);
  if (text === null) return { kind: 'damaged' };
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return { kind: 'damaged' };
  }
  const parsed = recordSchema.safeParse(document);
  if (!parsed.success) return { kind: 'foreign' };
  const { number, entry } = parsed.data;
  const { said, text: stored, ...event } = entry;
  const words = readStoredMessage(stored) ?? message('journal.said', { text: said });
  return { kind: 'entry', number, entry: { ...event, id: String(number), text: words } };
}

/** What is left of an entry that was cut off; null where the cut came before it. */
export interface TornRecord {
  readonly at: Instant | null;
  /** Its text in English. */
  readonly said: string | null;
}

/** Longer ones are cut off: what lies on a failing disk can be anything. */
const MAX_TORN_TEXT = 500;

const TORN = /^\{"number":\d+,"entry":\{"at":"(?<at>[^"]+)"(?:,"said":(?<said>"(?:[^"\\]|\\.)*"))?/;

/** Reads what can be read of a line that was cut off. */
export function tornRecord(line: Uint8Array): TornRecord {
  const { at, said } = TORN.exec(Buffer.from(line).toString('utf8'))?.groups ?? {};
  const time = instantSchema.safeParse(at);
  let text: unknown = null;
  try {
    if (time.success && said !== undefined) text = JSON.parse(said);
  } catch {
    // It is not what was written.
  }
  return {
    at: time.success ? time.data : null,
    said: typeof text === 'string' ? text.slice(0, MAX_TORN_TEXT) : null,
  };
}
