import type { JsonObject } from '../../../shared/domain/json';
import type { SimKey, SimPassword } from '../world';
import { graphTime } from './graph-time';

/** A client secret as Graph's `passwordCredential`: without its value, which is shown once, when it is added. */
export function passwordCredentialResource(password: SimPassword): JsonObject {
  return {
    customKeyIdentifier: password.customKeyIdentifier,
    displayName: password.displayName,
    endDateTime: graphTime(password.end),
    hint: password.hint,
    keyId: password.keyId,
    secretText: null,
    startDateTime: graphTime(password.start),
  };
}

/** The certificate's DER, base64; null: only its dates are known here. */
export function keyOf(key: SimKey): string | null {
  if (key.certificatePem === null) return null;
  return key.certificatePem.replaceAll(/-----[A-Z ]+-----|\s/g, '');
}

/**
 * A certificate as Graph's `keyCredential`.
 *
 * @param withKey Graph shows `key` only where `$select` names `keyCredentials`
 */
export function keyCredentialResource(key: SimKey, withKey: boolean): JsonObject {
  return {
    customKeyIdentifier: key.customKeyIdentifier,
    displayName: key.displayName,
    endDateTime: graphTime(key.end),
    key: withKey ? keyOf(key) : null,
    keyId: key.keyId,
    startDateTime: graphTime(key.start),
    type: key.type,
    usage: key.usage,
  };
}
