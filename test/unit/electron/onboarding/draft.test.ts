import { describe, expect, it } from 'vitest';

import { createMemorySecretStore } from '../../../../electron/secrets/memory-secret-store';
import { type SecretStore, SecretStoreError } from '../../../../electron/secrets/secret-store';
import { createMemorySettingsStore } from '../../../../electron/storage/memory-settings-store';
import type { StoredConnection } from '../../../../electron/storage/settings-store';
import type { DraftFields, DraftState } from '../../../../shared/domain/draft';
import { MINUTE_MS, SECOND_MS } from '../../../../shared/domain/instant';
import { fail, ok } from '../../../../shared/domain/result';
import { message } from '../../../../shared/messages/message';
import {
  type ApplicationBench,
  applicationBench as bench,
  storedConnection,
} from '../../../support/application-bench';

const TENANT = '3f1c0f4e-2c39-4f3c-9a51-5c6d5b7c1a10';
const CLIENT = '8f8f6f1e-62c1-4a0c-8f5f-0d6a5a7b9c11';
const OTHER = '11111111-2222-4333-8444-555555555555';
const SECRET = 'Marked~Secret.Value-1234567890abcdefghijkl';
const ACCOUNT = 'graphkeeper/connection/new-1/integrationCredential';

const FIELDS: Partial<DraftFields> = {
  name: 'Contoso help',
  tenantId: TENANT,
  clientId: CLIENT,
  mailboxes: ['help@contoso.example'],
};

const draftOf = ({ application }: ApplicationBench): DraftState => {
  const { draft } = application.state();
  if (draft === null) throw new Error('no draft');
  return draft;
};

const fieldsWithProblems = (one: ApplicationBench): readonly string[] =>
  draftOf(one).problems.map(({ field }) => field);

async function filled(one: ApplicationBench, fields: Partial<DraftFields> = {}): Promise<void> {
  await one.must('openDraft', {});
  await one.must('changeDraft', { ...FIELDS, ...fields });
  await one.must('setDraftSecret', { slot: 'integrationCredential', kind: 'secret', value: SECRET });
}

/** A store of which an entry cannot be written any more. */
function lockable(): SecretStore & { isLocked: boolean } {
  const store = createMemorySecretStore();
  const lockedStore = {
    ...store,
    isLocked: false,
    set: (account: string, value: string) =>
      lockedStore.isLocked
        ? Promise.reject(new SecretStoreError('locked', 'locked'))
        : store.set(account, value),
    delete: (account: string) =>
      lockedStore.isLocked ? Promise.reject(new SecretStoreError('locked', 'locked')) : store.delete(account),
  };
  return lockedStore;
}

