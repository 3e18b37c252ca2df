import { describe, expect, it } from 'vitest';

import {
  consentMissing,
  consentUserOnly,
  consentWrongType,
} from '../../../../electron/simulator/scenarios/consent';
import type { Scenario } from '../../../../electron/simulator/scenarios/integration';
import { rbacScoped } from '../../../../electron/simulator/scenarios/scope';
import { grantRole, requestPermission, withdrawRole } from '../../../../electron/simulator/tenant-builder';
import type { RunState } from '../../../../shared/domain/runbook-run';
import { permissionByValue } from '../../../../shared/profiles/graph-permissions';
import { WILLING, wordsOf } from '../../../support/run-bench';
import {
  byHand,
  done,
  enabling,
  expectHonest,
  type Mishap,
  refusal,
  restarting,
  type Trial,
  tryRunbook,
} from '../../../support/run-trial';

function roles({ bench }: Trial): readonly string[] {
  const { tenant, app } = bench.integration;
  return tenant.appRoleAssignments
    .filter(({ principalId }) => principalId === app.principal.id)
    .map(
      ({ appRoleId }) =>
        ['Mail.ReadWrite', 'Mail.Send'].find((one) => permissionByValue(one)?.roleId === appRoleId) ??
        appRoleId,
    )
    .sort();
}

function scopes({ bench }: Trial): readonly string[] {
  const { tenant, app } = bench.integration;
  return tenant.permissionGrants
    .filter(({ clientId, consentType }) => clientId === app.principal.id && consentType === 'AllPrincipals')
    .map(({ scope }) => scope);
}

function statusOf(state: RunState): Readonly<Record<string, string>> {
  return Object.fromEntries(state.steps.map(({ id, status }) => [id, status]));
}

/** Nothing was ever consented to, and the registration lists nothing. */
const NOTHING: Scenario = {
  prepare: ({ tenant, app }) => {
    app.application.requested.splice(0);
    for (const role of ['Mail.ReadWrite', 'Mail.Send']) withdrawRole(tenant, app.principal, role);
    tenant.permissionGrants.splice(0);
  },
};

const GRANT_ROLE = 'POST /servicePrincipals/{id}/appRoleAssignedTo';
const GRANT_SCOPE = 'POST /oauth2PermissionGrants';
const LIST = 'PATCH /applications/{id}';

