import { describe, expect, it } from 'vitest';

import { GENESYS_READ_PERMISSIONS } from '../../../../electron/genesys/genesys-permissions';
import type { Access, Connection } from '../../../../shared/domain/connection';
import type { PreflightItem } from '../../../../shared/domain/draft';
import type { ReadFailure } from '../../../../shared/domain/failure';
import { type Observation, read, unreadable } from '../../../../shared/domain/observation';
import {
  type ObservationKey,
  observationsOf,
  signInObservation,
} from '../../../../shared/domain/observation-key';
import { createFormatter } from '../../../../shared/messages/formatter';
import { type Message, message } from '../../../../shared/messages/message';
import { say } from '../../../../shared/messages/say';
import { permissionRequest } from '../../../../shared/onboarding/permission-request';
import { preflightItems } from '../../../../shared/onboarding/preflight';
import { CLIENT_ID, refusedToken, snapshot as healthySnapshot } from '../../../support/snapshot-builder';

const SOURCE = { at: '2026-11-23T12:00:00.000Z', via: 'monitorRegistration', requestId: 'r' } as const;
const OWN = '33333333-3333-4333-8333-333333333333';
const INTEGRATION: Access = { kind: 'integrationCredential', secret: { env: 'A' } };
const ADMINISTRATOR: Access = { kind: 'administrator', clientId: OWN };
const MONITOR: Access = { kind: 'monitorRegistration', clientId: OWN, secret: { env: 'B' } };

function connectionWith(...access: readonly Access[]): Connection {
  return {
    ...healthySnapshot().connection,
    name: 'Contoso help',
    mailboxes: ['a@contoso.example', 'b@contoso.example'],
    canaryMailboxes: [],
    access,
  };
}

function observed(
  entries: readonly (readonly [ObservationKey, Observation<unknown>])[],
): ReadonlyMap<ObservationKey, Observation<unknown>> {
  return new Map(entries);
}

function failed(failure: ReadFailure): Observation<never> {
  return unreadable(failure, SOURCE);
}

function itemFor(items: readonly PreflightItem[], fact: string): PreflightItem {
  const found = items.find((item) => item.fact === fact);
  if (found === undefined) throw new Error(`no line ${fact}`);
  return found;
}

function english(text: Message | null): string {
  return text === null ? '' : say(text, 'en', createFormatter('en', 0, 'UTC'));
}

function french(text: Message | null): string {
  return text === null ? '' : say(text, 'fr', createFormatter('fr', 0, 'UTC'));
}

describe('the preflight of an organisation of Genesys Cloud', () => {
  const genesys = {
    region: 'mypurecloud.de',
    clientId: OWN,
    secret: { env: 'G' },
    domains: [],
  } as const;
  const connection: Connection = { ...connectionWith(INTEGRATION), genesys };

  it('has a line for each part, with the permission that it lacks', () => {
    const items = preflightItems(
      connection,
      observed([
        ['genesys/token', read({ expiresAt: SOURCE.at }, { ...SOURCE, via: 'genesysClient' })],
        [
          'genesys/flows',
          failed({
            code: 'forbidden',
            status: 403,
            graphCode: 'missing.permissions',
            permission: 'architect:flow:view',
          }),
        ],
      ]),
    );
    expect(itemFor(items, 'genesys/token')).toMatchObject({ outcome: 'readable', access: 'genesysClient' });
    expect(itemFor(items, 'genesys/flows')).toMatchObject({
      outcome: 'unreadable',
      grant: 'architect:flow:view',
    });
    expect(itemFor(items, 'genesys/ipRanges').outcome).toBe('pending');
    // Microsoft's administrator cannot grant it.
    expect(permissionRequest(connection, items)).toBeNull();
    expect(preflightItems(connectionWith(INTEGRATION), observed([])).map(({ fact }) => fact)).not.toContain(
      'genesys/token',
    );
  });

  it.each([english, french])('names the role with every permission that is read with', (words) => {
    const role = words(message('wizard.genesys.role.text'));
    for (const permission of Object.values(GENESYS_READ_PERMISSIONS)) {
      if (permission !== null) expect(role).toContain(`- ${permission}`);
    }
  });
});

const LACKING: ReadFailure = { code: 'noAccess', permission: 'Application.Read.All' };

