import { describe, expect, it } from 'vitest';

import { createBatch } from '../../../../electron/graph/batch';
import { directoryReader, integrationReader, type Reader, viaOf } from '../../../../electron/monitor/readers';
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
