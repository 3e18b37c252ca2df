import type { Connection } from '../../shared/domain/connection';
import { accountOf } from '../onboarding/secret-accounts';
import type { StepIo } from '../runbooks/runbook';
import { type SecretStore, SecretStoreError } from '../secrets/secret-store';

/**
 * Lets Graphkeeper look at a connection with another secret of the integration, where it keeps that secret itself: in
 * the keychain entry that it made. Everybody else's entries and variables are left alone.
 */
export async function replaceOwnSecret(
  { id, access }: Connection,
  value: string,
  store: SecretStore,
): ReturnType<StepIo['replaceOwnSecret']> {
  const own = access.find(({ kind }) => kind === 'integrationCredential');
  if (own === undefined || !('secret' in own)) return 'none';
  const account = accountOf(id, 'integrationCredential');
  if (!('keychain' in own.secret) || own.secret.keychain !== account) return 'kept';
  try {
    await store.set(account, value);
    return 'replaced';
  } catch (error) {
    if (error instanceof SecretStoreError) return 'kept';
    throw error;
  }
}
