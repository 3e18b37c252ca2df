import { z } from 'zod';

import type { JsonObject } from '../../../shared/domain/json';
import type { CopyText } from '../../../shared/domain/runbook-run';
import type { RotationStep } from '../../../shared/messages/en/rotate-secret';
import { message } from '../../../shared/messages/message';
import type { KeyCredential } from '../../../shared/runbooks/key-credentials';
import { NOT_REFRESHED, refreshSchema } from '../integration-refresh';
import type { Step, StepIo } from '../runbook';

/** The vault's entry of the new secret: its key id and value, as JSON. */
export const NEW_SECRET = 'new-secret';
/** The vault's entry of the secret that Genesys Cloud had before, for the way back. */
export const OLD_SECRET = 'old-secret';

/** An entry of the registration's certificates. */
const keyCredential = z.strictObject({
  customKeyIdentifier: z.string().nullable(),
  displayName: z.string().nullable(),
  endDateTime: z.string().nullable(),
  key: z.string().nullable(),
  keyId: z.string(),
  startDateTime: z.string().nullable(),
  type: z.string().nullable(),
  usage: z.string().nullable(),
}) satisfies z.ZodType<KeyCredential>;

/** What is known in a rotation. No value of a secret is. */
export const rotationValues = z.strictObject({
  /** The registration, and its secrets when the run began; null: not looked at yet. */
  application: z
    .strictObject({
      objectId: z.string(),
      name: z.string(),
      secrets: z.array(z.strictObject({ keyId: z.string(), label: z.string() })),
      /** Thumbprints: SHA-1, hexadecimal, upper case. */
      certificates: z
        .array(z.strictObject({ keyId: z.string(), thumbprint: z.string().nullable() }))
        .default([]),
    })
    .nullable(),
  policy: z.strictObject({ isBlocked: z.boolean(), maxLifetime: z.string().nullable() }).nullable(),
  /** `YYYY-MM-DD`; null: to be chosen. */
  end: z.iso.date().nullable(),
  /** One that somebody else added and nobody uses yet; null: there is none, or it was decided about. */
  found: z
    .strictObject({
      keyId: z.string(),
      label: z.string(),
      hint: z.string().nullable(),
      end: z.iso.datetime().nullable(),
      isUnused: z.boolean(),
    })
    .nullable()
    .default(null),
  /** `added` is one that was found: it is not this run's to take away again. */
  isAdopted: z.boolean().default(false),
  /** A secret of this run, or one that was found, whose value is lost. */
  orphan: z.string().nullable(),
  added: z.strictObject({ keyId: z.string(), hint: z.string().nullable() }).nullable(),
  /** Its value is in the vault; null: not decided yet. */
  hasValue: z.boolean().nullable(),
  isHandedOver: z.boolean(),
  /** Who keeps the secret that Graphkeeper looks with; null: not tried yet. */
  own: z.enum(['replaced', 'kept', 'none']).nullable(),
  /** Where the secret is written at Genesys Cloud; null: a person does it. */
  place: z
    .strictObject({
      credentialId: z.string(),
      name: z.string().nullable(),
      typeName: z.string(),
      secretField: z.string(),
      fields: z.record(z.string(), z.string()),
    })
    .nullable(),
  /** Graphkeeper wrote it there, and the old one is in the vault. */
  canPutBack: z.boolean(),
  refresh: refreshSchema,
  /** Of the way back. */
  undoRefresh: refreshSchema,
  /** The secret to remove at the end; null: not known, or none is to be. */
  old: z.string().nullable(),
  /** The certificate that the integration signs in with; null: it uses a secret. */
  certificate: z
    .strictObject({
      keyId: z.string().nullable(),
      label: z.string(),
      thumbprint: z.string().nullable().default(null),
    })
    .nullable()
    .default(null),
  certificatePolicy: z
    .strictObject({ maxLifetimeMs: z.number().nullable(), isAuthorityNeeded: z.boolean() })
    .nullable()
    .default(null),
  /** The new certificate, its public part, and the key id that it gets in the registration; null: not given yet. */
  fresh: z
    .strictObject({
      keyId: z.string(),
      /** DER, base64. */
      key: z.string(),
      thumbprint: z.string(),
      subject: z.string(),
      start: z.iso.datetime(),
      end: z.iso.datetime(),
    })
    .nullable()
    .default(null),
  /** The registration's certificates at the last look, as they are shown; null: nobody here may read them. */
  keys: z.array(keyCredential).nullable().default(null),
});

/** What is known in a rotation, as the plan reads it. */
export type Values = z.output<typeof rotationValues>;

/** What is known before the first look. */
export const INITIAL: Values = {
  application: null,
  policy: null,
  end: null,
  found: null,
  isAdopted: false,
  orphan: null,
  added: null,
  hasValue: null,
  isHandedOver: false,
  own: null,
  place: null,
  canPutBack: false,
  refresh: NOT_REFRESHED,
  undoRefresh: NOT_REFRESHED,
  old: null,
  certificate: null,
  certificatePolicy: null,
  fresh: null,
  keys: null,
};

const held = z.strictObject({ keyId: z.string(), secret: z.string().min(1) });

/** Values that change: typed here, plain JSON for whoever keeps them. */
export function set(change: Partial<Values>): JsonObject {
  return change;
}

/** A step of the rotation by its name, with its words; those of another one in their place. */
export function titled(
  id: RotationStep,
  step: RotationStep = id,
): Pick<Step, 'id' | 'title' | 'explanation'> {
  return {
    id,
    title: message('rotate.title', { step }),
    explanation: [message('rotate.explanation', { step })],
  };
}

/** Something to copy while a step is done by hand. */
export function copy(what: 'name' | 'clientId' | 'command' | 'keyId', text: string): CopyText {
  return { label: message('rotate.copy', { what }), text, isScript: what === 'command' };
}

/** The new secret as it is in the vault; null: it is not there, or not any more. */
export async function valueIn(io: StepIo): Promise<z.output<typeof held> | null> {
  const kept = await io.vault.get(NEW_SECRET);
  return kept === null ? null : held.parse(JSON.parse(kept));
}

/** Puts the new secret into the vault. */
export function keepValue(io: StepIo, keyId: string, secret: string): Promise<void> {
  return io.vault.set(NEW_SECRET, JSON.stringify({ keyId, secret }));
}
