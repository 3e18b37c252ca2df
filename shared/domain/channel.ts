import type { Language } from '../messages/formatter';
import type { Message } from '../messages/message';
import type { Telling } from './alert';
import type { Instant } from './instant';

interface ChannelCommon {
  readonly id: string;
  readonly name: string;
  readonly isEnabled: boolean;
  /** Null: of every connection. */
  readonly connectionIds: readonly string[] | null;
  /** Only what is at least this bad; that it is over is told wherever it was told. */
  readonly minimumSeverity: 'notice' | 'warning' | 'critical';
  readonly language: Language;
  /** Of the address or the mail server. */
  readonly host: string;
}

/**
 * Where else than on this computer is told; no secret is part of it. An address that holds a key (all three
 * webhooks) is a secret like a password: the keychain has it, and only its host is kept here.
 */
export type Channel =
  /** `webhook`: a signed JSON message (Standard Webhooks). `teams`: a workflow that takes an Adaptive Card. */
  | (ChannelCommon & { readonly kind: 'webhook' | 'teams' | 'slack' })
  | (ChannelCommon & {
      readonly kind: 'email';
      readonly port: number;
      /** `tls` from the first byte (465), `starttls` demanded (587), `none` for a relay on a trusted network. */
      readonly security: 'tls' | 'starttls' | 'none';
      /** Null: the server asks for no sign-in. */
      readonly user: string | null;
      readonly from: string;
      readonly to: readonly string[];
    });

type Entered<C> = C extends { readonly kind: 'email' } ? Omit<C, 'id'> : Omit<C, 'id' | 'host'>;

/** A channel as it is entered: its id is given, and the host of an address that is secret is taken from it. */
export type ChannelDraft = Entered<Channel>;

export type ChannelKind = Channel['kind'];

/** The parts of a channel that only the keychain has. */
export type ChannelSecret = 'url' | 'signingKey' | 'password';

/** Why a message did not arrive, as far as it is known. */
export type DeliveryFailure =
  /** The address or password is not in the keychain (any more). */
  | { readonly code: 'secretMissing' }
  /** No name, no route, no answer, before anything was handed over. */
  | { readonly code: 'unreachable' }
  /** The certificate is not trusted. */
  | { readonly code: 'untrusted' }
  /** The receiver asks to wait, or is broken for the moment. */
  | { readonly code: 'busy'; readonly status: number }
  /** The receiver does not want it: a wrong key, a deleted workflow, a refused recipient. */
  | { readonly code: 'refused'; readonly status: number }
  /** It was handed over, and no answer came: it may have arrived. */
  | { readonly code: 'unanswered' }
  /** The desktop showed nothing. */
  | { readonly code: 'notShown' };

/** What became of one message on one channel. */
export type DeliveryOutcome =
  | { readonly state: 'delivered' }
  | {
      readonly state: 'failed';
      readonly failure: DeliveryFailure;
      /** Asked for by the receiver, in milliseconds; null: it did not say. */
      readonly retryAfterMs: number | null;
    };

/** One or several tellings in one message. */
export interface Notice {
  /** The same for the same tellings. */
  readonly id: string;
  /** Never empty; more than one is a digest. */
  readonly tellings: readonly Telling[];
  /** `quiet`: gathered while it was quiet. */
  readonly reason: 'now' | 'quiet';
}

/** A message on its way through one channel. Plain data: it is kept between starts. */
export interface OutboxEntry {
  readonly channelId: string;
  readonly notice: Notice;
  /**
   * `sending`: handed over, and not known to have arrived. Found so at a start, it is `uncertain`: it is not sent
   * again, because nothing is told twice. `given up`: refused, or tried in vain for too long.
   */
  readonly state: 'queued' | 'sending' | 'delivered' | 'uncertain' | 'givenUp';
  readonly attempts: number;
  /** Not before; null when it is not queued. */
  readonly nextAt: Instant | null;
  readonly at: Instant;
  readonly failure: DeliveryFailure | null;
}

/** A channel as the interface sees it. */
export interface ChannelState {
  readonly channel: Channel;
  /** Which of its secrets the keychain has. */
  readonly secrets: readonly ChannelSecret[];
  /** Messages that wait for another attempt. */
  readonly waiting: number;
  /** The last that ended, test messages included; null: none since it was added. */
  readonly last: { readonly at: Instant; readonly problem: Message | null } | null;
}
