import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { loadConfiguration, parseConfiguration } from '../../../../electron/storage/configuration-file';
import type { ConfigurationError } from '../../../../shared/domain/configuration-error';
import { DEFAULT_POLICY } from '../../../../shared/domain/policy';
import { configurationErrorMessage } from '../../../../shared/messages/configuration-message';
import { createFormatter, LANGUAGES } from '../../../../shared/messages/formatter';
import { say } from '../../../../shared/messages/say';
import { FULL_CONFIGURATION, FULL_ENVIRONMENT } from '../../../support/configuration-sample';
import { temporaryFolder } from '../../../support/temporary-folder';

const TEXT = JSON.stringify(FULL_CONFIGURATION, null, 2);

type Editable = { [key: string]: Editable };

/** The error after one change of the full configuration. */
function errorAfter(edit: (connection: Editable, document: Editable) => void): ConfigurationError | null {
  const document = JSON.parse(TEXT) as Editable;
  edit(document['connections']![0]!, document);
  const result = parseConfiguration(JSON.stringify(document), FULL_ENVIRONMENT);
  return result.ok ? null : result.error;
}

/** Sets a field to any value, as a person's editor would. */
function set(object: Editable | undefined, field: string, value: unknown): void {
  Object.assign(object ?? {}, { [field]: value });
}

