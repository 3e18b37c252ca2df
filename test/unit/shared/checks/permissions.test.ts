import { describe, expect, it } from 'vitest';

import type { MailboxProbe } from '../../../../shared/domain/facts';
import type { Snapshot } from '../../../../shared/domain/snapshot';
import { findingAt, findingsOf, severitiesOf, words } from '../../../support/judge';
import {
  APPLICATION,
  assigned,
  CLIENT_ID,
  CONNECTION,
  consented,
  failed,
  HELP,
  ISSUED,
  known,
  mailbox,
  requested,
  snapshot,
} from '../../../support/snapshot-builder';

const UNREAD = failed({
  code: 'forbidden',
  status: 403,
  graphCode: 'Authorization_RequestDenied',
  permission: null,
});

function opening(outcome: 'open' | 'refused' | 'notFound' | 'unread'): Pick<Snapshot, 'mailboxes'> {
  const probes: Record<Exclude<typeof outcome, 'unread'>, MailboxProbe> = {
    open: { outcome: 'open', totalItemCount: 1, unreadItemCount: 0 },
    refused: { outcome: 'refused', graphCode: 'ErrorAccessDenied', byAccessPolicy: false },
    notFound: { outcome: 'notFound', graphCode: 'ErrorInvalidUser' },
  };
  const probe = outcome === 'unread' ? UNREAD : known(probes[outcome], 'integrationCredential');
  return { mailboxes: [mailbox(HELP, { probe })] };
}

function tokenRoles(roles: readonly string[] | null): Pick<Snapshot, 'token'> {
  return { token: known({ ...ISSUED, roles } as typeof ISSUED, 'integrationCredential') };
}

const severity = (changes: Partial<Snapshot>) => severitiesOf('permissions', snapshot(changes));
const ONLY_SEND = { appRoleAssignments: known([assigned('Mail.Send')]) };
const NOTHING = { appRoleAssignments: known([]) };