describe('grant-consent, from broken to proved', () => {
  it('grants the application permission that was withdrawn, and only that', async () => {
    const trial = tryRunbook('grant-consent', { scenario: consentMissing });
    const state = await trial.go();
    expect(state.status).toBe('proved');
    expect(done(trial)).toEqual([GRANT_ROLE]);
    expect(roles(trial)).toEqual(['Mail.ReadWrite', 'Mail.Send']);
    expect(statusOf(state)).toMatchObject({ request: 'notNeeded', scopes: 'notNeeded', enable: 'done' });
    const verified = state.steps.find(({ id }) => id === 'verify')?.proofs;
    expect(verified?.map(({ text }) => wordsOf(text, trial.bench.clock))).toEqual([
      'The permissions are granted for the organisation.',
      'A fresh token carries the application permissions.',
      'A mailbox opens with the integration’s own identity.',
    ]);
    expectHonest(trial);
  });

  it('lists and grants the right type where the wrong one was chosen, and drops nothing', async () => {
    const trial = tryRunbook('grant-consent', { scenario: consentWrongType });
    const explained: string[] = [];
    const admin = enabling(trial);
    const state = await trial.go((one) => {
      const { current } = one;
      if (current?.id === 'roles') {
        explained.push(...current.explanation.map((text) => wordsOf(text, trial.bench.clock)));
      }
      return admin(one);
    });
    expect(state.status).toBe('proved');
    expect(done(trial)).toEqual([LIST, GRANT_ROLE]);
    expect(explained.join(' ')).toContain('Mail.ReadWrite was granted as a delegated permission.');
    const { application } = trial.bench.integration.app;
    const mail = permissionByValue('Mail.ReadWrite');
    expect(application.requested.map(({ id }) => id)).toEqual(
      expect.arrayContaining([mail?.scopeId, mail?.roleId, permissionByValue('Mail.Send')?.roleId]),
    );
    expect(application.requested).toHaveLength(4);
    expect(scopes(trial)).toEqual(['Mail.ReadWrite User.Read']);
    expectHonest(trial);
  });

  it('gives the organisation’s consent where there is a user’s own only', async () => {
    const trial = tryRunbook('grant-consent', { scenario: consentUserOnly });
    const state = await trial.go();
    expect(state.status).toBe('proved');
    expect(done(trial)).toEqual([GRANT_SCOPE]);
    expect(scopes(trial)).toEqual(['User.Read']);
    expectHonest(trial);
  });

  it('grants the delegated permission where an application permission was taken for it', async () => {
    const trial = tryRunbook('grant-consent', {
      scenario: {
        prepare: ({ tenant, app, now, random }) => {
          tenant.permissionGrants.splice(0);
          app.application.requested.splice(2);
          requestPermission(app.application, 'User.Read.All', 'Role');
          grantRole(tenant, app.principal, 'User.Read.All', { at: now, random });
        },
      },
    });
    const explained: string[] = [];
    const state = await trial.go((one) => {
      const words = one.current?.explanation.map((text) => wordsOf(text, trial.bench.clock));
      if (one.current?.id === 'scopes') explained.push(...(words ?? []));
      return WILLING(one);
    });
    expect(state.status).toBe('proved');
    expect(done(trial)).toEqual([LIST, GRANT_SCOPE]);
    expect(explained.join(' ')).toContain('User.Read was taken for an application permission.');
    expect(trial.bench.integration.app.application.requested).toHaveLength(4);
    expectHonest(trial);
  });

  it('adds to a grant that exists', async () => {
    const trial = tryRunbook('grant-consent', {
      scenario: {
        prepare: ({ tenant }) => {
          for (const grant of tenant.permissionGrants) grant.scope = ' openid profile';
        },
      },
    });
    expect((await trial.go()).status).toBe('proved');
    expect(done(trial)).toEqual(['PATCH /oauth2PermissionGrants/{id}']);
    expect(scopes(trial)).toEqual(['openid profile User.Read']);
    expectHonest(trial);
  });

  it('lists and grants everything where there was nothing, once it is told that Exchange grants none', async () => {
    const trial = tryRunbook('grant-consent', { scenario: NOTHING });
    const state = await trial.go();
    expect(state.status).toBe('proved');
    expect(statusOf(state)).toMatchObject({ scopedBy: 'done' });
    expect(done(trial)).toEqual([LIST, GRANT_ROLE, GRANT_ROLE, GRANT_SCOPE]);
    expect(roles(trial)).toEqual(['Mail.ReadWrite', 'Mail.Send']);
    expectHonest(trial);
  });
});

describe('grant-consent, where nothing is to be sent', () => {
  it('sends nothing where all is well', async () => {
    const trial = tryRunbook('grant-consent');
    const state = await trial.go();
    expect(state.status).toBe('proved');
    expect(trial.bench.writes()).toEqual([]);
    expect(statusOf(state)).toMatchObject({ roles: 'notNeeded', scopes: 'notNeeded', enable: 'notNeeded' });
  });

  it('does not grant back what Exchange grants', async () => {
    const trial = tryRunbook('grant-consent', { scenario: rbacScoped });
    const state = await trial.go();
    expect(state.status).toBe('proved');
    expect(trial.bench.writes()).toEqual([]);
    expect(state.steps[0]?.proofs.map(({ text }) => wordsOf(text, trial.bench.clock)).join(' ')).toContain(
      'Exchange grants Mail.ReadWrite and Mail.Send with RBAC for Applications',
    );
  });

  it('grants no mail permission where the administrator says that Exchange limits it', async () => {
    const trial = tryRunbook('grant-consent', { scenario: NOTHING });
    const state = await trial.go(
      (one) =>
        one.current?.id === 'scopedBy'
          ? { action: 'answer', answers: { scopedBy: 'exchange' } }
          : WILLING(one),
      20,
    );
    expect(roles(trial)).toEqual([]);
    expect(done(trial)).toEqual([LIST, GRANT_SCOPE]);
    expect(trial.bench.integration.app.application.requested).toHaveLength(1);
    expect(state.current?.id).toBe('verify');
    expect(state.current?.problem?.text).toEqual({ id: 'consent.problem', params: { problem: 'closed' } });
  });

  it('finds what was granted in the portal meanwhile', async () => {
    const trial = tryRunbook('grant-consent', { scenario: consentMissing });
    const { tenant, app, random } = trial.bench.integration;
    const before = await trial.go((one) => (one.current?.id === 'roles' ? null : WILLING(one)));
    expect(before.current?.requests).toHaveLength(1);
    grantRole(tenant, app.principal, 'Mail.ReadWrite', { at: trial.bench.clock.now(), random });
    trial.bench.restart();
    expect((await trial.go()).status).toBe('proved');
    expect(trial.bench.writes()).toEqual([]);
  });
});