describe('a new connection', () => {
  it('is drafted, saved with its secret in the keychain, and watched at once', async () => {
    const one = bench({ stored: [] });
    one.application.start();
    await filled(one);
    expect(draftOf(one).problems).toEqual([]);
    expect(draftOf(one).secrets.integrationCredential).toBe('secret');
    expect(await one.secretStore.get(ACCOUNT)).toBeNull();
    expect(one.settings.connections()).toEqual([]);
    expect(await one.must('saveDraft', {})).toEqual({ connectionId: 'new-1' });
    expect(await one.secretStore.get(ACCOUNT)).toBe(SECRET);
    expect(one.settings.connections()).toEqual([
      {
        id: 'new-1',
        name: 'Contoso help',
        tenantId: TENANT,
        clientId: CLIENT,
        cloud: 'global',
        profile: 'genesys-cloud',
        mailboxes: ['help@contoso.example'],
        canaryMailboxes: [],
        access: [{ kind: 'integrationCredential', secret: { keychain: ACCOUNT } }],
      },
    ]);
    expect(one.application.state().draft).toBeNull();
    await one.clock.advance(SECOND_MS);
    expect(one.collector.polls.map(({ connectionId, depth }) => [connectionId, depth])).toEqual([
      ['new-1', 'full'],
    ]);
    expect(one.application.state().connections[0]?.name).toBe('Contoso help');
  });

  it('takes the tenant, the cloud and the endpoint from a pasted address', async () => {
    const one = bench({ stored: [] });
    const pasted = `https://login.microsoftonline.us/${TENANT}/oauth2/v2.0/token`;
    await filled(one, { tenantId: pasted, cloud: 'usgov' });
    await one.must('saveDraft', {});
    expect(one.settings.connections()[0]).toMatchObject({
      tenantId: TENANT,
      cloud: 'usgov',
      tokenEndpoint: pasted,
    });
  });

  it('says which fields are wrong, and saves nothing while one is', async () => {
    const one = bench({ stored: ['a'] });
    await one.must('openDraft', {});
    expect(fieldsWithProblems(one)).toEqual(['name', 'tenantId', 'clientId', 'integrationCredential']);
    await one.must('changeDraft', {
      name: 'Connection a',
      tenantId: 'common',
      clientId: 'abc',
      mailboxes: ['help@contoso.example', 'no address'],
      canaryMailboxes: ['HELP@contoso.example'],
      access: ['monitorRegistration', 'administrator'],
    });
    expect(fieldsWithProblems(one)).toEqual([
      'name',
      'tenantId',
      'clientId',
      'mailboxes',
      'canaryMailboxes',
      'administratorClientId',
      'monitorClientId',
      'monitorRegistration',
    ]);
    expect(await one.run('saveDraft', {})).toMatchObject({ error: { code: 'badArgument', detail: 'name' } });
    expect(one.settings.connections()).toHaveLength(1);
  });

  it('knows a secret’s id and an unusable certificate from the real thing', async () => {
    const one = bench({ stored: [] });
    await filled(one);
    const slot = 'integrationCredential' as const;
    await one.must('setDraftSecret', { slot, kind: 'secret', value: ` ${OTHER} ` });
    expect(draftOf(one).problems).toMatchObject([
      { field: slot, message: { params: { problem: { code: 'secretIsId' } } } },
    ]);
    await one.must('setDraftSecret', { slot, kind: 'certificate', value: '-----BEGIN CERTIFICATE-----' });
    expect(draftOf(one).problems).toMatchObject([
      { field: slot, message: { params: { problem: { code: 'certificateUnusable' } } } },
    ]);
    await one.must('setDraftSecret', { slot, kind: 'secret', value: '' });
    expect(draftOf(one).secrets[slot]).toBe('none');
  });

  it('is one at a time', async () => {
    const one = bench();
    await one.must('openDraft', {});
    expect(await one.run('openDraft', { connectionId: 'a' })).toMatchObject({ error: { code: 'busy' } });
    await one.must('closeDraft', {});
    await one.must('openDraft', { connectionId: 'a' });
    expect(draftOf(one).connectionId).toBe('a');
  });

  it('cannot be changed where there is none', async () => {
    const one = bench();
    for (const [name, argument] of [
      ['changeDraft', { name: 'x' }],
      ['setDraftSecret', { slot: 'integrationCredential', kind: 'secret', value: 'x' }],
      ['saveDraft', {}],
      ['checkDraft', {}],
      ['listGenesysDomains', {}],
      ['signIn', { method: 'browser' }],
    ] as const) {
      expect(await one.run(name, argument), name).toMatchObject({ error: { code: 'notAllowed' } });
    }
    await one.must('closeDraft', {});
    await one.must('cancelSignIn', {});
    await one.must('cancelDraftCheck', {});
  });

  it('leaves nothing behind when the keychain is locked, and can be saved later', async () => {
    const secretStore = lockable();
    const one = bench({ stored: [], secretStore });
    await filled(one);
    secretStore.isLocked = true;
    expect(await one.run('saveDraft', {})).toMatchObject({ error: { code: 'notAllowed' } });
    expect(draftOf(one).problems.map(({ field }) => field)).toEqual(['keychain']);
    expect(one.settings.connections()).toEqual([]);
    secretStore.isLocked = false;
    await one.must('saveDraft', {});
    expect(one.settings.connections()).toHaveLength(1);
  });
});