describe('permissions', () => {
  it('is fine when all three are requested and granted, and gives the reason with each', () => {
    expect(severity({})).toEqual({ 'Mail.ReadWrite': 'ok', 'Mail.Send': 'ok', 'User.Read': 'ok' });
    const finding = findingAt('permissions/User.Read', findingsOf('permissions', snapshot()));
    expect(words(finding.title)).toBe('User.Read (Delegated) has admin consent');
    expect(words(finding.detail)).toContain('mailbox user’s address');
    expect(finding.evidence).toMatchObject({ requested: 'requested', granted: 'granted' });
  });

  it('is stopped without Mail.ReadWrite', () => {
    const findings = findingsOf('permissions', snapshot({ ...ONLY_SEND, ...opening('refused') }));
    expect(findingAt('permissions/Mail.ReadWrite', findings)).toMatchObject({
      severity: 'critical',
      impact: 'stopped',
      runbook: 'grant-consent',
      evidence: { requested: 'requested', granted: 'missing' },
    });
  });

  it('is critical without Mail.Send, while mail still comes in', () => {
    const findings = findingsOf(
      'permissions',
      snapshot({ appRoleAssignments: known([assigned('Mail.ReadWrite')]) }),
    );
    expect(findingAt('permissions/Mail.Send', findings)).toMatchObject({
      severity: 'critical',
      impact: 'atRisk',
    });
  });

  it('names the wrong type', () => {
    const changes = {
      ...ONLY_SEND,
      ...opening('refused'),
      permissionGrants: known([consented(['Mail.ReadWrite', 'User.Read'])]),
      application: known({ ...APPLICATION, requested: [requested('Mail.ReadWrite', 'Scope')] }),
    };
    const finding = findingAt('permissions/Mail.ReadWrite', findingsOf('permissions', snapshot(changes)));
    expect(finding).toMatchObject({
      severity: 'critical',
      impact: 'stopped',
      evidence: { requested: 'wrongType', granted: 'wrongType' },
    });
    expect(words(finding.title)).toBe('Mail.ReadWrite is not granted as Application, but as Delegated');
    expect(words(finding.detail)).toContain('Add it as Application');
  });

  it('does not take one user’s consent for a green tick', () => {
    const finding = findingAt(
      'permissions/User.Read',
      findingsOf('permissions', snapshot({ permissionGrants: known([consented(['User.Read'], 'user-1')]) })),
    );
    expect(finding).toMatchObject({ severity: 'warning', impact: 'none', runbook: 'grant-consent' });
    expect(words(finding.detail)).toContain('no green tick');
  });

  it('warns without User.Read, and takes User.Read.All for the mistake it is', () => {
    const findings = findingsOf('permissions', snapshot({ permissionGrants: known([]) }));
    expect(findingAt('permissions/User.Read', findings)).toMatchObject({
      severity: 'warning',
      impact: 'atRisk',
    });
    const mistaken = { permissionGrants: known([]), appRoleAssignments: known([assigned('User.Read.All')]) };
    expect(
      findingAt('permissions/User.Read', findingsOf('permissions', snapshot(mistaken))).evidence,
    ).toMatchObject({ granted: 'wrongType' });
  });

  it('does not take a grant on another API for one of Microsoft Graph', () => {
    const elsewhere = {
      ...assigned('Mail.ReadWrite'),
      resourceId: 'exchange',
      resourceName: 'Office 365 Exchange Online',
    };
    const changes = { appRoleAssignments: known([elsewhere, assigned('Mail.Send')]), ...opening('refused') };
    expect(severity(changes)['Mail.ReadWrite']).toBe('critical');
  });

  it('notices a grant that the app does not request', () => {
    const application = known({
      ...APPLICATION,
      requested: [requested('Mail.Send', 'Role'), requested('User.Read', 'Scope')],
    });
    expect(severity({ application })['Mail.ReadWrite']).toBe('notice');
  });

  describe('under Exchange RBAC for Applications', () => {
    it('raises no alarm while the mailboxes open', () => {
      expect(severity({ ...NOTHING, ...tokenRoles(null) })).toEqual({
        'Mail.ReadWrite': 'ok',
        'Mail.Send': 'ok',
        'User.Read': 'ok',
      });
      const [finding] = findingsOf('permissions', snapshot(NOTHING));
      expect(words(finding!.title)).toBe('Mail.ReadWrite is granted through Exchange RBAC for Applications');
    });

    it('does not excuse a missing Mail.Send while reading rests on consent', () => {
      expect(severity({ appRoleAssignments: known([assigned('Mail.ReadWrite')]) })['Mail.Send']).toBe(
        'critical',
      );
    });

    it.each([
      ['refused', 'critical'],
      ['notFound', 'unknown'],
      ['unread', 'unknown'],
    ] as const)('%s mailboxes make it %s', (outcome, expected) => {
      const result = severity({ ...NOTHING, ...opening(outcome), canaries: [] });
      expect([result['Mail.ReadWrite'], result['Mail.Send']]).toEqual([expected, expected]);
    });
  });

  describe('where grants cannot be read', () => {
    const blind = { appRoleAssignments: UNREAD };

    it('takes the token’s roles as corroboration', () => {
      expect(severity(blind)).toMatchObject({ 'Mail.ReadWrite': 'ok', 'Mail.Send': 'ok' });
      const [finding] = findingsOf('permissions', snapshot(blind));
      expect(words(finding!.detail)).toContain('could not be read');
    });

    it('is critical when the role is absent and mailboxes refuse', () => {
      expect(severity({ ...blind, ...tokenRoles([]), ...opening('refused') })['Mail.ReadWrite']).toBe(
        'critical',
      );
    });

    it('is unknown when nothing corroborates', () => {
      expect(severity({ ...blind, ...tokenRoles(null) })['Mail.ReadWrite']).toBe('unknown');
      expect(
        severity({ ...blind, ...tokenRoles([]), ...opening('unread'), canaries: [] })['Mail.ReadWrite'],
      ).toBe('unknown');
      expect(severity({ ...blind, ...tokenRoles(['Mail.ReadWrite']) })['Mail.Send']).toBe('unknown');
    });

    it('never calls a failed lookup granted', () => {
      expect(severity({ permissionGrants: UNREAD })['User.Read']).toBe('unknown');
    });

    it('does not guess which API a grant belongs to', () => {
      const unnamed = { ...assigned('Mail.ReadWrite'), resourceName: null };
      const changes = { resource: UNREAD, appRoleAssignments: known([unnamed]) };
      expect(severity(changes)).toMatchObject({ 'Mail.ReadWrite': 'unknown', 'User.Read': 'unknown' });
      // The name in another assignment is enough.
      expect(severity({ resource: UNREAD })).toMatchObject({ 'Mail.ReadWrite': 'ok', 'User.Read': 'ok' });
    });
  });

  it('judges a generic integration by what it requests', () => {
    const connection = { ...CONNECTION, profile: 'generic' } as const;
    expect(severity({ connection })).toEqual({
      'Mail.ReadWrite': 'ok',
      'Mail.Send': 'ok',
      'User.Read': 'ok',
    });
    expect(severity({ connection, permissionGrants: known([]) })['User.Read']).toBe('warning');
    expect(severity({ connection, application: UNREAD })).toEqual({ [CLIENT_ID]: 'unknown' });
    expect(severity({ connection, application: known({ ...APPLICATION, requested: [] }) })).toEqual({
      [CLIENT_ID]: 'notice',
    });
  });
});

