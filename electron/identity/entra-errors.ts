import { z } from 'zod';

import type { EntraFailure, EntraFailureKind } from '../../shared/domain/failure';

/**
 * AADSTS numbers and what they mean (Microsoft: Microsoft Entra authentication and authorization error codes).
 * Microsoft calls the numbers subject to change, so they are data, and what is not here falls back to the
 * OAuth `error` value.
 */
const KIND_BY_CODE: ReadonlyMap<number, EntraFailureKind> = new Map<number, EntraFailureKind>([
  [7000222, 'secretExpired'],
  [7000215, 'secretWrong'],
  [700027, 'certificateRejected'],
  [700030, 'certificateRejected'],
  [700016, 'appNotFound'],
  [700011, 'appNotFound'],
  [7000112, 'appDisabled'],
  [70001, 'appDisabled'],
  [90002, 'tenantNotFound'],
  [900023, 'tenantNotFound'],
  [901002, 'wrongEndpoint'],
  [9001023, 'wrongEndpoint'],
  [50194, 'wrongEndpoint'],
  [65001, 'consentMissing'],
  [65004, 'consentMissing'],
  [90094, 'consentMissing'],
  [90095, 'consentMissing'],
  [650052, 'consentMissing'],
  [650056, 'consentMissing'],
  [650057, 'consentMissing'],
  [53003, 'blockedByPolicy'],
  [530032, 'blockedByPolicy'],
  [530035, 'blockedByPolicy'],
  [50076, 'interactionRequired'],
  [50079, 'interactionRequired'],
  [50173, 'interactionRequired'],
  [700082, 'interactionRequired'],
  [70043, 'interactionRequired'],
  [90033, 'transient'],
  [90006, 'transient'],
  [90012, 'transient'],
  [90024, 'transient'],
  // The client asked for tokens in a loop; Microsoft lifts it by itself.
  [50196, 'transient'],
]);

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
  const known = codes.find((code) => KIND_BY_CODE.has(code));
  const code = known ?? codes[0] ?? null;
  const kind = (code === null ? undefined : KIND_BY_CODE.get(code)) ?? KIND_BY_ERROR.get(error) ?? 'other';
  return { kind, code, error, traceId };
}
