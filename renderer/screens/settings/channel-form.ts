import type { Channel, ChannelSecret } from '../../../shared/domain/channel';
import { isSigningKey, isWebhookAddress } from '../../../shared/domain/channel-input';
import type { ChannelDraft } from '../../../shared/domain/channel-schema';
import { isOtherServer, neededSecrets } from '../../../shared/domain/needed-secrets';
import type { CommandArgument } from '../../../shared/ipc/contract';
import type { Language } from '../../../shared/messages/formatter';

/** What is typed into the form of a channel: any text, because a wrong value must be kept while it is corrected. */
export interface ChannelForm {
  readonly kind: Channel['kind'];
  readonly name: string;
  readonly isEnabled: boolean;
  /** Null: every connection. */
  readonly connectionIds: readonly string[] | null;
  readonly minimumSeverity: Channel['minimumSeverity'];
  readonly language: Language;
  readonly host: string;
  readonly port: string;
  readonly security: 'tls' | 'starttls' | 'none';
  readonly user: string;
  readonly from: string;
  /** Separated by commas. */
  readonly to: string;
  readonly secrets: Readonly<Record<ChannelSecret, string>>;
}

/** The fields that can be wrong. */
export type ChannelField =
  'name' | 'connectionIds' | 'host' | 'port' | 'security' | 'from' | 'to' | ChannelSecret;

/** The ports that mail servers have for each way (RFC 8314, RFC 5321). */
export const USUAL_PORTS = { tls: '465', starttls: '587', none: '25' } as const;

/** The form of a channel, or of a new one. */
export function formOf(channel: Channel | null, language: Language): ChannelForm {
  const isMail = channel?.kind === 'email';
  return {
    kind: channel?.kind ?? 'teams',
    name: channel?.name ?? '',
    isEnabled: channel?.isEnabled ?? true,
    connectionIds: channel?.connectionIds ?? null,
    minimumSeverity: channel?.minimumSeverity ?? 'notice',
    language: channel?.language ?? language,
    host: isMail ? channel.host : '',
    port: isMail ? String(channel.port) : USUAL_PORTS.starttls,
    security: isMail ? channel.security : 'starttls',
    user: isMail ? (channel.user ?? '') : '',
    from: isMail ? channel.from : '',
    to: isMail ? channel.to.join(', ') : '',
    secrets: { url: '', signingKey: '', password: '' },
  };
}

function addressesOf(text: string): readonly string[] {
  return text
    .split(/[\s,;]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/**
 * The recipients with these as well.
 *
 * @returns null where all of them are among the recipients already
 */
export function withRecipients(to: string, more: readonly string[]): string | null {
  const present = addressesOf(to);
  const known = new Set(present.map((one) => one.toLowerCase()));
  const missing = more.filter((one) => !known.has(one.toLowerCase()));
  return missing.length === 0 ? null : [...present, ...missing].join(', ');
}

function secretProblem(
  secret: ChannelSecret,
  form: ChannelForm,
  before: Channel | null,
  held: readonly ChannelSecret[],
): 'secretMissing' | 'secretAgain' | 'url' | 'signingKey' | null {
  const value = form.secrets[secret].trim();
  if (value === '') {
    if (before === null || !held.includes(secret)) return 'secretMissing';
    return secret === 'password' && isOtherServer(before, draftOf(form, before.id)) ? 'secretAgain' : null;
  }
  if (secret === 'url') return isWebhookAddress(value) ? null : 'url';
  return secret === 'signingKey' && !isSigningKey(value) ? 'signingKey' : null;
}

/** What is wrong with a field. */
export type ChannelProblem =
  | 'nameMissing'
  | 'connectionsMissing'
  | 'host'
  | 'port'
  | 'noEncryption'
  | 'from'
  | 'to'
  | NonNullable<ReturnType<typeof secretProblem>>;

/** An address as the command takes it; whether there is such a mailbox only the server knows. */
const ADDRESS =
  /^(?!\.)(?!.*\.\.)[A-Za-z0-9_'+.-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/;

const MOST_RECIPIENTS = 50;

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 65_535;
}

function mailProblems(form: ChannelForm): Problems {
  const to = addressesOf(form.to);
  const areRecipients = to.length > 0 && to.length <= MOST_RECIPIENTS && to.every((one) => ADDRESS.test(one));
  return {
    ...(form.host.trim() === '' ? { host: 'host' } : {}),
    ...(isPort(form.port) ? {} : { port: 'port' }),
    ...(form.security === 'none' && form.user.trim() !== '' ? { security: 'noEncryption' } : {}),
    ...(ADDRESS.test(form.from.trim()) ? {} : { from: 'from' }),
    ...(areRecipients ? {} : { to: 'to' }),
  };
}

function draftOf(form: ChannelForm, id: string | null): ChannelDraft {
  const { kind, isEnabled, connectionIds, minimumSeverity, language } = form;
  const common = { id, name: form.name.trim(), isEnabled, connectionIds, minimumSeverity, language };
  if (kind !== 'email') return { ...common, kind };
  const user = form.user.trim();
  return {
    ...common,
    kind,
    host: form.host.trim(),
    port: Number(form.port),
    security: form.security,
    user: user === '' ? null : user,
    from: form.from.trim(),
    to: addressesOf(form.to),
  };
}

/** The secrets that a form asks for. */
export function askedSecrets(form: ChannelForm): readonly ChannelSecret[] {
  return neededSecrets(draftOf(form, null));
}

type Problems = Partial<Readonly<Record<ChannelField, ChannelProblem>>>;

/** What a form says: what to save, or which fields are wrong. */
export type ReadForm =
  | { readonly ok: true; readonly argument: CommandArgument<'saveChannel'> }
  | { readonly ok: false; readonly problems: Problems };

/**
 * Reads a form by the rules that the command has.
 *
 * @param before the channel that is changed; null: it is a new one
 * @param held the secrets that the keychain has of it
 */
export function readForm(
  form: ChannelForm,
  before: Channel | null,
  held: readonly ChannelSecret[],
): ReadForm {
  const problems: Partial<Record<ChannelField, ChannelProblem>> = {
    ...(form.name.trim() === '' ? { name: 'nameMissing' } : {}),
    ...(form.connectionIds?.length === 0 ? { connectionIds: 'connectionsMissing' } : {}),
    ...(form.kind === 'email' ? mailProblems(form) : {}),
  };
  const asked = askedSecrets(form);
  for (const secret of asked) {
    const problem = secretProblem(secret, form, before, held);
    if (problem !== null) problems[secret] = problem;
  }
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const channel = draftOf(form, before?.id ?? null);
  const secrets = Object.fromEntries(
    asked.flatMap((secret) => {
      const value = secret === 'password' ? form.secrets[secret] : form.secrets[secret].trim();
      return value === '' ? [] : [[secret, value]];
    }),
  );
  return { ok: true, argument: { channel, secrets } };
}

/** Bytes of a key that is made here: as Standard Webhooks recommend at least. */
const KEY_BYTES = 32;

/** Makes a signing key. It is shown in its field until the form is closed, and nowhere afterwards. */
export function makeSigningKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  return `whsec_${btoa(String.fromCharCode(...bytes))}`;
}
