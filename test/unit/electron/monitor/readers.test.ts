import { describe, expect, it } from 'vitest';

import { createBatch } from '../../../../electron/graph/batch';
import {
  appTokenOf,
  directoryReader,
  integrationReader,
  type Reader,
  refusalOf,
  subscriptionsAdministrator,
  viaOf,
} from '../../../../electron/monitor/readers';
import type { Access } from '../../../../shared/domain/connection';
import { read, unreadable } from '../../../../shared/domain/observation';
import { openScriptedGraph } from '../../../support/graph-session';

const graph = await openScriptedGraph(() => new Error('nothing is sent here'));
const CLIENT = '11111111-2222-4333-8444-555555555555';

const ACCESS: Readonly<Record<Access['kind'], Access>> = {
  integrationCredential: { kind: 'integrationCredential', secret: { env: 'A' } },
  monitorRegistration: { kind: 'monitorRegistration', clientId: CLIENT, secret: { env: 'B' } },
  administrator: { kind: 'administrator', clientId: CLIENT },
};

/** A reader whose token shows these roles; null: unreadable roles; 'none': no token. */
function reader(kind: Access['kind'], roles: readonly string[] | null | 'none'): Reader {
  const source = { at: '2026-11-23T12:00:00.000Z', via: kind, requestId: null };
  const resolved = { access: ACCESS[kind], clientId: CLIENT, identity: null, failure: null, held: null };
  if (roles === 'none') {
    return { resolved, token: unreadable({ code: 'notAttempted', because: 'noToken' }, source), graph: null };
  }
  return {
    resolved,
    token: read(
      { outcome: 'issued', roles, expiresAt: '2026-11-23T13:00:00.000Z', method: 'secret' },
      source,
    ),
    graph: { session: graph.session, batch: createBatch(graph.session) },
  };
}

/** An administrator whose sign-in was granted these permissions, with these directory roles. */
function administrator(
  scopes: readonly string[] | null,
  directoryRoles: readonly string[] | null = ['f2ef992c-3afb-46b9-b7cf-a126ee74c451'],
): Reader {
  const source = { at: '2026-11-23T12:00:00.000Z', via: 'administrator', requestId: null } as const;
  const expiresAt = '2026-11-23T13:00:00.000Z';
  return {
    ...reader('administrator', []),
    token: read(
      { outcome: 'issued', roles: null, scopes, directoryRoles, expiresAt, method: 'user' },
      source,
    ),
  };
}

/** Who reads the application, or why nobody does. */
function outcome(...readers: readonly Reader[]): readonly unknown[] {
  const found = directoryReader(readers, 'application');
  return [viaOf(found), 'failure' in found ? found.failure : 'reads'];
}

const NO_TOKEN = { code: 'notAttempted', because: 'noToken' };
const NO_ACCESS = { code: 'noAccess', permission: 'Application.Read.All' };

describe('directoryReader', () => {
  it('prefers the monitor to an integration that may read it, too', () => {
    const integration = reader('integrationCredential', ['Application.Read.All']);
    expect(outcome(integration, reader('monitorRegistration', ['Directory.Read.All']))).toEqual([
      'monitorRegistration',
      'reads',
    ]);
    expect(outcome(integration)).toEqual(['integrationCredential', 'reads']);
    expect(outcome(integration, reader('monitorRegistration', ['Mail.Read']))).toEqual([
      'integrationCredential',
      'reads',
    ]);
    expect(outcome(integration, reader('monitorRegistration', 'none'))).toEqual([
      'integrationCredential',
      'reads',
    ]);
  });

  it('lets a monitor try whose roles cannot be read, but no integration', () => {
    expect(outcome(reader('monitorRegistration', null))).toEqual(['monitorRegistration', 'reads']);
    expect(outcome(reader('integrationCredential', null))).toEqual(['integrationCredential', NO_ACCESS]);
  });

  it('names what to grant where everybody has a token and nobody may', () => {
    expect(outcome(reader('integrationCredential', ['Mail.ReadWrite']))).toEqual([
      'integrationCredential',
      NO_ACCESS,
    ]);
    expect(outcome(reader('integrationCredential', 'none'), reader('monitorRegistration', []))).toEqual([
      'monitorRegistration',
      NO_ACCESS,
    ]);
  });

  it('names nothing where who should read it has no token', () => {
    expect(outcome(reader('integrationCredential', 'none'))).toEqual(['integrationCredential', NO_TOKEN]);
    expect(outcome(reader('integrationCredential', []), reader('monitorRegistration', 'none'))).toEqual([
      'monitorRegistration',
      NO_TOKEN,
    ]);
    expect(outcome(reader('integrationCredential', []), reader('administrator', 'none'))).toEqual([
      'administrator',
      NO_TOKEN,
    ]);
  });
});

