import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';

import { messageIdOf, signatureHeaders } from '../../../../../electron/alerts/channels/standard-webhook';
import { isSigningKey } from '../../../../../shared/domain/channel-input';

/** A key as Standard Webhooks write it. */
function keyOf(bytes: Uint8Array): string {
  return `whsec_${Buffer.from(bytes).toString('base64')}`;
}

describe('signatureHeaders', () => {
  it('are accepted by the reference implementation, whatever the key and the text', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 24, maxLength: 64 }),
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        (bytes, text) => {
          const key = keyOf(bytes);
          expect(isSigningKey(key)).toBe(true);
          const body = JSON.stringify({ text });
          const headers = signatureHeaders(key, messageIdOf('c', text), Date.now(), body);
          expect(new Webhook(key).verify(body, headers)).toEqual({ text });
          expect(() => new Webhook(key).verify(`${body} `, headers)).toThrow('No matching signature');
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('messageIdOf', () => {
  it('is the same for the same message and fits a header, whatever it is about', () => {
    const id = messageIdOf('channel', 'contoso#mail-flow/é@x\n/raised');
    expect(id).toMatch(/^msg_[\w-]{27}$/);
    expect(messageIdOf('channel', 'contoso#mail-flow/é@x\n/raised')).toBe(id);
    expect(messageIdOf('other', 'contoso#mail-flow/é@x\n/raised')).not.toBe(id);
  });
});

describe('isSigningKey', () => {
  it.each(['', 'whsec_', 'whsec_c2hvcnQ=', `whsec_${'a'.repeat(200)}`, 'whsec_a b', 'secret'])(
    'refuses %j',
    (text) => {
      expect(isSigningKey(text)).toBe(false);
    },
  );
});
