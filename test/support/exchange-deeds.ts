import { addRbacAssignment } from '../../electron/simulator/exchange-scope';
import type { RegisteredApp } from '../../electron/simulator/tenant-builder';
import type { Tenant } from '../../electron/simulator/world';
import type { Connection } from '../../shared/domain/connection';
import type { EpochMs } from '../../shared/domain/instant';

/** A connection, the app that it watches, and the time there. */
export interface ScopedApp {
  readonly connection: Pick<Connection, 'mailboxes' | 'canaryMailboxes'>;
  readonly integration: { readonly tenant: Tenant; readonly app: RegisteredApp };
  readonly clock: { readonly now: () => EpochMs };
}

/** What Exchange answers when the integration's scope is tested, as the script of the step `test` prints it. */
export function scopeTestOutput({ connection, integration }: ScopedApp): string {
  const { tenant, app } = integration;
  const mine = tenant.rbacAssignments.filter(
    ({ servicePrincipalId }) => servicePrincipalId === app.principal.id,
  );
  return JSON.stringify(
    [...connection.mailboxes, ...connection.canaryMailboxes].flatMap((mailbox) =>
      mine.map(({ role, members }) => ({
        Mailbox: mailbox,
        RoleName: role,
        InScope: members === null || members.includes(mailbox) ? 'True' : 'False',
      })),
    ),
  );
}

/** Runs the script of the step `build`: Exchange grants the integration these mailboxes. */
export function buildScope({ integration, clock }: ScopedApp, mailboxes: readonly string[]): void {
  for (const role of ['Application Mail.ReadWrite', 'Application Mail.Send']) {
    addRbacAssignment(
      integration.tenant,
      { id: role, servicePrincipalId: integration.app.principal.id, role, members: [...mailboxes] },
      clock.now(),
    );
  }
}