describe('a configuration file', () => {
  it('becomes connections and a policy', () => {
    const result = parseConfiguration(TEXT, FULL_ENVIRONMENT);
    expect(result).toEqual({
      ok: true,
      value: {
        policy: { ...DEFAULT_POLICY, credentialDays: { notice: 50, warning: 25, critical: 5 } },
        connections: [
          {
            id: 'Contoso support mail',
            name: 'Contoso support mail',
            tenantId: '11111111-1111-1111-1111-111111111111',
            clientId: '22222222-2222-2222-2222-222222222222',
            cloud: { login: 'https://localhost:8443', graph: 'https://localhost:8443' },
            tokenEndpoint:
              'https://login.microsoftonline.com/11111111-1111-1111-1111-111111111111/oauth2/v2.0/token',
            profile: 'genesys-cloud',
            mailboxes: ['help@contoso.example'],
            canaryMailboxes: ['ceo@contoso.example'],
            access: FULL_CONFIGURATION.connections[0]?.access,
            genesys: { ...FULL_CONFIGURATION.connections[0]?.genesys, domains: [] },
            credentialDays: { notice: 90, warning: 45, critical: 14 },
          },
          {
            id: 'Fabrikam orders',
            name: 'Fabrikam orders',
            tenantId: 'fabrikam.example',
            clientId: '66666666-6666-6666-6666-666666666666',
            cloud: 'global',
            tokenEndpoint: null,
            profile: 'genesys-cloud',
            mailboxes: [],
            canaryMailboxes: [],
            access: FULL_CONFIGURATION.connections[1]?.access,
            genesys: null,
            credentialDays: null,
          },
        ],
      },
    });
  });

  it('may begin with a byte order mark', () => {
    expect(parseConfiguration(`\uFEFF${TEXT}`, FULL_ENVIRONMENT).ok).toBe(true);
  });

  it.each<[string, (connection: Editable, document: Editable) => void, ConfigurationError]>([
    [
      'unknown field',
      (c) => {
        set(c, 'foo', 1);
      },
      { code: 'unknownField', place: 'connections[0].foo' },
    ],
    [
      'unknown field at the top',
      (_, d) => {
        set(d, 'connection', []);
      },
      { code: 'unknownField', place: 'connection' },
    ],
    [
      'unknown field with a strange name',
      (c) => {
        set(c, 'a "b"\n', 1);
      },
      { code: 'unknownField', place: 'connections[0]["a \\"b\\"\\n"]' },
    ],
    [
      'unknown field deep inside',
      (c) => {
        set(c['access']!['1'], 'scope', 1);
      },
      { code: 'unknownField', place: 'connections[0].access[1].scope' },
    ],
    [
      '__proto__',
      (c) => {
        Object.defineProperty(c, '__proto__', { value: 1, enumerable: true });
      },
      { code: 'unknownField', place: 'connections[0].__proto__' },
    ],
    [
      'misspelt field',
      (c) => {
        delete c['tenantId'];
        set(c, 'tenentId', 'x');
      },
      { code: 'unknownField', place: 'connections[0].tenentId' },
    ],
    [
      'missing field',
      (c) => {
        delete c['clientId'];
      },
      { code: 'missingField', place: 'connections[0].clientId' },
    ],
    [
      'missing list',
      (_, d) => {
        delete d['connections'];
      },
      { code: 'missingField', place: 'connections' },
    ],
    [
      'wrong type',
      (c) => {
        set(c, 'name', 5);
      },
      { code: 'wrongType', place: 'connections[0].name', expected: 'text', found: 'number' },
    ],
    [
      'null',
      (c) => {
        set(c, 'mailboxes', null);
      },
      { code: 'wrongType', place: 'connections[0].mailboxes', expected: 'list', found: 'null' },
    ],
    [
      'an object for a list',
      (_, d) => {
        set(d, 'connections', {});
      },
      { code: 'wrongType', place: 'connections', expected: 'list', found: 'object' },
    ],
    [
      'no connection',
      (_, d) => {
        set(d, 'connections', []);
      },
      { code: 'outOfRange', place: 'connections', bound: 'atLeast', limit: 1, unit: 'entries' },
    ],
    [
      'blank name',
      (c) => {
        set(c, 'name', '  ');
      },
      { code: 'outOfRange', place: 'connections[0].name', bound: 'atLeast', limit: 1, unit: 'characters' },
    ],
    [
      'days',
      (_, d) => {
        set(d['policy']!['credentialDays'], 'notice', 4_000);
      },
      {
        code: 'outOfRange',
        place: 'policy.credentialDays.notice',
        bound: 'atMost',
        limit: 3_650,
        unit: 'value',
      },
    ],
    [
      'order of days',
      (c) => {
        set(c['policy']!['credentialDays'], 'critical', 60);
      },
      { code: 'daysOrder', place: 'connections[0].policy.credentialDays' },
    ],
    [
      'bad tenant',
      (c) => {
        set(c, 'tenantId', 'not a tenant');
      },
      { code: 'badFormat', place: 'connections[0].tenantId', format: 'tenant' },
    ],
    [
      'bad id',
      (c) => {
        set(c['access']!['2'], 'clientId', '4444');
      },
      { code: 'badFormat', place: 'connections[0].access[2].clientId', format: 'guid' },
    ],
    [
      'bad address',
      (c) => {
        set(c, 'mailboxes', ['help@contoso.example', 'help']);
      },
      { code: 'badFormat', place: 'connections[0].mailboxes[1]', format: 'email' },
    ],
    [
      'http',
      (c) => {
        set(c['cloud'], 'graph', 'http://localhost');
      },
      { code: 'badFormat', place: 'connections[0].cloud.graph', format: 'httpsAddress' },
    ],
    [
      'half a cloud',
      (c) => {
        set(c, 'cloud', { login: 'https://localhost' });
      },
      { code: 'missingField', place: 'connections[0].cloud.graph' },
    ],
    [
      'unknown cloud',
      (c) => {
        set(c, 'cloud', 'moon');
      },
      { code: 'notOneOf', place: 'connections[0].cloud', allowed: ['global', 'usgov', 'usgov-dod', 'china'] },
    ],
    [
      'cloud of no type',
      (c) => {
        set(c, 'cloud', 1);
      },
      { code: 'notOneOf', place: 'connections[0].cloud', allowed: ['global', 'usgov', 'usgov-dod', 'china'] },
    ],
    [
      'unknown profile',
      (c) => {
        set(c, 'profile', 'x');
      },
      { code: 'notOneOf', place: 'connections[0].profile', allowed: ['genesys-cloud', 'generic'] },
    ],
    [
      'unknown kind of access',
      (c) => {
        set(c['access']!['0'], 'kind', 'x');
      },
      {
        code: 'notOneOf',
        place: 'connections[0].access[0].kind',
        allowed: ['integrationCredential', 'monitorRegistration', 'administrator'],
      },
    ],
    [
      'no kind of access',
      (c) => {
        delete c['access']!['0']!['kind'];
      },
      { code: 'missingField', place: 'connections[0].access[0].kind' },
    ],
    [
      'no credential',
      (c) => {
        delete c['access']!['0']!['secret'];
      },
      { code: 'credentialChoice', place: 'connections[0].access[0]' },
    ],
    [
      'misspelt credential',
      (c) => {
        set(c, 'access', [{ kind: 'integrationCredential', secrets: { env: 'A' } }]);
      },
      { code: 'unknownField', place: 'connections[0].access[0].secrets' },
    ],
    [
      'two credentials',
      (c) => {
        set(c['access']!['0'], 'certificate', { env: 'A' });
      },
      { code: 'credentialChoice', place: 'connections[0].access[0]' },
    ],
    [
      'the secret itself',
      (c) => {
        set(c['access']!['0'], 'secret', 'marked-secret');
      },
      { code: 'secretReference', place: 'connections[0].access[0].secret' },
    ],
    [
      'an empty reference',
      (c) => {
        set(c['access']!['0'], 'secret', {});
      },
      { code: 'secretReference', place: 'connections[0].access[0].secret' },
    ],
    [
      'two references',
      (c) => {
        set(c['access']!['0'], 'secret', { env: 'A', keychain: 'B' });
      },
      { code: 'secretReference', place: 'connections[0].access[0].secret' },
    ],
    [
      'an unknown reference',
      (c) => {
        set(c['access']!['0'], 'secret', { file: 'A' });
      },
      { code: 'unknownField', place: 'connections[0].access[0].secret.file' },
    ],
    [
      'a reference of a wrong type',
      (c) => {
        set(c['access']!['0'], 'secret', { env: 5 });
      },
      { code: 'wrongType', place: 'connections[0].access[0].secret.env', expected: 'text', found: 'number' },
    ],
    [
      'an empty keychain reference',
      (c) => {
        set(c['genesys'], 'secret', { keychain: '' });
      },
      {
        code: 'outOfRange',
        place: 'connections[0].genesys.secret.keychain',
        bound: 'atLeast',
        limit: 1,
        unit: 'characters',
      },
    ],
    [
      'a missing variable',
      (c) => {
        set(c['access']!['1'], 'certificate', { env: 'NOT_SET' });
      },
      {
        code: 'environmentMissing',
        place: 'connections[0].access[1].certificate.env',
        variable: 'NOT_SET',
        isEmpty: false,
      },
    ],
    [
      'a variable only by inheritance',
      (c) => {
        set(c['genesys'], 'secret', { env: 'toString' });
      },
      {
        code: 'environmentMissing',
        place: 'connections[0].genesys.secret.env',
        variable: null,
        isEmpty: false,
      },
    ],
    [
      'a secret for a variable name',
      (c) => {
        set(c['access']!['0'], 'secret', { env: 'abc8Q~marked-secret' });
      },
      {
        code: 'environmentMissing',
        place: 'connections[0].access[0].secret.env',
        variable: null,
        isEmpty: false,
      },
    ],
    [
      'the same name twice',
      (_, d) => {
        set(d['connections']!['1'], 'name', ' Contoso support mail ');
      },
      { code: 'duplicateValue', place: 'connections[1].name' },
    ],
  ])('names the place: %s', (_name, edit, expected) => {
    expect(errorAfter(edit)).toEqual(expected);
  });

  it('names an empty variable and not its place alone', () => {
    const result = parseConfiguration(TEXT, { ...FULL_ENVIRONMENT, CONTOSO_SECRET: '' });
    expect(result).toEqual({
      ok: false,
      error: {
        code: 'environmentMissing',
        place: 'connections[0].access[0].secret.env',
        variable: 'CONTOSO_SECRET',
        isEmpty: true,
      },
    });
  });

  it('never repeats a value, whichever field a secret was put in', () => {
    const marked = 'abc8Q~marked-secret';
    const leaves: (readonly (string | number)[])[] = [];
    const walk = (value: unknown, path: readonly (string | number)[]): void => {
      if (typeof value !== 'object' || value === null) leaves.push(path);
      else for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
    };
    walk(FULL_CONFIGURATION, []);
    expect(leaves.length).toBe(30);
    for (const path of leaves) {
      const document = JSON.parse(TEXT) as Editable;
      const parent = path.slice(0, -1).reduce<Editable>((object, key) => object[key]!, document);
      for (const value of [marked, [marked], { [`x`]: marked }]) {
        set(parent, String(path.at(-1)), value);
        const result = parseConfiguration(JSON.stringify(document), FULL_ENVIRONMENT);
        if (!result.ok) {
          expect(JSON.stringify(result.error)).not.toContain('marked');
          expect(speak(result.error)).not.toContain('marked');
        }
      }
    }
  });
});

