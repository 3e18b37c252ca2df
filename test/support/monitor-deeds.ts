import type { Random } from '../../electron/simulator/random';
import { grantRole, withdrawRole } from '../../electron/simulator/tenant-builder';
import type { Tenant } from '../../electron/simulator/world';
import type { EpochMs } from '../../shared/domain/instant';

/** What Graphkeeper's own registration reads a verdict with. */
const MONITOR_ROLES = ['Application.Read.All', 'Directory.Read.All', 'User.Read.All'];

/** Somebody takes Graphkeeper's own registration what it sees with, or grants it again. */
export function changeMonitor(
  tenant: Tenant,
  how: 'withdraw' | 'grant',
  { now, random }: { readonly now: EpochMs; readonly random: Random },
): void {
  const principal = tenant.servicePrincipals.find(({ displayName }) => displayName === 'Graphkeeper monitor');
  if (principal === undefined) throw new Error('no monitor registration');
  for (const role of MONITOR_ROLES) {
    if (how === 'withdraw') withdrawRole(tenant, principal, role);
    else grantRole(tenant, principal, role, { at: now, random });
  }
}
