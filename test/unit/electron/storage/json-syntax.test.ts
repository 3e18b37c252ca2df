import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { findSyntaxError } from '../../../../electron/storage/json-syntax';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Text that is nearly JSON: its own alphabet, and JSON with a slip. */
const nearlyJson = fc.oneof(
  fc.string({
    unit: fc.constantFrom(...Array.from('{}[]:,"\\/ \n\t0123456789.eE+-truefalsn\u00e9\u0001')),
    maxLength: 30,
  }),
  fc.json(),
  fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom(...Array.from('{}[]:,"\\0x\n')), fc.nat(2))
    .map(([text, at, slip, cut]) => {
      const position = at % (text.length + 1);
      return text.slice(0, position) + slip + text.slice(position + cut);
    }),
);

describe('finding where JSON ends to be JSON', () => {
  it('accepts and refuses exactly what JSON.parse does, apart from repeated fields', () => {
    fc.assert(
      fc.property(nearlyJson, (text) => {
        const found = findSyntaxError(text);
        if (found?.problem === 'duplicateField') return;
        expect(found === null).toBe(isJson(text));
      }),
      { numRuns: 5_000 },
    );
  });

  it('names a place within the text', () => {
    fc.assert(
      fc.property(nearlyJson, (text) => {
        const found = findSyntaxError(text);
        if (found === null) return;
        const lines = text.split(/\r\n|\r|\n/);
        expect(found.place).not.toBe('');
        expect(found.line).toBeGreaterThanOrEqual(1);
        expect(found.line).toBeLessThanOrEqual(lines.length);
        expect(found.column).toBeGreaterThanOrEqual(1);
        expect(found.column).toBeLessThanOrEqual((lines[found.line - 1] ?? '').length + 1);
      }),
    );
  });

  it.each([
    ['', 'empty', 1, 1, '$'],
    ['  \n ', 'empty', 2, 2, '$'],
    ['{"a": [1, 2', 'endOfText', 1, 12, 'a'],
    ['{"a": "tex', 'endOfText', 1, 11, 'a'],
    ['{"a": "tex\\u00', 'endOfText', 1, 11, 'a'],
    ['{"a": tr', 'endOfText', 1, 9, 'a'],
    ['{"a": 1.', 'endOfText', 1, 9, 'a'],
    ['{\n  // note\n}', 'comment', 2, 3, '$'],
    ['{\r\n  "a": 1, /* note */\r\n}', 'comment', 2, 11, '$'],
    ['{"a": [1,\n 2,\n]}', 'trailingComma', 2, 3, 'a'],
    ['{"a": 1 "b": 2}', 'missingComma', 1, 9, '$'],
    ['{"a": 1} x', 'textAfterEnd', 1, 10, '$'],
    ["{'a': 1}", 'quotes', 1, 2, '$'],
    ['{a: 1}', 'quotes', 1, 2, '$'],
    ['{"a": "line\nbreak"}', 'controlCharacter', 1, 12, 'a'],
    ['{"a": "C:\\Users"}', 'escape', 1, 10, 'a'],
    ['{"a": 01}', 'number', 1, 7, 'a'],
    ['{"a": [{"b": 1, "b": 2}]}', 'duplicateField', 1, 17, 'a[0].b'],
    ['{"a": [1}', 'unexpected', 1, 9, 'a'],
    ['{"a": NaN}', 'unexpected', 1, 7, 'a'],
    ['['.repeat(100_000), 'tooDeep', 1, 66, '[0]'.repeat(65)],
  ])('%j: %s', (text, problem, line, column, place) => {
    expect(findSyntaxError(text)).toEqual({ code: 'syntax', problem, line, column, place });
  });
});
