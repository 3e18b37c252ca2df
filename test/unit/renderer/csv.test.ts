import { expect, it } from 'vitest';

import { csvOf } from '../../../renderer/files/csv';

it('quotes what has to be quoted, and ends each line as RFC 4180 does', () => {
  expect(
    csvOf([
      ['a', 'b,c'],
      ['say "hello"', 'two\nlines'],
      ['', 'plain text'],
    ]),
  ).toBe('a,"b,c"\r\n"say ""hello""","two\nlines"\r\n,plain text\r\n');
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('takes the formula out of %j', (text) => {
  expect(csvOf([[text]]).replace(/^"/, '')).toMatch(/^'/);
});