describe('integrationReader', () => {
  it('is the integration or nobody, whatever others may do', () => {
    const monitor = reader('monitorRegistration', ['Mail.ReadWrite']);
    expect(integrationReader([monitor])).toEqual({
      via: 'integrationCredential',
      failure: { code: 'noAccess', permission: null },
    });
    expect(integrationReader([monitor, reader('integrationCredential', 'none')])).toMatchObject({
      failure: NO_TOKEN,
    });
    // RBAC for Applications shows in no token: no role is needed to be let try.
    expect(viaOf(integrationReader([monitor, reader('integrationCredential', [])]))).toBe(
      'integrationCredential',
    );
    expect('reader' in integrationReader([monitor, reader('integrationCredential', [])])).toBe(true);
  });
});

describe('an administrator', () => {
  it('reads the directory after the monitor and before the integration', () => {
    const able = administrator(['Directory.Read.All']);
    const integration = reader('integrationCredential', ['Application.Read.All']);
    expect(outcome(integration, able, reader('monitorRegistration', ['Application.Read.All']))).toEqual([
      'monitorRegistration',
      'reads',
    ]);
    expect(outcome(integration, able)).toEqual(['administrator', 'reads']);
    expect(outcome(able, reader('monitorRegistration', 'none'))).toEqual(['administrator', 'reads']);
    expect(outcome(administrator(null))).toEqual(['administrator', 'reads']);
  });

  it('is judged by delegated permissions, and told which to be granted', () => {
    expect(outcome(administrator(['User.Read']))).toEqual(['administrator', NO_ACCESS]);
    const organization = directoryReader([administrator(['User.Read'])], 'organization');
    expect('reader' in organization).toBe(true);
    const users = directoryReader([administrator(['User.Read'])], 'users');
    expect(users).toMatchObject({ failure: { permission: 'Directory.Read.All' } });
  });

  it('reads the subscriptions of all apps only with the permission and a role', () => {
    const granted = ['Subscription.Read.All'];
    const member = 'b79fbf4d-3ef9-4689-8143-76b194e85509';
    const lacking = {
      via: 'administrator',
      failure: { code: 'noAccess', permission: 'Subscription.Read.All' },
    };
    const able = administrator(granted);
    expect(subscriptionsAdministrator([reader('integrationCredential', []), able])).toEqual({ reader: able });
    const unknown = administrator(null, null);
    expect(subscriptionsAdministrator([unknown])).toEqual({ reader: unknown });
    expect(subscriptionsAdministrator([administrator(['User.Read'])])).toEqual(lacking);
    expect(subscriptionsAdministrator([administrator(granted, [member])])).toEqual(lacking);
    expect(subscriptionsAdministrator([administrator(granted, [])])).toEqual(lacking);
    expect(subscriptionsAdministrator([reader('administrator', 'none')])).toMatchObject({
      failure: NO_TOKEN,
    });
    expect(subscriptionsAdministrator([reader('monitorRegistration', [])])).toBeNull();
  });

  it('who is refused in spite of the permission is not told to be granted it again', () => {
    const source = { at: '2026-11-23T12:00:00.000Z', via: 'administrator', requestId: null } as const;
    const refused = unreadable(
      {
        code: 'forbidden',
        status: 403,
        graphCode: 'Authorization_RequestDenied',
        permission: 'AuditLog.Read.All',
      },
      source,
    );
    const permissionAfter = (by: Reader): unknown => {
      if (by.graph === null) throw new Error('has no token');
      const seen = refusalOf({ ...by, graph: by.graph }, refused);
      return seen.state === 'unreadable' && seen.failure.code === 'forbidden'
        ? seen.failure.permission
        : 'read';
    };
    expect(permissionAfter(administrator(['AuditLog.Read.All']))).toBeNull();
    expect(permissionAfter(administrator(['User.Read']))).toBe('AuditLog.Read.All');
    expect(permissionAfter(administrator(null))).toBe('AuditLog.Read.All');
    expect(permissionAfter(reader('monitorRegistration', ['AuditLog.Read.All']))).toBe('AuditLog.Read.All');
  });
});

describe('the token of an integration', () => {
  it('is its own, never a user’s', () => {
    expect(appTokenOf(reader('integrationCredential', ['Mail.Send']))).toMatchObject({
      value: { method: 'secret' },
    });
    expect(appTokenOf(reader('integrationCredential', 'none')).state).toBe('unreadable');
    expect(() => appTokenOf(administrator([]))).toThrow();
  });
});
