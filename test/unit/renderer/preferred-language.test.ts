import { expect, it } from 'vitest';

import { preferredLanguage } from '../../../renderer/i18n/preferred-language';

it.each([
  [['fr-CA', 'en'], 'fr'],
  [['de', 'FR', 'en'], 'fr'],
  [['en-GB', 'fr'], 'en'],
  [['fro'], 'en'],
  [[], 'en'],
])('preferredLanguage(%j) is %s', (tags, expected) => {
  expect(preferredLanguage(tags)).toBe(expected);
});