describe('grant-consent by hand', () => {
  it('watches the portal until the tick is there', async () => {
    const trial = tryRunbook('grant-consent', { scenario: consentWrongType, writes: 'none' });
    const { app, tenant, random } = trial.bench.integration;
    const links: unknown[] = [];
    const admin = byHand({
      request: () => {
        requestPermission(app.application, 'Mail.ReadWrite', 'Role');
      },
      roles: () => {
        grantRole(tenant, app.principal, 'Mail.ReadWrite', { at: trial.bench.clock.now(), random });
      },
    });
    const state = await trial.go((one) => {
      if (one.current?.byHand)
        links.push([one.current.id, one.current.byHand.link, one.current.wait !== null]);
      return enabling(trial, admin)(one);
    });
    expect(state.status).toBe('proved');
    expect(trial.bench.writes()).toEqual([]);
    expect(links).toEqual([
      ['request', 'entraPermissions', true],
      ['roles', 'adminConsent', true],
      ['disable', null, false],
      ['enable', null, false],
    ]);
  });

  it('goes on by itself when the consent is given while nobody presses anything', async () => {
    const trial = tryRunbook('grant-consent', { scenario: consentMissing, writes: 'none' });
    const { app, tenant, random } = trial.bench.integration;
    let waited = 0;
    const state = await trial.go((one) => {
      if (one.current?.id !== 'roles') return WILLING(one);
      waited += 1;
      if (waited === 3)
        grantRole(tenant, app.principal, 'Mail.ReadWrite', { at: trial.bench.clock.now(), random });
      return null;
    });
    expect(state.status).toBe('proved');
    expect(waited).toBe(3);
  });

  it('warns what consenting anew may take back, and names it', async () => {
    const trial = tryRunbook('grant-consent', {
      writes: 'none',
      scenario: {
        prepare: ({ tenant, app, now, random }) => {
          withdrawRole(tenant, app.principal, 'Mail.Send');
          grantRole(tenant, app.principal, 'MailboxSettings.Read', { at: now, random });
        },
      },
    });
    const state = await trial.go((one) => (one.current?.id === 'roles' ? null : WILLING(one)), 6);
    const words = state.current?.byHand?.instructions.map((text) => wordsOf(text, trial.bench.clock));
    expect(words?.at(-1)).toContain('MailboxSettings.Read');
  });

  it('keeps off the consent page where it would grant what Exchange grants', async () => {
    const trial = tryRunbook('grant-consent', {
      writes: 'none',
      scenario: {
        prepare: (integration) => {
          rbacScoped.prepare?.(integration);
          integration.tenant.permissionGrants.splice(0);
        },
      },
    });
    const { current } = await trial.go((one) => (one.current?.id === 'scopes' ? null : WILLING(one)), 6);
    expect(current?.id).toBe('scopes');
    expect(current?.byHand?.link).toBeNull();
    expect(current?.byHand?.copies[0]?.text).toContain('New-MgOauth2PermissionGrant');
  });

  it('shows by the token what came of it where the directory cannot be read', async () => {
    const trial = tryRunbook('grant-consent', {
      scenario: consentMissing,
      writes: 'none',
      access: (access) => access.filter(({ kind }) => kind === 'integrationCredential'),
    });
    const { app, tenant, random } = trial.bench.integration;
    const state = await trial.go((one) => {
      const { current } = one;
      if (current?.id === 'survey') return { action: 'skip' };
      if (current?.id === 'blind') {
        grantRole(tenant, app.principal, 'Mail.ReadWrite', { at: trial.bench.clock.now(), random });
      }
      return current?.id === 'verify' && current.problem !== null ? { action: 'vouch' } : WILLING(one);
    });
    expect(state.status).toBe('told');
    expect(trial.bench.writes()).toEqual([]);
  });
});