describe('the preflight', () => {
  it('begins with everything pending, a line for each sign-in', () => {
    const items = preflightItems(connectionWith(INTEGRATION, MONITOR), new Map());
    expect(items.every(({ outcome, failure }) => outcome === 'pending' && failure === null)).toBe(true);
    expect(items.map(({ fact }) => fact)).toEqual([
      'tenant',
      'signIn/0',
      'signIn/1',
      'organization',
      'application',
      'servicePrincipal',
      'applicationPermissions',
      'delegatedPermissions',
      'credentialUse',
      'serviceHealth',
      'users',
      'subscriptions',
      'mailboxes',
      'mailFlow',
    ]);
    expect(itemFor(items, 'signIn/1').access).toBe('monitorRegistration');
  });

  it('fills in as facts come, and says what to grant', () => {
    const items = preflightItems(
      connectionWith(INTEGRATION),
      observed([
        ['organization', read({}, SOURCE)],
        ['application', failed(LACKING)],
        ['subscriptions', failed({ code: 'network', cause: 'offline' })],
      ]),
    );
    expect(itemFor(items, 'organization')).toMatchObject({
      outcome: 'readable',
      access: 'monitorRegistration',
    });
    expect(itemFor(items, 'application')).toMatchObject({
      outcome: 'unreadable',
      failure: LACKING,
      grant: 'Application.Read.All',
    });
    expect(itemFor(items, 'subscriptions')).toMatchObject({ outcome: 'unreadable', grant: null });
    expect(itemFor(items, 'servicePrincipal').outcome).toBe('pending');
  });

  it('waits for every mailbox, and tells how many can be read', () => {
    const forbidden: ReadFailure = {
      code: 'forbidden',
      status: 403,
      graphCode: 'ErrorAccessDenied',
      permission: 'Mail.ReadBasic.All',
    };
    const one = observed([['mailFlow/a@contoso.example', read({}, SOURCE)]]);
    const connection = connectionWith(INTEGRATION);
    expect(itemFor(preflightItems(connection, one), 'mailFlow').outcome).toBe('pending');
    const both = new Map([...one, ['mailFlow/b@contoso.example', failed(forbidden)] as const]);
    const item = itemFor(preflightItems(connection, both), 'mailFlow');
    expect(item).toMatchObject({ outcome: 'partly', failure: forbidden, grant: 'Mail.ReadBasic.All' });
    expect(english(item.title)).toBe('Waiting mail (1 of 2)');
    expect(french(item.title)).toBe('Courrier en attente (1 sur 2)');
  });

  it('is the same from a whole snapshot as from its parts', () => {
    const snapshot = healthySnapshot();
    const items = preflightItems(snapshot.connection, observationsOf(snapshot));
    expect(items.filter(({ outcome }) => outcome === 'pending')).toEqual([]);
    // Optional, and not granted.
    expect(items.filter(({ outcome }) => outcome !== 'readable')).toMatchObject([
      { fact: 'serviceHealth', grant: 'ServiceHealth.Read.All' },
    ]);
  });

  it('counts a refused token as a sign-in that failed', () => {
    expect(signInObservation(refusedToken('secretExpired', 7000222))).toMatchObject({
      state: 'unreadable',
      failure: { code: 'authentication', entra: { kind: 'secretExpired', code: 7000222 } },
    });
  });
});

describe('the request for permissions', () => {
  const missing = (...permissions: readonly string[]): readonly PreflightItem[] =>
    permissions.map((permission, index) => ({
      fact: String(index),
      title: preflightItems(connectionWith(INTEGRATION), new Map())[0]!.title,
      access: 'administrator',
      outcome: 'unreadable',
      failure: { code: 'noAccess', permission },
      grant: permission,
    }));

  it('is none where granting helps nothing', () => {
    const connection = connectionWith(ADMINISTRATOR);
    expect(permissionRequest(connection, [])).toBeNull();
    const offline = preflightItems(
      connection,
      observed([['application', failed({ code: 'network', cause: 'offline' })]]),
    );
    expect(permissionRequest(connection, offline)).toBeNull();
    // The integration's own permissions are the vendor's matter.
    expect(permissionRequest(connection, missing('Mail.ReadBasic.All'))).toBeNull();
  });

  it('names registration, permissions with their type and purpose, and who may grant them', () => {
    const text = english(
      permissionRequest(
        connectionWith(INTEGRATION, ADMINISTRATOR),
        missing('AuditLog.Read.All', 'AuditLog.Read.All'),
      ),
    );
    expect(text).toContain('“Contoso help”');
    expect(text).toContain(OWN);
    expect(text).not.toContain(CLIENT_ID);
    expect(
      text.match(/- AuditLog\.Read\.All \(Delegated\): to see which credential is in use/g),
    ).toHaveLength(1);
    expect(text).toContain('Cloud Application Administrator');
  });

  it('asks for application permissions where a monitor registration reads', () => {
    const text = permissionRequest(connectionWith(INTEGRATION, MONITOR), missing('Application.Read.All'));
    expect(english(text)).toContain('- Application.Read.All (Application)');
    expect(english(text)).toContain('the role Privileged Role Administrator');
    expect(french(text)).toContain('- Application.Read.All (Application)\u00a0: pour lire');
  });

  it('asks for a registration of Graphkeeper’s own, never for more rights of the integration', () => {
    const text = english(permissionRequest(connectionWith(INTEGRATION), missing('Application.Read.All')));
    expect(text).toContain('yet to be created');
    expect(text).not.toContain(CLIENT_ID);
  });

  it('leaves out what another permission includes', () => {
    const text = english(
      permissionRequest(
        connectionWith(MONITOR),
        missing('User.Read.All', 'Directory.Read.All', 'Organization.Read.All'),
      ),
    );
    expect(text).toContain('Directory.Read.All');
    expect(text).not.toContain('User.Read.All');
    expect(text).not.toContain('Organization.Read.All');
  });

  it('asks for consent to all that a sign-in takes where it was refused for lack of it', () => {
    const entra = { kind: 'consentMissing', code: 65001, error: 'invalid_grant', traceId: null } as const;
    const connection = connectionWith(ADMINISTRATOR);
    const items = preflightItems(
      connection,
      observed([['access/0', failed({ code: 'authentication', entra })]]),
    );
    const text = english(permissionRequest(connection, items));
    for (const scope of [
      'Application.Read.All',
      'Directory.Read.All',
      'Subscription.Read.All',
      'User.Read',
    ]) {
      expect(text).toContain(`- ${scope} (Delegated)`);
    }
  });
});