describe('editing', () => {
  const OWN = 'graphkeeper/connection/k/integrationCredential';
  const MONITOR = 'graphkeeper/connection/k/monitorRegistration';
  const KEPT: StoredConnection = {
    ...storedConnection('k'),
    policy: { credentialDays: { notice: 9, warning: 8, critical: 7 } },
    genesys: { region: 'mypurecloud.de', clientId: OTHER, secret: { keychain: 'genesys' }, domains: [] },
    access: [
      { kind: 'integrationCredential', secret: { keychain: OWN } },
      { kind: 'monitorRegistration', clientId: OTHER, secret: { keychain: MONITOR } },
    ],
  };

  async function editing(): Promise<ApplicationBench> {
    const secretStore = createMemorySecretStore();
    await secretStore.set(OWN, 'kept secret');
    await secretStore.set(MONITOR, 'kept monitor');
    const one = bench({
      secretStore,
      settings: createMemorySettingsStore({ connections: [KEPT, storedConnection('b')] }),
    });
    await one.must('openDraft', { connectionId: 'k' });
    return one;
  }

  it('begins with what is stored, and keeps secrets and what a draft does not show', async () => {
    const one = await editing();
    expect(draftOf(one)).toMatchObject({
      connectionId: 'k',
      secrets: { integrationCredential: 'kept', monitorRegistration: 'kept', genesysClient: 'kept' },
      fields: {
        access: ['integrationCredential', 'monitorRegistration'],
        monitorClientId: OTHER,
        hasGenesys: true,
        genesysRegion: 'mypurecloud.de',
        genesysClientId: OTHER,
      },
      problems: [],
    });
    await one.must('saveDraft', {});
    expect(one.settings.connections()[0]).toEqual(KEPT);
    expect(await one.secretStore.get(OWN)).toBe('kept secret');
  });

  it('renames without reading anew', async () => {
    const one = await editing();
    one.application.start();
    await one.clock.advance(5 * SECOND_MS);
    const before = one.application.state().connections[0];
    const count = one.collector.polls.length;
    await one.must('changeDraft', { name: 'Other name' });
    await one.must('saveDraft', {});
    const after = one.application.state().connections[0];
    expect(after).toMatchObject({ name: 'Other name', health: before?.health });
    expect(one.application.report().connections[0]?.name).toBe('Other name');
    await one.clock.advance(SECOND_MS);
    expect(one.collector.polls).toHaveLength(count);
    await one.clock.advance(6 * MINUTE_MS);
    expect(one.collector.polls.length).toBeGreaterThan(count);
    expect(one.application.state().connections[0]?.name).toBe('Other name');
  });

  it('reads anew, and alone, what became another connection', async () => {
    const one = await editing();
    one.application.start();
    await one.clock.advance(5 * SECOND_MS);
    const count = one.collector.polls.length;
    await one.must('changeDraft', { clientId: OTHER });
    await one.must('saveDraft', {});
    expect(one.application.state().connections[0]).toMatchObject({
      clientId: OTHER,
      health: null,
      details: null,
    });
    await one.clock.advance(SECOND_MS);
    expect(one.collector.polls.slice(count).map(({ connectionId, depth }) => [connectionId, depth])).toEqual([
      ['k', 'full'],
    ]);
  });

  it('replaces a secret in the keychain only when it is saved', async () => {
    const one = await editing();
    const given = { slot: 'integrationCredential', kind: 'secret', value: SECRET } as const;
    await one.must('setDraftSecret', given);
    expect(draftOf(one).secrets.integrationCredential).toBe('secret');
    await one.must('closeDraft', {});
    expect(await one.secretStore.get(OWN)).toBe('kept secret');
    await one.must('openDraft', { connectionId: 'k' });
    expect(draftOf(one).secrets.integrationCredential).toBe('kept');
    await one.must('setDraftSecret', given);
    await one.must('saveDraft', {});
    expect(await one.secretStore.get(OWN)).toBe(SECRET);
  });

  it('takes the entry of an access that is not wanted any more out of the keychain', async () => {
    const one = await editing();
    await one.must('changeDraft', { access: ['integrationCredential'] });
    await one.must('saveDraft', {});
    await one.clock.advance(0);
    expect(await one.secretStore.get(MONITOR)).toBeNull();
    expect(await one.secretStore.get(OWN)).toBe('kept secret');
  });

  it('of a connection that is removed ends, and its entries go; an entry of somebody else stays', async () => {
    const one = await editing();
    await one.secretStore.set('genesys', 'not ours');
    await one.must('removeConnection', { connectionId: 'k' });
    expect(one.application.state().draft).toBeNull();
    expect(await one.secretStore.get(OWN)).toBeNull();
    expect(await one.secretStore.get(MONITOR)).toBeNull();
    expect(await one.secretStore.get('genesys')).toBe('not ours');
  });

  it('takes an organisation off, and puts another one on with its own entry', async () => {
    const one = await editing();
    await one.must('changeDraft', { hasGenesys: false });
    await one.must('saveDraft', {});
    expect(one.settings.connections()[0]?.genesys).toBeUndefined();
    await one.must('openDraft', { connectionId: 'k' });
    await one.must('changeDraft', {
      hasGenesys: true,
      genesysRegion: { login: 'https://login.example', api: 'https://api.example' },
      genesysClientId: ` ${OTHER} `,
      genesysDomains: ['Support.contoso.example', 'support.contoso.example'],
    });
    expect(fieldsWithProblems(one)).toEqual(['genesysClient']);
    expect(await one.must('listGenesysDomains', {})).toMatchObject({
      domains: [],
      problem: { params: { problem: { code: 'genesysSecretMissing' } } },
    });
    await one.must('setDraftSecret', { slot: 'genesysClient', kind: 'secret', value: SECRET });
    expect(draftOf(one).problems).toEqual([]);
    expect(await one.must('listGenesysDomains', {})).toEqual({
      domains: [`${OTHER}.example`, `${String(SECRET.length)}.example`],
      problem: null,
    });
    expect(JSON.stringify(one.application.state())).not.toContain(SECRET);
    await one.must('saveDraft', {});
    const account = 'graphkeeper/connection/k/genesysClient';
    expect(one.settings.connections()[0]?.genesys).toEqual({
      region: { login: 'https://login.example', api: 'https://api.example' },
      clientId: OTHER,
      secret: { keychain: account },
      domains: ['support.contoso.example'],
    });
    expect(await one.secretStore.get(account)).toBe(SECRET);
    await one.must('removeConnection', { connectionId: 'k' });
    expect(await one.secretStore.get(account)).toBeNull();
  });

  it('leaves an entry that another connection refers to', async () => {
    const secretStore = createMemorySecretStore();
    await secretStore.set(OWN, 'shared');
    const twin: StoredConnection = { ...KEPT, id: 'twin', name: 'Twin' };
    const one = bench({ secretStore, settings: createMemorySettingsStore({ connections: [KEPT, twin] }) });
    await one.must('removeConnection', { connectionId: 'k' });
    expect(await secretStore.get(OWN)).toBe('shared');
    await one.must('removeConnection', { connectionId: 'twin' });
    expect(await secretStore.get(OWN)).toBeNull();
  });

  it('says when the keychain did not let go of an entry', async () => {
    const secretStore = lockable();
    const one = bench({ secretStore, settings: createMemorySettingsStore({ connections: [KEPT] }) });
    secretStore.isLocked = true;
    await one.must('removeConnection', { connectionId: 'k' });
    expect(one.application.state().connections).toEqual([]);
    expect(one.application.state().activity.map(({ text }) => text.id)).toContain(
      'application.activity.secretLeft',
    );
  });
});

