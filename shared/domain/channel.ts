import type { Language } from '../messages/formatter';
import type { Message } from '../messages/message';
import type { Telling } from './alert';
import type { Instant } from './instant';
import type { Wait } from './wait';

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
  /** It arrived, and the mail server refused it for these recipients. */
  | { readonly code: 'someRefused'; readonly recipients: readonly string[] }
  /** It was handed over, and no answer came: it may have arrived. */
  | { readonly code: 'unanswered' }
  /** The desktop showed nothing. */
  | { readonly code: 'notShown' };

/** What became of one attempt to send a message. */
export type DeliveryOutcome =
  | { readonly state: 'delivered' }
  /** A mail server took it, but not for these recipients: for good, or for the moment. */
  | { readonly state: 'partly'; readonly refused: readonly string[]; readonly putOff: readonly string[] }
  | {
      readonly state: 'failed';
      readonly failure: DeliveryFailure;
      /** Asked for by the receiver, in milliseconds; null: it did not say. */
      readonly retryAfterMs: number | null;
    };

/**
 * An attempt that came to nothing.
 *
 * @param retryAfterMs asked for by the receiver, in milliseconds
 */
export function failedDelivery(
  failure: DeliveryFailure,
  retryAfterMs: number | null = null,
): DeliveryOutcome {
  return { state: 'failed', failure, retryAfterMs };
}

/** One or several tellings in one message. */
export interface Notice {
  /** The same for the same tellings. */
  readonly id: string;
  /** Never empty; more than one is a digest. */
  readonly tellings: readonly Telling[];
  /** `quiet`: gathered while it was quiet. */
  readonly reason: 'now' | 'quiet';
}

/** A telling on its way through one channel. Plain data: it is kept between starts. */
export interface OutboxEntry {
  readonly channelId: string;
  readonly telling: Telling;
  readonly reason: Notice['reason'];
  /**
   * `sending`: handed over, and not known to have arrived. Found so at a start, it may have: it is not sent again,
   * because nothing is told twice.
   */
  readonly state: 'queued' | 'sending';
  readonly attempts: number;
  /** Since when it waits: after a week it is given up. */
  readonly since: Instant;
}

/** An e-mail on its way to those whom the mail server put off while it took it for others. Kept between starts. */
export interface PutOffMessage {
  readonly channelId: string;
  readonly notice: Notice;
  /** Never empty. */
  readonly recipients: readonly string[];
  /** As of an entry. */
  readonly state: OutboxEntry['state'];
  /** How often they were put off. */
  readonly failures: number;
  /** Since when: after a week it is given up. */
  readonly since: Instant;
  readonly wait: Wait;
}

/**
 * How a telling ended. `uncertain`: handed over, and no answer came. `givenUp`: refused, or tried in vain for too
 * long; it did not arrive.
 */
export type DeliveryResult = 'delivered' | 'uncertain' | 'givenUp';

/** What became of the last message that ended. */
export interface DeliveryEnd {
  readonly at: Instant;
  readonly result: DeliveryResult;
  /** Null when it was delivered to all, or when Graphkeeper ended while it was being sent. */
  readonly failure: DeliveryFailure | null;
}

/** A telling that certainly did not arrive and was given up. */
export interface MissedTelling {
  readonly telling: Telling;
  /** How often it was given up. */
  readonly times: number;
  /** The channel was mended since: it is to hear of it once more, as far as it still matters. */
  readonly isDue: boolean;
}

/** What was told of one alert on one channel: by it nothing is told twice, and its end only where it was told. */
export interface ToldAlert {
  readonly channelId: string;
  readonly alertId: string;
  /** Of all that arrived, or may have, oldest first. */
  readonly tellingIds: readonly string[];
  /** The last one, where it did not arrive; null: it did, or may have. */
  readonly missed: MissedTelling | null;
  /** The receiver knows of it, or may; false again once it was told that it is over. */
  readonly isKnown: boolean;
  /** When the last one ended. */
  readonly at: Instant;
}

/** How it goes with one channel. */
export interface ChannelProgress {
  /** Failed attempts in a row. */
  readonly failures: number;
  /** While it is left in peace: from the last failure to the next attempt. */
  readonly pause: Wait | null;
  /** Of the last attempt; null: it succeeded. */
  readonly failure: DeliveryFailure | null;
  readonly last: DeliveryEnd | null;
}

/** Everything that is to be told and was told, on all channels. Plain data: it is kept between starts. */
export interface Outbox {
  /** Oldest first. */
  readonly entries: readonly OutboxEntry[];
  readonly told: readonly ToldAlert[];
  /** Oldest first. What they tell has arrived for others, and is in `told`. */
  readonly putOff: readonly PutOffMessage[];
  /** Channel id → how it goes. */
  readonly channels: Readonly<Record<string, ChannelProgress>>;
}

/** Nothing to tell, nothing told. */
export const EMPTY_OUTBOX: Outbox = { entries: [], told: [], putOff: [], channels: {} };

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
