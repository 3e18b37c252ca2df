import { describe, expect, it } from 'vitest';

import { isForeignAnswer } from '../../../../electron/network/foreign-answer';

const HTML = { 'content-type': 'text/html; charset=utf-8' };

describe('isForeignAnswer', () => {
  it.each([
    [200, {}, '<!DOCTYPE html><html><body>Sign in to the hotel</body></html>'],
    [200, {}, '\uFEFF \n<html>'],
    [403, HTML, 'Blocked by the web filter'],
    [404, HTML, ''],
    [407, {}, ''],
    [511, {}, '{}'],
  ])('takes %d %o %j for somebody else’s', (status, headers, text) => {
    expect(isForeignAnswer(status, new Headers(headers), text)).toBe(true);
  });

  it.each([
    [200, { 'content-type': 'application/json' }, '{"value":[]}'],
    [403, { 'content-type': 'application/json' }, '{"error":{"code":"Denied"}}'],
    [401, {}, '{"error":"invalid_client"}'],
    [404, { ...HTML, 'request-id': 'r' }, '<html>'],
    [400, { ...HTML, 'x-ms-request-id': 'r' }, '<html>'],
    [503, HTML, '<html>Our services are not available</html>'],
    [204, {}, ''],
  ])('takes %d %o %j for Microsoft’s, to be judged as such', (status, headers, text) => {
    expect(isForeignAnswer(status, new Headers(headers), text)).toBe(false);
  });
});