const FORMATTERS = LANGUAGES.map(
  (language) => [language, createFormatter(language, Date.parse('2026-11-23T12:00:00.000Z'), 'UTC')] as const,
);

function speak(error: ConfigurationError): string {
  return FORMATTERS.map(([language, format]) => say(configurationErrorMessage(error), language, format)).join(
    '\n',
  );
}

/** Never an exception; success, or an error whose place and words are there. */
function expectClear(text: string): void {
  const result = parseConfiguration(text, FULL_ENVIRONMENT);
  if (result.ok) return;
  expect(result.error.place).not.toBe('');
  const words = speak(result.error);
  expect(words).toContain(result.error.place);
  expect(words).not.toMatch(/undefined|\[object|NaN|marked-secret/);
}

describe('any text at all', () => {
  it('cut at any position', () => {
    const compact = JSON.stringify(FULL_CONFIGURATION);
    for (let length = 0; length < compact.length; length += 1) {
      const result = parseConfiguration(compact.slice(0, length), FULL_ENVIRONMENT);
      expect(result).toMatchObject({ ok: false, error: { code: 'syntax', line: 1 } });
      expectClear(compact.slice(0, length));
    }
  });

  it('with any one character changed', () => {
    const compact = JSON.stringify(FULL_CONFIGURATION);
    for (let position = 0; position < compact.length; position += 1) {
      const flipped = String.fromCharCode(compact.charCodeAt(position) ^ (1 << (position % 7)));
      expectClear(compact.slice(0, position) + flipped + compact.slice(position + 1));
    }
  });

  it('with any value in any place', () => {
    const compact = JSON.stringify(FULL_CONFIGURATION);
    const values = [...compact.matchAll(/"[^"]*"|\d+/g)].map(
      (match) => [match.index, match[0].length] as const,
    );
    fc.assert(
      fc.property(fc.constantFrom(...values), fc.json({ maxDepth: 2 }), ([at, length], value) => {
        expectClear(compact.slice(0, at) + value + compact.slice(at + length));
      }),
      { numRuns: 1_000 },
    );
  });

  it('that is JSON but not ours', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseConfiguration(text, {}).ok).toBe(false);
        expectClear(text);
      }),
    );
  });
});

