import { createHmac, timingSafeEqual } from 'node:crypto';

import { z } from 'zod';

import type { JsonObject } from '../../../shared/domain/json';

const jsonObject = z.record(z.string(), z.unknown());

/** The parts of a JSON Web Token, not yet believed. */
export interface DecodedJwt {
  readonly header: Readonly<Record<string, unknown>>;
  readonly payload: Readonly<Record<string, unknown>>;
  /** What the signature covers. */
  readonly signed: string;
  readonly signature: Buffer;
}

function encode(value: JsonObject): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function decode(part: string): Readonly<Record<string, unknown>> | null {
  try {
    const parsed = jsonObject.safeParse(JSON.parse(Buffer.from(part, 'base64url').toString('utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** A token signed by `sign`, which is given the text that the signature covers. */
export function encodeJwt(header: JsonObject, payload: JsonObject, sign: (signed: string) => Buffer): string {
  const signed = `${encode(header)}.${encode(payload)}`;
  return `${signed}.${sign(signed).toString('base64url')}`;
}

/** Takes a token apart; null when it is none. */
export function decodeJwt(token: string): DecodedJwt | null {
  const [head, body, signature, ...rest] = token.split('.');
  if (head === undefined || body === undefined || signature === undefined || rest.length > 0) return null;
  const header = decode(head);
  const payload = decode(body);
  if (header === null || payload === null) return null;
  return { header, payload, signed: `${head}.${body}`, signature: Buffer.from(signature, 'base64url') };
}

/** HMAC-SHA-256. */
export function hmac(key: Buffer, signed: string): Buffer {
  return createHmac('sha256', key).update(signed).digest();
}

/** Whether the token carries this key's HMAC. */
export function hasHmac(token: DecodedJwt, key: Buffer): boolean {
  const expected = hmac(key, token.signed);
  return token.signature.length === expected.length && timingSafeEqual(token.signature, expected);
}
