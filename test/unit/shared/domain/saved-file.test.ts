import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { fileNameOf, isFileName } from '../../../../shared/domain/saved-file';

describe('isFileName', () => {
  it.each([
    'a',
    'graphkeeper-activity-2026-11-23',
    'Contoso help (no)'.replace(/[()]/g, ''),
    'clé é',
    'x.y@z_1',
  ])('takes %j', (name) => {
    expect(isFileName(name)).toBe(true);
  });

  it.each([
    '',
    '.bashrc',
    '..',
    '../x',
    'a/b',
    'a\\b',
    'C:x',
    'a\0b',
    'a\nb',
    'a.',
    'a ',
    '-rf',
    'a"b',
    'a\u202Efdp',
    'x'.repeat(81),
  ])('refuses %j', (name) => {
    expect(isFileName(name)).toBe(false);
  });
});

describe('fileNameOf', () => {
  it('keeps what can be read', () => {
    expect(fileNameOf('Contoso: help/desk', 'Client secrets')).toBe('contoso-help-desk-client-secrets');
    expect(fileNameOf('Société Générale')).toBe('société-générale');
    expect(fileNameOf('\u0000', '//')).toBe('graphkeeper');
  });

  it('gives a name that may be proposed, whatever it is made of', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary' })),
        fc.integer({ min: 0, max: 60 }),
        (parts, length) => {
          expect(isFileName(fileNameOf(...parts, '𐐀é'.repeat(length)))).toBe(true);
        },
      ),
    );
  });
});
