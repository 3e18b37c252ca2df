import { describe, expect, it } from 'vitest';

import type { DraftFields } from '../../../../shared/domain/draft';
import { createFormatter, LANGUAGES } from '../../../../shared/messages/formatter';
import { say } from '../../../../shared/messages/say';
import { NEW_DRAFT_FIELDS } from '../../../../shared/onboarding/draft-fields';
import { draftProblems, type DraftSurroundings } from '../../../../shared/onboarding/draft-problems';

const ID = '3f1c0f4e-2c39-4f3c-9a51-5c6d5b7c1a10';

const GOOD: DraftFields = {
  ...NEW_DRAFT_FIELDS,
  name: 'Contoso',
  tenantId: ID,
  clientId: ID,
  mailboxes: ['help@contoso.example'],
  canaryMailboxes: ['ceo@contoso.example'],
  access: ['integrationCredential', 'monitorRegistration', 'administrator'],
  monitorClientId: ID,
  administratorClientId: ID,
};

const HELD: DraftSurroundings = {
  secrets: { integrationCredential: 'secret', monitorRegistration: 'kept', genesysClient: 'none' },
  unusable: {},
  takenNames: ['Other'],
};

function wrong(
  fields: Partial<DraftFields>,
  surroundings: Partial<DraftSurroundings> = {},
): readonly string[] {
  return draftProblems({ ...GOOD, ...fields }, { ...HELD, ...surroundings }).map(({ field, message }) => {
    const { problem } = message.params as { problem: { code: string } | string };
    return `${field}: ${typeof problem === 'string' ? problem : problem.code}`;
  });
}

describe('draftProblems', () => {
  it('finds none in a good draft, with gaps and a wrong endpoint', () => {
    expect(wrong({})).toEqual([]);
    expect(wrong({ mailboxes: [], canaryMailboxes: [], tokenEndpoint: 'http://wrong/' })).toEqual([]);
    expect(wrong({ access: ['administrator'], monitorClientId: 'abc' })).toEqual([]);
  });

  it.each<[Partial<DraftFields>, string]>([
    [{ name: ' ' }, 'name: nameMissing'],
    [{ name: 'x'.repeat(201) }, 'name: nameTooLong'],
    [{ name: ' Other ' }, 'name: nameTaken'],
    [{ tenantId: ' ' }, 'tenantId: tenantMissing'],
    [{ tenantId: 'https://example.com/x' }, 'tenantId: otherHost'],
    [{ tenantId: '', tokenEndpoint: 'https://example.com/x' }, 'tokenEndpoint: otherHost'],
    [{ cloud: { login: 'https://login.example', graph: 'http://graph.example' } }, 'cloud: cloudIncomplete'],
    [{ cloud: { login: '', graph: '' } }, 'cloud: cloudIncomplete'],
    [{ clientId: '' }, 'clientId: clientIdMissing'],
    [{ clientId: 'not an id' }, 'clientId: clientIdInvalid'],
    [{ mailboxes: ['help'] }, 'mailboxes: addressInvalid'],
    [{ mailboxes: ['a@b.example', 'A@b.example'] }, 'mailboxes: addressTwice'],
    [{ canaryMailboxes: ['HELP@contoso.example'] }, 'canaryMailboxes: canaryWatched'],
    [{ access: [] }, 'access: accessMissing'],
    [{ monitorClientId: 'abc' }, 'monitorClientId: clientIdInvalid'],
    [{ administratorClientId: '' }, 'administratorClientId: clientIdMissing'],
  ])('%j', (fields, expected) => {
    expect(wrong(fields)).toEqual([expected]);
  });

  it('asks for a secret only where it is wanted', () => {
    const secrets = {
      integrationCredential: 'none',
      monitorRegistration: 'none',
      genesysClient: 'none',
    } as const;
    expect(wrong({}, { secrets })).toEqual([
      'integrationCredential: secretMissing',
      'monitorRegistration: secretMissing',
    ]);
    expect(wrong({ access: ['administrator'] }, { secrets })).toEqual([]);
    expect(wrong({}, { unusable: { monitorRegistration: 'secretIsId' } })).toEqual([
      'monitorRegistration: secretIsId',
    ]);
  });

  it('judges an organisation of Genesys Cloud only where it is watched', () => {
    const fields = {
      genesysRegion: { login: 'https://login.example', api: 'http://api.example' },
      genesysClientId: 'x',
      genesysDomains: ['support.contoso.example', 'not a domain'],
    };
    expect(wrong(fields)).toEqual([]);
    expect(wrong({ ...fields, hasGenesys: true })).toEqual([
      'genesysRegion: regionIncomplete',
      'genesysClientId: genesysClientIdInvalid',
      'genesysClient: genesysSecretMissing',
      'genesysDomains: domainInvalid',
    ]);
    const secrets = { ...HELD.secrets, genesysClient: 'kept' } as const;
    expect(wrong({ hasGenesys: true, genesysClientId: ID }, { secrets })).toEqual([]);
  });

  it.each(LANGUAGES)('is put into words (%s)', (language) => {
    const format = createFormatter(language, 0, 'UTC');
    const unfinished = { ...NEW_DRAFT_FIELDS, hasGenesys: true, genesysDomains: ['a b'] };
    const problems = draftProblems(unfinished, {
      secrets: { integrationCredential: 'none', monitorRegistration: 'none', genesysClient: 'none' },
      unusable: {},
      takenNames: [],
    });
    for (const { message } of problems) {
      expect(say(message, language, format)).toMatch(/^[A-ZÀ-Ý«“].*\.$/);
    }
    expect(problems).toHaveLength(7);
  });
});