describe('excess-permissions', () => {
  const excess = (changes: Partial<Snapshot>) => severitiesOf('excess-permissions', snapshot(changes));

  it('finds none in the profile, nor in what a sign-in brings', () => {
    expect(
      excess({
        permissionGrants: known([consented(['User.Read', 'openid', 'profile', 'offline_access', 'email'])]),
      }),
    ).toEqual({
      [CLIENT_ID]: 'ok',
    });
  });

  it('names what is granted beyond, and warns of what could take a tenant over', () => {
    const appRoleAssignments = known([
      assigned('Mail.ReadWrite'),
      assigned('Mail.Send'),
      assigned('Mail.Read'),
      assigned('Application.ReadWrite.All'),
    ]);
    expect(
      excess({
        appRoleAssignments,
        permissionGrants: known([consented(['User.Read', 'Directory.ReadWrite.All'])]),
      }),
    ).toEqual({
      'Mail.Read/application': 'notice',
      'Application.ReadWrite.All/application': 'warning',
      'Directory.ReadWrite.All/delegated': 'warning',
    });
  });

  it('counts grants on other APIs, and warns of those that reach mailboxes', () => {
    const other = {
      ...assigned('Mail.Read'),
      appRoleId: 'role-1',
      resourceId: 'exchange',
      resourceName: 'Office 365 Exchange Online',
    };
    expect(excess({ appRoleAssignments: known([other]) })).toEqual({ 'role-1/application': 'warning' });
  });

  it('is unknown for what could not be read, and still tells the rest', () => {
    expect(
      excess({ appRoleAssignments: UNREAD, permissionGrants: known([consented(['Files.Read'])]) }),
    ).toEqual({
      'Files.Read/delegated': 'notice',
      [`${CLIENT_ID}/application`]: 'unknown',
    });
  });

  it('measures a generic integration by its own requests', () => {
    const connection = { ...CONNECTION, profile: 'generic' } as const;
    expect(excess({ connection })).toEqual({ [CLIENT_ID]: 'ok' });
    expect(excess({ connection, application: known(null) })).toEqual({ [CLIENT_ID]: 'unknown' });
    expect(excess({ connection, application: UNREAD })).toEqual({ [`${CLIENT_ID}/requests`]: 'unknown' });
  });
});
