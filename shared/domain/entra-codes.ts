import type { EntraFailureKind } from './failure';

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

/** What an AADSTS number means; null: it is not among those that are known here. */
export function entraKindOfCode(code: number): EntraFailureKind | null {
  return KIND_BY_CODE.get(code) ?? null;
}

/** What the AADSTS number that somebody passes on in a text of theirs means; null: there is none that is known here. */
export function entraKindIn(text: string): EntraFailureKind | null {
  for (const [, digits] of text.matchAll(/\bAADSTS(\d{5,7})\b/g)) {
    const kind = entraKindOfCode(Number(digits));
    if (kind !== null) return kind;
  }
  return null;
}
