import type { ClientCredential } from '../../shared/domain/connection';
import type { DraftState, SecretSlot } from '../../shared/domain/draft';
import { looksLikeSecretId } from '../../shared/onboarding/credential-input';
import type { DraftSurroundings } from '../../shared/onboarding/draft-problems';
import { parseCertificateCredential } from '../identity/held-credential';
import type { ResolveSecret } from '../secrets/secret-store';

/** A secret that was handed over and not saved yet. */
interface GivenSecret {
  readonly kind: 'secret' | 'certificate';
  readonly value: string;
}

/** What the secrets of a draft are, without their values. */
export type HeldSecrets = Pick<DraftSurroundings, 'secrets' | 'unusable'>;

/** The slots that a draft has. */
const SLOTS: readonly SecretSlot[] = ['integrationCredential', 'monitorRegistration', 'genesysClient'];

/** Where a draft's secrets are found by a look that is made before they are saved; no keychain has such an account. */
const PREFIX = 'graphkeeper/draft/';

/** Secrets of one draft: in memory only, until they are saved or the draft is closed. */
export class DraftSecrets {
  readonly #given = new Map<SecretSlot, GivenSecret>();

  /** @param kept where the edited connection has its secrets */
  constructor(private readonly kept: Readonly<Record<SecretSlot, ClientCredential | null>>) {}

  /** Takes a secret; empty text takes it back, and what was kept before counts again. */
  give(slot: SecretSlot, kind: GivenSecret['kind'], value: string): void {
    const text = value.trim();
    if (text === '') this.#given.delete(slot);
    else this.#given.set(slot, { kind, value: text });
  }

  /** What may be known of them outside. */
  held(): HeldSecrets {
    const stateOf = (slot: SecretSlot): DraftState['secrets'][SecretSlot] =>
      this.#given.get(slot)?.kind ?? (this.kept[slot] === null ? 'none' : 'kept');
    const unusable = SLOTS.flatMap((slot) => {
      const given = this.#given.get(slot);
      if (given === undefined) return [];
      const isUsable =
        given.kind === 'secret'
          ? slot === 'genesysClient' || !looksLikeSecretId(given.value)
          : parseCertificateCredential(given.value) !== null;
      if (isUsable) return [];
      return [[slot, given.kind === 'secret' ? 'secretIsId' : 'certificateUnusable'] as const];
    });
    return {
      secrets: {
        integrationCredential: stateOf('integrationCredential'),
        monitorRegistration: stateOf('monitorRegistration'),
        genesysClient: stateOf('genesysClient'),
      },
      unusable: Object.fromEntries(unusable),
    };
  }

  /** Where each secret is while the connection is only drafted. */
  draftedCredentials(): Readonly<Record<SecretSlot, ClientCredential | null>> {
    return this.#credentials((slot) => `${PREFIX}${slot}`);
  }

  /** Where each secret will be once it is saved under the accounts of a connection. */
  savedCredentials(
    accountOf: (slot: SecretSlot) => string,
  ): Readonly<Record<SecretSlot, ClientCredential | null>> {
    return this.#credentials(accountOf);
  }

  /** Resolves what this draft holds, and everything else as usual. */
  resolver(others: ResolveSecret): ResolveSecret {
    return (reference) => {
      if (!('keychain' in reference) || !reference.keychain.startsWith(PREFIX)) return others(reference);
      const slot = SLOTS.find((one) => reference.keychain === `${PREFIX}${one}`);
      return Promise.resolve(slot === undefined ? null : (this.#given.get(slot)?.value ?? null));
    };
  }

  /** Hands each secret that was given to whoever keeps it, one after the other. */
  async forEachGiven(keep: (slot: SecretSlot, value: string) => Promise<void>): Promise<void> {
    for (const [slot, { value }] of this.#given) await keep(slot, value);
  }

  clear(): void {
    this.#given.clear();
  }

  #credentials(
    accountOf: (slot: SecretSlot) => string,
  ): Readonly<Record<SecretSlot, ClientCredential | null>> {
    const credentialOf = (slot: SecretSlot): ClientCredential | null => {
      const given = this.#given.get(slot);
      if (given === undefined) return this.kept[slot];
      const reference = { keychain: accountOf(slot) };
      return given.kind === 'secret' ? { secret: reference } : { certificate: reference };
    };
    return {
      integrationCredential: credentialOf('integrationCredential'),
      monitorRegistration: credentialOf('monitorRegistration'),
      genesysClient: credentialOf('genesysClient'),
    };
  }
}
