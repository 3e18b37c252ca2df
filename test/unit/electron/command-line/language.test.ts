import { describe, expect, it } from 'vitest';

import { languageFromArguments, languageFromEnvironment } from '../../../../electron/command-line/language';
import { usableWidth, wantsColour } from '../../../../electron/command-line/terminal';

describe('languageFromEnvironment', () => {
  it.each([
    [{ LANG: 'fr_CA.UTF-8' }, 'fr'],
    [{ LANG: 'FR' }, 'fr'],
    [{ LANG: 'fr_FR.UTF-8', LC_ALL: 'en_GB.UTF-8' }, 'en'],
    [{ LANG: 'en_GB.UTF-8', LC_MESSAGES: 'fr_BE@euro' }, 'fr'],
    [{ LANG: 'fr_FR', LC_ALL: '' }, 'fr'],
    [{ LANG: 'de_DE.UTF-8' }, 'en'],
    [{ LANG: 'C' }, 'en'],
    [{}, 'en'],
  ] as const)('%j is %s', (env, language) => {
    expect(languageFromEnvironment(env)).toBe(language);
  });
});

describe('languageFromArguments', () => {
  it.each([
    [['check', '--lang', 'fr'], 'fr'],
    [['check', '--lang=fr', '--sample'], 'fr'],
    [['check', '--lang', 'fr', '--lang', 'en'], 'en'],
    [['check', '--lang', 'de'], null],
    [['check', '--lang'], null],
    [['check'], null],
  ] as const)('%j is %s', (args, language) => {
    expect(languageFromArguments(args)).toBe(language);
  });
});

describe('wantsColour', () => {
  it.each([
    [{}, true, true],
    [{}, false, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ TERM: 'dumb' }, true, false],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
  ] as const)('%j on a terminal (%s): %s', (env, isTerminal, expected) => {
    expect(wantsColour(env, isTerminal)).toBe(expected);
  });
});

describe('usableWidth', () => {
  it.each([
    [20, {}, 40],
    [80, {}, 80],
    [300, {}, 110],
    [undefined, { COLUMNS: '60' }, 60],
    [undefined, { COLUMNS: 'wide' }, 110],
    [undefined, {}, 110],
  ] as const)('%s columns, %j: %s', (columns, env, width) => {
    expect(usableWidth(columns, env)).toBe(width);
  });
});
