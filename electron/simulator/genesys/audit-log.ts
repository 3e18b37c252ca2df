import type { GenesysCall } from './genesys-route';
import type { SimAudit } from './organisation';

/** Writes a change into the organisation's audit log. */
export function noteChange(
  { organisation, client, now, newId }: GenesysCall,
  change: Pick<SimAudit, 'service' | 'entityType' | 'entityId' | 'entityName' | 'changes'>,
): void {
  organisation.audits.push({ id: newId(), at: now, clientId: client.id, action: 'Update', ...change });
}
