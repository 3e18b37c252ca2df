import { describe, expect, it } from 'vitest';

import { createApplication } from '../../../electron/application';
import { openOwnWorld } from '../../../electron/onboarding/own-world';
import { openSampleTenant } from '../../../electron/sample-tenant';
import { createMemorySecretStore } from '../../../electron/secrets/memory-secret-store';
import { resolveFromEnvironmentAndKeychain } from '../../../electron/secrets/resolve-secret';
import { administratorClientId, buildScenario } from '../../../electron/simulator/scenarios';
import { createSimulator } from '../../../electron/simulator/simulator';
import { createMemorySettingsStore } from '../../../electron/storage/memory-settings-store';
import type { AppState } from '../../../shared/domain/state';
import type { CommandArgument } from '../../../shared/ipc/contract';
import { createFormatter } from '../../../shared/messages/formatter';
import { say } from '../../../shared/messages/say';
import { createFakeClock } from '../../support/fake-clock';
import { signInWithBrowser } from '../../support/simulated-browser';

/** An application without connections, in front of a healthy simulated tenant. */
function setUp() {
  const clock = createFakeClock();
  const setup = buildScenario('healthy', { now: clock.now() });
  const [tenant] = setup.world.tenants;
  const [entry] = setup.configuration.connections;
  if (tenant === undefined || entry === undefined) throw new Error('an empty scenario');
  const { fetch } = createSimulator({ world: setup.world, clock });
  const settings = createMemorySettingsStore();
  const secretStore = createMemorySecretStore();
  const unexpected: unknown[] = [];
  const open = () =>
    createApplication({
      mode: 'headless',
      version: '1.0.0',
      systemLanguage: 'en',
      watched: { source: 'stored' },
      world: openOwnWorld({
        fetch,
        clock,
        resolveSecret: resolveFromEnvironmentAndKeychain({}, () => Promise.resolve(secretStore)),
      }),
      openSample: () => openSampleTenant(clock),
      clock,
      random: () => 0.5,
      settings,
      secretStore,
      fetch,
      user: 'ada',
      openExternal: (url) => {
        void signInWithBrowser(fetch, url, { signInAs: 'Robin Reader' });
        return Promise.resolve();
      },
      onUnexpected: (error) => unexpected.push(error),
    });
  const application = open();
  const { handlers, state } = application;
  const until = async (
    what: string,
    holds: (state: AppState) => boolean,
    of = application,
  ): Promise<void> => {
    for (let turn = 0; turn < 2_000; turn += 1) {
      if (holds(of.state())) return;
      await clock.advance(100);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    throw new Error(`${what}: not reached, ${JSON.stringify(of.state().draft)}`);
  };
  const outcome = (fact: string): string | undefined =>
    state().draft?.preflight.items.find((item) => item.fact === fact)?.outcome;
  const check = async (): Promise<void> => {
    await handlers.checkDraft({});
    await until('the preflight', ({ draft }) => draft?.preflight.status === 'done');
  };
  const fields: CommandArgument<'changeDraft'> = {
    name: 'Contoso help',
    tenantId: entry.tokenEndpoint ?? entry.tenantId,
    clientId: entry.clientId,
    mailboxes: entry.mailboxes,
    canaryMailboxes: entry.canaryMailboxes ?? [],
  };
  const secret = Object.entries(setup.env).find(([name]) => !/MONITOR|GENESYS/.test(name))?.[1] ?? '';
  return {
    open,
    application,
    handlers,
    state,
    until,
    outcome,
    check,
    fields,
    secret,
    tenant,
    unexpected,
    clock,
  };
}

const hasHealth = ([first]: AppState['connections']): boolean => (first?.health ?? null) !== null;

describe('connecting a tenant', () => {
  it('by secret, with a wrong one first: the preflight says so before anything is kept', async () => {
    const one = setUp();
    one.application.start();
    await one.handlers.openDraft({});
    await one.handlers.changeDraft(one.fields);
    const slot = 'integrationCredential' as const;
    await one.handlers.setDraftSecret({ slot, kind: 'secret', value: 'wrong~Secret' });
    await one.check();
    expect(one.outcome('signIn/0')).toBe('unreadable');
    expect(one.outcome('tenant')).toBe('readable');
    expect(one.state().connections).toEqual([]);

    await one.handlers.setDraftSecret({ slot, kind: 'secret', value: one.secret });
    await one.check();
    expect(one.outcome('signIn/0')).toBe('readable');
    expect(one.outcome('mailboxes')).toBe('readable');
    // The integration's own permissions do not let it read the directory.
    expect(one.outcome('application')).toBe('unreadable');
    expect(one.state().draft?.preflight.request).not.toBeNull();
    await one.handlers.saveDraft({});
    await one.until('the first look', ({ connections }) => hasHealth(connections));
    const [connection] = one.state().connections;
    // Saved with gaps: what cannot be read is unknown, and nothing is made up for it.
    expect(connection?.health?.severity).toBe('unknown');
    expect(connection?.health?.findings.some(({ severity }) => severity === 'ok')).toBe(true);
    expect(one.unexpected).toEqual([]);
    await one.application.dispose();
  });

  it('with an administrator, and still signed in when the connection is read', async () => {
    const one = setUp();
    one.application.start();
    await one.handlers.openDraft({});
    await one.handlers.changeDraft({
      ...one.fields,
      access: ['integrationCredential', 'administrator'],
      administratorClientId: administratorClientId(one.tenant) ?? '',
    });
    await one.handlers.setDraftSecret({
      slot: 'integrationCredential',
      kind: 'secret',
      value: one.secret,
    });
    await one.handlers.signIn({ method: 'browser' });
    await one.until('the sign-in', ({ draft }) => draft?.signIn.status === 'signedIn');
    await one.check();
    expect(one.outcome('application')).toBe('readable');
    expect(one.outcome('registration/0')).toBe('readable');
    const { connectionId } = await one.handlers.saveDraft({});
    await one.until('the first look', ({ connections }) => hasHealth(connections));
    expect(one.state().connections[0]).toMatchObject({
      id: connectionId,
      details: { credentials: { state: 'read' }, permissions: { state: 'read' } },
    });
    expect(one.state().connections[0]?.health?.verdict.severity).not.toBe('critical');

    // Consent goes away; the one-click re-check says exactly that.
    expect(one.tenant.appRoleAssignments.length).toBeGreaterThan(0);
    one.tenant.appRoleAssignments.length = 0;
    const recheck = one.handlers.recheckPermissions({ connectionId });
    await one.until('the re-check', ({ connections }) => (connections[0]?.lastRecheck ?? null) !== null);
    await recheck;
    const format = createFormatter('en', one.clock.now(), 'UTC');
    const changes = one.state().connections[0]?.lastRecheck?.changes.map((text) => say(text, 'en', format));
    expect(changes?.join(' ')).toContain('Mail.ReadWrite');
    await one.until('the alert', ({ alerts }) => alerts[0]?.severity === 'critical');
    expect(one.state().activity.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['worse', 'changed']),
    );
    await one.application.dispose();
  });

  it('outlasts a restart with its secret', async () => {
    const one = setUp();
    await one.handlers.openDraft({});
    await one.handlers.changeDraft(one.fields);
    await one.handlers.setDraftSecret({ slot: 'integrationCredential', kind: 'secret', value: one.secret });
    await one.handlers.saveDraft({});
    await one.application.dispose();
    const again = one.open();
    again.start();
    await one.until('the first look', ({ connections }) => hasHealth(connections), again);
    const works = again
      .state()
      .connections[0]?.health?.findings.find(({ check }) => check === 'credential-works');
    expect(works?.severity).toBe('ok');
    await again.dispose();
  });

  it('is not needed to see the sample tenant', async () => {
    const one = setUp();
    one.application.start();
    await one.handlers.exploreSample({});
    await one.until('all are read', ({ connections }) => connections.every(({ health }) => health !== null));
    expect(one.state().connections.length).toBeGreaterThan(1);
    await one.handlers.leaveSample({});
    expect(one.state().connections).toEqual([]);
    await one.application.dispose();
  });
});
