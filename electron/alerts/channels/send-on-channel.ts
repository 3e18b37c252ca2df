import { slackBody, teamsMessage } from '../../../shared/alerts/channel-cards';
import { channelMail } from '../../../shared/alerts/channel-mail';
import { type ChannelText, noticeText, type Say, testText } from '../../../shared/alerts/channel-text';
import { webhookMessage, webhookTest } from '../../../shared/alerts/webhook-message';
import {
  type Channel,
  type ChannelSecret,
  type DeliveryOutcome,
  failedDelivery,
  type Notice,
} from '../../../shared/domain/channel';
import { instantOf } from '../../../shared/domain/instant';
import { neededSecrets } from '../../../shared/domain/needed-secrets';
import { createFormatter } from '../../../shared/messages/formatter';
import { say } from '../../../shared/messages/say';
import type { NetworkPort } from '../../network/exchange';
import type { ChannelSecrets } from './channel-secrets';
import { postJson } from './post';
import type { EmailChannel, sendMail as sendMailOverSmtp } from './send-mail';
import { messageIdOf, signatureHeaders } from './standard-webhook';

/** What is sent: a notice of the outbox, or a test message with an id of its own. */
export type Outgoing =
  | {
      readonly notice: Notice;
      /** Null: to all of the channel. */ readonly recipients: readonly string[] | null;
    }
  | { readonly testId: string };

/** Sends one e-mail over SMTP; never rejects. */
export type SendMail = typeof sendMailOverSmtp;

/** What sending is made of. */
export interface ChannelSenderOptions {
  readonly network: NetworkPort;
  readonly secrets: ChannelSecrets;
  /** IANA name of the administrator's zone. */
  readonly zone: () => string;
  /** How e-mail leaves; over SMTP without it. */
  readonly sendMail?: SendMail | undefined;
}

type Held = Partial<Readonly<Record<ChannelSecret, string>>>;

/** What a channel needs from the keychain; null where something is missing, or the keychain does not answer. */
async function heldBy(channel: Channel, secrets: ChannelSecrets): Promise<Held | null> {
  const held: Partial<Record<ChannelSecret, string>> = {};
  for (const secret of neededSecrets(channel)) {
    const value = await secrets.get(channel.id, secret).catch(() => null);
    if (value === null) return null;
    held[secret] = value;
  }
  return held;
}

function recipientsOf({ to }: EmailChannel, outgoing: Outgoing): readonly string[] {
  const only = 'notice' in outgoing ? outgoing.recipients : null;
  return only === null ? to : to.filter((address) => only.includes(address));
}

/** Sends one message on one channel; never rejects, and nothing secret is in what it gives back. */
export type SendOnChannel = (
  channel: Channel,
  outgoing: Outgoing,
  signal: AbortSignal,
) => Promise<DeliveryOutcome>;

/** Makes it. */
export function createSendOnChannel({
  network,
  secrets,
  zone,
  sendMail,
}: ChannelSenderOptions): SendOnChannel {
  const webhookText = (channel: Channel, outgoing: Outgoing, text: ChannelText, words: Say): string => {
    const at = instantOf(network.clock.now());
    const { language, name } = channel;
    return JSON.stringify(
      'notice' in outgoing
        ? webhookMessage(outgoing.notice, at, language, words)
        : webhookTest(text, name, at, language),
    );
  };

  return async (channel, outgoing, signal) => {
    const held = await heldBy(channel, secrets);
    if (held === null) return failedDelivery({ code: 'secretMissing' });
    const now = network.clock.now();
    const presentZone = zone();
    const format = createFormatter(channel.language, now, presentZone);
    const words: Say = (text) => say(text, channel.language, format);
    const textOf = (most?: number): ChannelText =>
      'notice' in outgoing
        ? noticeText(outgoing.notice, words, presentZone, most)
        : testText(channel.name, words, presentZone);
    const id = messageIdOf(channel.id, 'notice' in outgoing ? outgoing.notice.id : outgoing.testId);
    const { url = '', signingKey = '', password = null } = held;
    switch (channel.kind) {
      case 'webhook': {
        const body = webhookText(channel, outgoing, textOf(), words);
        return postJson(network, url, body, signatureHeaders(signingKey, id, now, body), signal);
      }
      case 'teams':
        return postJson(network, url, JSON.stringify(teamsMessage(textOf)), {}, signal);
      case 'slack':
        return postJson(network, url, JSON.stringify(slackBody(textOf())), {}, signal);
      case 'email': {
        // Loaded when the first e-mail is sent: few have such a channel, and a start waits for everything it loads.
        const send = sendMail ?? (await import('./send-mail')).sendMail;
        const to = recipientsOf(channel, outgoing);
        // Whoever was put off is no recipient of the channel any more.
        if (to.length === 0) return { state: 'delivered' };
        return send({ ...channel, to }, channelMail(textOf()), { id, at: new Date(now), password, signal });
      }
    }
  };
}