describe('grant-consent, when it is refused', () => {
  it.each([
    [
      403,
      'Authorization_RequestDenied',
      'Insufficient privileges to complete the operation.',
      'runbook.problem.role',
    ],
    [400, 'Request_BadRequest', 'Permission being assigned already exists on the object', 'consent.problem'],
    [404, 'Request_ResourceNotFound', 'Resource does not exist.', 'consent.problem'],
  ])('%i %s is explained, with a next step', async (status, code, text, expected) => {
    const trial = tryRunbook('grant-consent', {
      scenario: consentMissing,
      answer: () => refusal(status, code, text),
    });
    let pressed = 0;
    const state = await trial.go((one) => {
      if (one.current?.id !== 'roles') return WILLING(one);
      pressed += 1;
      return pressed === 1 ? WILLING(one) : null;
    });
    expect(state.current?.id).toBe('roles');
    expect(state.current?.problem?.text.id).toBe(expected);
    expect(state.current?.problem?.advice).toBeDefined();
    expect(state.current?.problem?.requestId).toBe('refusal-1');
    expect(roles(trial)).toEqual(['Mail.Send']);
    expectHonest(trial);
  });

  it('says that a policy blocks the sign-in of whoever would grant', async () => {
    let isBlocked = false;
    const trial = tryRunbook('grant-consent', {
      scenario: consentMissing,
      network: (fetch) => (input, init) => {
        const url = input instanceof Request ? input.url : input.toString();
        return isBlocked && url.includes('/oauth2/v2.0/token')
          ? Promise.resolve(
              Response.json(
                {
                  error: 'invalid_grant',
                  error_description: 'AADSTS53003: Access has been blocked by Conditional Access policies.',
                  error_codes: [53003],
                },
                { status: 400 },
              ),
            )
          : fetch(input, init);
      },
      answer: () => {
        isBlocked = true;
        return refusal(401, 'InvalidAuthenticationToken', 'Access token has expired or is not yet valid.');
      },
    });
    let pressed = 0;
    const state = await trial.go((one) => {
      if (one.current?.id !== 'roles') return WILLING(one);
      pressed += 1;
      return pressed === 1 ? WILLING(one) : null;
    });
    expect(state.current?.problem?.text.id).toBe('runbook.problem.conditionalAccess');
    expect(state.current?.problem?.advice.id).toBe('runbook.advice.conditionalAccess');
    expect(roles(trial)).toEqual(['Mail.Send']);
    expectHonest(trial);
  });

  it('says that an app without enterprise application cannot be granted anything', async () => {
    const trial = tryRunbook('grant-consent', {
      scenario: {
        prepare: ({ tenant, app }) => {
          tenant.servicePrincipals.splice(tenant.servicePrincipals.indexOf(app.principal), 1);
          for (const role of ['Mail.ReadWrite', 'Mail.Send']) withdrawRole(tenant, app.principal, role);
          tenant.permissionGrants.splice(0);
          tenant.subscriptions.splice(0);
        },
      },
    });
    const state = await trial.go(() => null);
    expect(state.current?.problem?.text).toEqual({
      id: 'consent.problem',
      params: { problem: 'noPrincipal' },
    });
  });
});

describe('grant-consent, when something breaks on the way', () => {
  it.each<Mishap>(['answerLost', 'requestLost', 'killedAfter', 'killedBefore'])(
    'grants each permission once when each write meets with: %s',
    async (mishap) => {
      const trial = tryRunbook('grant-consent', { scenario: NOTHING, mishap });
      const state = await trial.go();
      expect(state.status).toBe('proved');
      expect(roles(trial)).toEqual(['Mail.ReadWrite', 'Mail.Send']);
      expect(scopes(trial)).toEqual(['User.Read']);
      expect(done(trial)).toEqual([LIST, GRANT_ROLE, GRANT_ROLE, GRANT_SCOPE]);
      expectHonest(trial);
    },
  );

  it('goes on after a restart before each thing that is done', async () => {
    const trial = tryRunbook('grant-consent', { scenario: NOTHING });
    const state = await trial.go(restarting(trial, enabling(trial)));
    expect(state.status).toBe('proved');
    expect(done(trial)).toEqual([LIST, GRANT_ROLE, GRANT_ROLE, GRANT_SCOPE]);
    expectHonest(trial);
  });

  it('can be left: what was granted stays', async () => {
    const trial = tryRunbook('grant-consent', { scenario: NOTHING });
    await trial.go((one) => (one.current?.id === 'scopes' ? null : WILLING(one)));
    trial.bench.keeper.cancel(trial.id);
    await trial.bench.keeper.settled();
    expect(trial.bench.run(trial.id).status).toBe('cancelled');
    expect(roles(trial)).toEqual(['Mail.ReadWrite', 'Mail.Send']);
    expect(scopes(trial)).toEqual([]);
  });
});
