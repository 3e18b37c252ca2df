import { describe, expect, it } from 'vitest';

import { loadCatalogue, loadedCatalogue } from '../../../renderer/i18n/catalogue';
import { createWords } from '../../../renderer/i18n/words';
import { LANGUAGES } from '../../../shared/messages/formatter';
import { message } from '../../../shared/messages/message';
import { say } from '../../../shared/messages/say';
import { FIXTURE_NOW } from '../../support/app-state-fixtures';

describe.each(LANGUAGES)('the words of the window (%s)', (language) => {
  it('are there once they were loaded, and are those of every other part', async () => {
    const catalogue = await loadCatalogue(language);
    expect(loadedCatalogue(language)).toBe(catalogue);
    expect(await loadCatalogue(language)).toBe(catalogue);
    const words = createWords(catalogue, FIXTURE_NOW);
    const text = message('ui.checked.ago', { at: '2026-11-23T09:00:00.000Z' });
    expect(words.say(text)).toBe(say(text, language, words.format));
    expect(words.t('ui.nav')).not.toBe('ui.nav');
  });
});