describe('loading a configuration file', () => {
  it('reads it', async () => {
    const path = join(temporaryFolder(), 'graphkeeper.json');
    writeFileSync(path, `\uFEFF${TEXT}`);
    expect((await loadConfiguration(path, FULL_ENVIRONMENT)).ok).toBe(true);
  });

  it('names the file when it cannot be read', async () => {
    const folder = temporaryFolder();
    const missing = join(folder, 'missing.json');
    const asFolder = join(folder, 'folder.json');
    mkdirSync(asFolder);
    expect(await loadConfiguration(missing, {})).toEqual({
      ok: false,
      error: { code: 'fileUnreadable', place: missing, reason: 'notFound' },
    });
    expect(await loadConfiguration(asFolder, {})).toEqual({
      ok: false,
      error: { code: 'fileUnreadable', place: asFolder, reason: 'isFolder' },
    });
  });

  it.each([
    ['UTF-16 with a byte order mark', Buffer.from(`\uFEFF${TEXT}`, 'utf16le'), 'utf16'],
    ['Latin-1', Buffer.from('{"connections": "é"}', 'latin1'), 'unknown'],
    ['a cut character', Buffer.from('{"connections": "é', 'utf8').subarray(0, -1), 'unknown'],
  ])('says that %s is not UTF-8', async (_name, bytes, encoding) => {
    const path = join(temporaryFolder(), 'graphkeeper.json');
    writeFileSync(path, bytes);
    expect(await loadConfiguration(path, {})).toEqual({
      ok: false,
      error: { code: 'notUtf8', place: path, encoding },
    });
  });

  it('does not read without end', async () => {
    const path = join(temporaryFolder(), 'graphkeeper.json');
    writeFileSync(path, Buffer.alloc(4 * 1_024 * 1_024 + 1, ' '));
    expect(await loadConfiguration(path, {})).toMatchObject({
      ok: false,
      error: { code: 'fileTooLarge', place: path },
    });
  });
});
