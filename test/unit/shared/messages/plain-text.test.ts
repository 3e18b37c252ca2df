import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { escapedMarkup, oneLine, plainText, shortened } from '../../../../shared/messages/plain-text';

describe('plainText', () => {
  it('is one line that is read in its order', () => {
    expect(plainText('a\r\nb\u2028c\u2029d\u0000\ud800e')).toBe('a b c d e');
    expect(plainText('safe\u202eexe.txt\u2069\u200f\u061c\ufeff')).toBe('safeexe.txt');
    expect(plainText('\uffff\ufffe')).toBe(' ');
  });

  it('leaves every other character alone', () => {
    for (const text of ['é 漢 😀 👩‍👩‍👧', 'العربية', '«\u00a0x\u202f»', '<b>&amp;'])
      expect(plainText(text)).toBe(text);
  });
});

describe('shortened', () => {
  it('fits, and cuts no character in half', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 20 }), (text, most) => {
        const short = shortened(text, most);
        expect(short.length).toBeLessThanOrEqual(most);
        expect(short).not.toMatch(/\p{Cs}/u);
        expect(text.length <= most ? short === text : short.endsWith('…')).toBe(true);
        expect(text.startsWith(text.length <= most ? short : short.slice(0, -1))).toBe(true);
      }),
    );
  });

  it('cuts what is left when what is not seen is gone', () => {
    expect(oneLine('  \u202eabcdef\r\n', 4)).toBe('abc…');
  });
});

describe('escapedMarkup', () => {
  it('has no markup left, nor what was escaped already', () => {
    expect(escapedMarkup('<a href="x">&amp;</a>')).toBe('&lt;a href="x"&gt;&amp;amp;&lt;/a&gt;');
  });
});