describe('an administrator’s sign-in', () => {
  const ADMINISTRATOR: Partial<DraftFields> = { access: ['administrator'], administratorClientId: OTHER };
  const SIGNED_IN = ok({
    account: { username: 'admin@contoso.example', name: null, tenantId: TENANT },
    scopes: null,
  });

  it('waits for the browser, and opens nothing but the sign-in page', async () => {
    const one = bench({ stored: [] });
    await filled(one, ADMINISTRATOR);
    await one.must('signIn', { method: 'browser' });
    expect(draftOf(one).signIn).toEqual({
      status: 'waitingForBrowser',
      expiresAt: '2026-11-23T12:05:00.000Z',
    });
    const [attempt] = one.signIns;
    expect(attempt?.place).toEqual({ tenantId: TENANT, clientId: OTHER });
    if (attempt?.how.method !== 'browser') throw new Error('not the browser');
    await attempt.how.openBrowser('https://login.microsoftonline.com/x/oauth2/v2.0/authorize?a=b');
    for (const url of ['https://evil.example/', 'http://login.microsoftonline.com/x', 'file:///etc/passwd']) {
      await expect(attempt.how.openBrowser(url)).rejects.toThrow();
    }
    expect(one.opened).toEqual(['https://login.microsoftonline.com/x/oauth2/v2.0/authorize?a=b']);
    attempt.answer(SIGNED_IN);
    await one.clock.advance(0);
    expect(draftOf(one).signIn).toEqual({ status: 'signedIn', account: 'admin@contoso.example' });
  });

  it('shows a device code until it was used', async () => {
    const one = bench({ stored: [] });
    await filled(one, ADMINISTRATOR);
    await one.must('signIn', { method: 'deviceCode' });
    const [attempt] = one.signIns;
    if (attempt?.how.method !== 'deviceCode') throw new Error('not a device code');
    attempt.how.onCode({
      userCode: 'ABCD',
      verificationUri: 'https://microsoft.com/devicelogin',
      expiresInSeconds: 900,
    });
    expect(draftOf(one).signIn).toEqual({
      status: 'waitingForCode',
      userCode: 'ABCD',
      verificationUri: 'https://microsoft.com/devicelogin',
      expiresAt: '2026-11-23T12:15:00.000Z',
    });
    attempt.answer(fail({ code: 'timedOut' }));
    await one.clock.advance(0);
    expect(draftOf(one).signIn).toMatchObject({
      status: 'failed',
      reason: { id: 'onboarding.signIn.ended', params: { code: 'timedOut' } },
    });
  });

  it('can be cancelled and begun again', async () => {
    const one = bench({ stored: [] });
    await filled(one, ADMINISTRATOR);
    await one.must('signIn', { method: 'browser' });
    await one.must('cancelSignIn', {});
    await one.clock.advance(0);
    expect(draftOf(one).signIn).toMatchObject({
      status: 'failed',
      reason: { params: { code: 'cancelled' } },
    });
    await one.must('signIn', { method: 'browser' });
    await one.must('signIn', { method: 'browser' });
    expect(one.signIns[1]?.signal?.aborted).toBe(true);
    one.signIns[2]?.answer(SIGNED_IN);
    await one.clock.advance(0);
    expect(draftOf(one).signIn.status).toBe('signedIn');
  });

  it('needs a tenant and a client id', async () => {
    const one = bench({ stored: [] });
    await one.must('openDraft', {});
    await one.must('signIn', { method: 'browser' });
    expect(draftOf(one).signIn).toEqual({
      status: 'failed',
      reason: message('application.signIn.incomplete'),
    });
    expect(one.signIns).toEqual([]);
  });

  it('does not count for another tenant or registration', async () => {
    const one = bench({ stored: [] });
    await filled(one, ADMINISTRATOR);
    await one.must('signIn', { method: 'browser' });
    await one.must('changeDraft', { administratorClientId: CLIENT });
    expect(one.signIns[0]?.signal?.aborted).toBe(true);
    await one.clock.advance(0);
    expect(draftOf(one).signIn).toEqual({ status: 'none' });
  });

  it('is forgotten with the draft, and kept with the connection', async () => {
    const one = bench({ stored: [] });
    const signIn = async (): Promise<void> => {
      await filled(one, ADMINISTRATOR);
      await one.must('signIn', { method: 'browser' });
      one.signIns.at(-1)?.answer(SIGNED_IN);
      await one.clock.advance(0);
    };
    await signIn();
    await one.must('closeDraft', {});
    expect(one.forgotten).toEqual([`${TENANT}/${OTHER}`]);
    await signIn();
    const { connectionId } = await one.must('saveDraft', {});
    expect(one.forgotten).toHaveLength(1);
    await one.must('removeConnection', { connectionId });
    expect(one.forgotten).toHaveLength(2);
  });

  it('of a stored connection opens its draft, and what can be read now is read at once', async () => {
    const stored: StoredConnection = {
      ...storedConnection('k'),
      access: [{ kind: 'administrator', clientId: OTHER }],
    };
    const one = bench({ settings: createMemorySettingsStore({ connections: [stored] }) });
    await one.must('signIn', { method: 'browser', connectionId: 'k' });
    expect(draftOf(one)).toMatchObject({ connectionId: 'k', signIn: { status: 'waitingForBrowser' } });
    one.signIns[0]?.answer(SIGNED_IN);
    await one.clock.advance(SECOND_MS);
    expect(one.collector.polls.map(({ connectionId, depth }) => [connectionId, depth])).toEqual([
      ['k', 'full'],
    ]);
    await one.must('closeDraft', {});
    expect(one.forgotten).toEqual([]);
  });

  it('that is there already is shown', async () => {
    const stored: StoredConnection = {
      ...storedConnection('k'),
      access: [{ kind: 'administrator', clientId: OTHER }],
    };
    const settings = createMemorySettingsStore({ connections: [stored] });
    const one = bench({ settings, account: 'admin@contoso.example' });
    await one.must('openDraft', { connectionId: 'k' });
    await one.clock.advance(0);
    expect(draftOf(one).signIn).toEqual({ status: 'signedIn', account: 'admin@contoso.example' });
  });
});

