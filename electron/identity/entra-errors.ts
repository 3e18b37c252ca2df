import { z } from 'zod';

import { entraKindOfCode } from '../../shared/domain/entra-codes';
import type { EntraFailure, EntraFailureKind } from '../../shared/domain/failure';

/** OAuth 2.0 `error` values that say enough on their own. */
const KIND_BY_ERROR: ReadonlyMap<string, EntraFailureKind> = new Map<string, EntraFailureKind>([
  ['invalid_tenant', 'tenantNotFound'],
  ['consent_required', 'consentMissing'],
  ['interaction_required', 'interactionRequired'],
  ['temporarily_unavailable', 'transient'],
  ['server_error', 'transient'],
]);

/** Only the OAuth value is required: the other members are Entra's own and have been missing before. */
const envelope = z.object({
  error: z.string().min(1),
  error_codes: z.array(z.number()).catch([]),
  trace_id: z.string().nullable().catch(null),
});

/** Reads a refusal of Microsoft Entra ID from its parsed body; null when the body is no OAuth error. */
export function readEntraFailure(body: unknown): EntraFailure | null {
  const parsed = envelope.safeParse(body);
  if (!parsed.success) return null;
  const { error, error_codes: codes, trace_id: traceId } = parsed.data;
  const known = codes.find((code) => entraKindOfCode(code) !== null);
  const code = known ?? codes[0] ?? null;
  const kind = (code === null ? null : entraKindOfCode(code)) ?? KIND_BY_ERROR.get(error) ?? 'other';
  return { kind, code, error, traceId };
}
