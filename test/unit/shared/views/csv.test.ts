import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { toCsv, toTabbedText } from '../../../../shared/views/csv';

/** Reads CSV back as RFC 4180 has it: an independent reader, so that a wrong quote shows. */
function readCsv(text: string): readonly (readonly string[])[] {
  const lines: string[][] = [[]];
  let field = '';
  let isQuoted = false;
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if (isQuoted) {
      if (letter !== '"') field += letter;
      else if (text[at + 1] === '"') {
        field += '"';
        at += 1;
      } else isQuoted = false;
    } else if (letter === '"' && field === '') isQuoted = true;
    else if (letter === ',') {
      lines.at(-1)?.push(field);
      field = '';
    } else if (letter === '\r' && text[at + 1] === '\n') {
      lines.at(-1)?.push(field);
      field = '';
      lines.push([]);
      at += 1;
    } else field += letter;
  }
  return lines.slice(0, -1);
}

describe('toCsv', () => {
  it('separates by commas and CRLF, and says that it is UTF-8', () => {
    expect(
      toCsv([
        ['a', 'b'],
        ['é', '1'],
      ]),
    ).toBe('\uFEFFa,b\r\né,1\r\n');
  });

  it.each([
    ['a comma', 'a,b', '"a,b"'],
    ['a quote', 'say "x"', '"say ""x"""'],
    ['a line break', 'a\nb', '"a\nb"'],
    ['a carriage return', 'a\rb', '"a\rb"'],
    ['white space at an end', ' a ', '" a "'],
    ['nothing', '', ''],
  ])('quotes %s', (_, text, field) => {
    expect(toCsv([[text]])).toBe(`\uFEFF${field}\r\n`);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['+44 20', "'+44 20"],
    ['-cmd', "'-cmd"],
    ['=HYPERLINK("https://x","y")', '\'=HYPERLINK("https://x","y")'],
    ['\t=1', "'\t'=1"],
    ['＝1', "'＝1"],
    ['a;=1', "a;'=1"],
    ['a; "@b', 'a; "\'@b'],
    ['a\n-b', "a\n'-b"],
    ['=a;+b', "'=a;'+b"],
    ['a;b', 'a;b'],
    ['a - b; c+d', 'a - b; c+d'],
    ['-12', '-12'],
    ['-1,5', '-1,5'],
    ['help@contoso.example', 'help@contoso.example'],
    ['2026-11-23T12:00:00.000Z', '2026-11-23T12:00:00.000Z'],
  ])('runs no formula: %s', (text, field) => {
    expect(readCsv(toCsv([[text]]))).toEqual([[field]]);
  });

  it('is read back as it was, but for the mark against formulas', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('"', ',', '\r\n', '=a', ' ', '""', 'é'));
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (lines) => {
        const unmarked = (read: readonly (readonly string[])[]) =>
          read.map((line) => line.map((field) => field.replace(/'(?=\s*[=+\-@＝＋－＠])/g, '')));
        expect(unmarked(readCsv(toCsv(lines)))).toEqual(unmarked(lines));
      }),
    );
  });
});

describe('toTabbedText', () => {
  it('keeps each row on its line', () => {
    expect(
      toTabbedText([
        ['a', 'b\tc'],
        ['d\ne', '=1'],
      ]),
    ).toBe("a\tb c\nd e\t'=1");
  });
});
