import { describe, expect, it } from 'vitest';

import { type ConfigurationError, jsonTypeOf, placeOf } from '../../../../shared/domain/configuration-error';
import { configurationErrorMessage } from '../../../../shared/messages/configuration-message';
import { createFormatter } from '../../../../shared/messages/formatter';
import { type Message, message } from '../../../../shared/messages/message';
import { say } from '../../../../shared/messages/say';

const NOW = Date.parse('2026-11-23T12:00:00.000Z');

function inWords(text: Message): Record<'en' | 'fr', string> {
  return {
    en: say(text, 'en', createFormatter('en', NOW, 'UTC')),
    fr: say(text, 'fr', createFormatter('fr', NOW, 'UTC')),
  };
}

describe('places', () => {
  it.each([
    [[], '$'],
    [['connections', 0, 'access', 1, 'secret', 'env'], 'connections[0].access[1].secret.env'],
    [[0, 'a'], '[0].a'],
    [['usgov-dod'], 'usgov-dod'],
    [['a b', 'c'], '["a b"].c'],
    [['x'.repeat(100)], `["${'x'.repeat(60)}…"]`],
  ])('%j', (path, place) => {
    expect(placeOf(path)).toBe(place);
  });

  it('know the kinds of JSON values', () => {
    expect([null, [], {}, '', 0, true].map(jsonTypeOf)).toEqual([
      'null',
      'list',
      'object',
      'text',
      'number',
      'boolean',
    ]);
  });
});

describe('configuration errors in words', () => {
  it.each<[ConfigurationError, string, string]>([
    [
      {
        code: 'environmentMissing',
        place: 'connections[0].access[1].secret.env',
        variable: 'A',
        isEmpty: false,
      },
      'connections[0].access[1].secret.env: the environment variable A is not set. Put the secret into it.',
      'connections[0].access[1].secret.env\u00a0: la variable d’environnement A n’est pas définie. Mettez-y le secret.',
    ],
    [
      { code: 'syntax', place: 'connections', problem: 'comment', line: 3, column: 5 },
      'Line 3, column 5 (connections): comments are not part of JSON, remove this one.',
      'Ligne 3, colonne 5 (connections)\u00a0: JSON n’admet pas de commentaires, supprimez celui-ci.',
    ],
    [
      { code: 'wrongType', place: 'a', expected: 'list', found: 'text' },
      'a: a list [ ] is expected, not a text in quotes.',
      'a\u00a0: il faut une liste [ ], et non un texte entre guillemets.',
    ],
    [
      { code: 'outOfRange', place: 'a', bound: 'atLeast', limit: 1, unit: 'entries' },
      'a: needs at least 1 entry.',
      'a\u00a0: il faut au moins 1 élément.',
    ],
    [
      { code: 'outOfRange', place: 'a', bound: 'atMost', limit: 3_650, unit: 'value' },
      'a: must be at most 3,650.',
      'a\u00a0: la valeur doit être inférieure ou égale à 3\u202f650.',
    ],
  ])('%j', (error, en, fr) => {
    expect(inWords(configurationErrorMessage(error))).toEqual({ en, fr });
  });

  it('say what the keychain’s absence means and why, in both languages', () => {
    for (const reason of ['moduleMissing', 'noService', 'timeout', 'locked', 'failed'] as const) {
      const { en, fr } = inWords(message('keychain.unavailable', { reason }));
      expect(en).toMatch(
        /^Sign-ins and secrets last only until Graphkeeper is closed, because .+: .+\. Nothing is written/,
      );
      expect(fr).toMatch(/jusqu’à la fermeture .+\u00a0: .+\. Rien n’est écrit/);
    }
  });

  it('in French never leave an ordinary space before a colon or a semicolon, nor a straight apostrophe', () => {
    const samples: ConfigurationError[] = [
      { code: 'fileUnreadable', place: 'p', reason: 'denied' },
      { code: 'fileTooLarge', place: 'p', limitBytes: 4_194_304 },
      { code: 'notUtf8', place: 'p', encoding: 'utf16' },
      { code: 'syntax', place: 'p', problem: 'escape', line: 1, column: 1 },
      { code: 'unknownField', place: 'p' },
      { code: 'missingField', place: 'p' },
      { code: 'notOneOf', place: 'p', allowed: ['a', 'b'] },
      { code: 'badFormat', place: 'p', format: 'httpsAddress' },
      { code: 'duplicateValue', place: 'p' },
      { code: 'credentialChoice', place: 'p' },
      { code: 'secretReference', place: 'p' },
      { code: 'daysOrder', place: 'p' },
      { code: 'invalid', place: 'p' },
      { code: 'environmentMissing', place: 'p', variable: null, isEmpty: true },
    ];
    for (const sample of samples) {
      const { fr } = inWords(configurationErrorMessage(sample));
      // A colon within JSON or an address is not punctuation of the sentence.
      expect(fr.replace(/\{[^}]*\}|https:\/\//g, '')).not.toMatch(/[^\u00a0]:|[^\u202f][;!?]|'/);
    }
  });
});
