import { addRbacAssignment } from '../../electron/simulator/exchange-scope';
import type { RunBench } from './run-bench';

/** What Exchange answers when the integration's scope is tested, as the script of the step `test` prints it. */
export function scopeTestOutput({ connection, integration }: RunBench): string {
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
export function buildScope({ integration, clock }: RunBench, mailboxes: readonly string[]): void {
  for (const role of ['Application Mail.ReadWrite', 'Application Mail.Send']) {
    addRbacAssignment(
      integration.tenant,
      { id: role, servicePrincipalId: integration.app.principal.id, role, members: [...mailboxes] },
      clock.now(),
    );
  }
}