describe('the preflight', () => {
  const ITEM = {
    fact: 'tenant',
    title: message('onboarding.preflight.fact', { fact: 'tenant', readable: 1, total: 1 }),
    access: 'anonymous',
    outcome: 'pending',
    failure: null,
    grant: null,
  } as const;

  it('fills in, with the secret that was only typed', async () => {
    const one = bench({ stored: [] });
    await filled(one);
    await one.must('changeDraft', { name: '' });
    await one.must('checkDraft', {});
    expect(draftOf(one).preflight.status).toBe('running');
    const [look] = one.preflights;
    const [access] = look?.connection.access ?? [];
    if (access === undefined || !('secret' in access)) throw new Error('no secret');
    expect(await look?.options.resolveSecret(access.secret)).toBe(SECRET);
    expect(await look?.options.resolveSecret({ env: 'SECRET' })).toBeNull();
    look?.options.onItems([ITEM]);
    expect(draftOf(one).preflight.items).toEqual([ITEM]);
    look?.finish({
      items: [{ ...ITEM, outcome: 'readable' }],
      registration: { problems: [{ code: 'missing' }], unknown: null },
    });
    await one.clock.advance(0);
    expect(draftOf(one).preflight).toMatchObject({
      status: 'done',
      items: [
        { fact: 'tenant', outcome: 'readable' },
        { fact: 'registration/0', outcome: 'unreadable', title: { params: { code: 'missing' } } },
      ],
    });
    await one.must('closeDraft', {});
    expect(await look?.options.resolveSecret(access.secret)).toBeNull();
  });

  it('can be cancelled, and begins anew after a change', async () => {
    const one = bench({ stored: [] });
    await filled(one);
    await one.must('checkDraft', {});
    one.preflights[0]?.options.onItems([ITEM]);
    await one.must('cancelDraftCheck', {});
    expect(one.preflights[0]?.options.signal.aborted).toBe(true);
    expect(draftOf(one).preflight).toMatchObject({ status: 'cancelled', items: [ITEM] });
    await one.must('checkDraft', {});
    await one.must('changeDraft', { name: 'Other' });
    expect(draftOf(one).preflight.status).toBe('running');
    await one.must('changeDraft', { clientId: OTHER });
    expect(draftOf(one).preflight.status).toBe('notRun');
    expect(one.preflights[1]?.options.signal.aborted).toBe(true);
    await one.clock.advance(0);
    expect(one.unexpected).toEqual([]);
  });

  it('is not made of fields that are wrong', async () => {
    const one = bench({ stored: [] });
    await filled(one, { clientId: 'abc' });
    expect(await one.run('checkDraft', {})).toMatchObject({
      error: { code: 'badArgument', detail: 'clientId' },
    });
    expect(one.preflights).toEqual([]);
  });

  it('that breaks is told to the log and ends', async () => {
    const one = bench({ stored: [] });
    await filled(one);
    await one.must('checkDraft', {});
    one.preflights[0]?.break(new Error('a defect'));
    await one.clock.advance(0);
    expect(draftOf(one).preflight.status).toBe('cancelled');
    expect(one.unexpected).toHaveLength(1);
  });
});
