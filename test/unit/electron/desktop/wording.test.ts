import { describe, expect, it } from 'vitest';

import { languageOf } from '../../../../electron/desktop/wording';

describe('languageOf', () => {
  it.each([
    [['fr-CA', 'en-US'], 'fr'],
    [['de-DE', 'FR'], 'fr'],
    [['en-GB', 'fr'], 'en'],
    [['de'], 'en'],
    [[], 'en'],
  ] as const)('takes of %j the first that there is: %s', (preferred, language) => {
    expect(languageOf(preferred)).toBe(language);
  });
});
