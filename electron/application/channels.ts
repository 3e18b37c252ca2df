import { isDeepStrictEqual } from 'node:util';

import { isFailing } from '../../shared/alerts/channel-progress';
import { deliveryFailureMessage } from '../../shared/alerts/delivery-words';
import { type OutboxTarget, waitingFor } from '../../shared/alerts/outbox';
import {
  type Channel,
  type ChannelSecret,
  type ChannelState,
  type DeliveryFailure,
  type DeliveryOutcome,
  failedDelivery,
  type Outbox,
} from '../../shared/domain/channel';
import type { ChannelDraft } from '../../shared/domain/channel-schema';
import { instantOf } from '../../shared/domain/instant';
import { CHANNEL_SECRETS, isOtherServer, neededSecrets } from '../../shared/domain/needed-secrets';
import type { AppProblem } from '../../shared/domain/state';
import type { CommandArgument, CommandHandlers } from '../../shared/ipc/contract';
import { CommandFailure } from '../../shared/ipc/dispatch';
import { message } from '../../shared/messages/message';
import type { ChannelSecrets } from '../alerts/channels/channel-secrets';
import type { SendOnChannel } from '../alerts/channels/send-on-channel';
import type { OutboxRunner, Send } from '../alerts/outbox';
import type { Clock } from '../clock';
import { SecretStoreError } from '../secrets/secret-store';

/** What channels are made of. */
export interface ChannelsOptions {
  readonly channels: () => readonly Channel[];
  /** Throws where they may not be changed. */
  readonly requireOwn: () => void;
  readonly keep: (channels: readonly Channel[]) => void;
  readonly secrets: ChannelSecrets;
  readonly send: SendOnChannel;
  readonly outbox: () => Outbox;
  readonly runner: () => Pick<OutboxRunner, 'mend' | 'forget'>;
  readonly newId: () => string;
  readonly clock: Clock;
  readonly publish: (states: readonly ChannelState[]) => void;
  /** An entry could not be removed from the keychain. */
  readonly onSecretLeft: () => void;
}

/** The channels beside this computer's own notifications. */
export interface Channels {
  /** Those in use. */
  readonly targets: () => readonly OutboxTarget[];
  readonly send: Send;
  /** Looks which secrets there are, and shows it. */
  readonly look: () => Promise<void>;
  /** Those in use on which alerts do not arrive: nobody looks at settings to find out. */
  readonly problems: () => readonly AppProblem[];
  /** Shows how they do. */
  readonly show: () => void;
  readonly commands: Pick<CommandHandlers, 'saveChannel' | 'removeChannel' | 'testChannel'>;
}

type Last = ChannelState['last'];

/** A test is not tried again: whoever was put off did not get it. */
function failureOf(outcome: DeliveryOutcome): DeliveryFailure | null {
  switch (outcome.state) {
    case 'delivered':
      return null;
    case 'partly':
      return { code: 'someRefused', recipients: [...outcome.refused, ...outcome.putOff] };
    case 'failed':
      return outcome.failure;
  }
}

/** Whether it is told otherwise than before: a channel that is only called or filtered so is not mended by it. */
function isToldOtherwise(before: Channel | null, after: Channel): boolean {
  if (before === null) return true;
  const { name, language, minimumSeverity, connectionIds } = before;
  return !isDeepStrictEqual({ ...after, name, language, minimumSeverity, connectionIds }, before);
}

/** Makes them. */
export function createChannels(options: ChannelsOptions): Channels {
  const { channels, secrets, clock, outbox } = options;
  const held = new Map<string, ReadonlySet<ChannelSecret>>();
  const tested = new Map<string, NonNullable<Last>>();

  const find = (channelId: string): Channel => {
    const found = channels().find(({ id }) => id === channelId);
    if (found === undefined) throw new CommandFailure('unknownChannel', 'no such channel');
    return found;
  };

  const lastOf = (channelId: string): Last => {
    const end = outbox().channels[channelId]?.last ?? null;
    const told: Last =
      end === null
        ? null
        : {
            at: end.at,
            problem:
              end.result === 'delivered' && end.failure === null
                ? null
                : deliveryFailureMessage(end.failure ?? { code: 'unanswered' }),
          };
    const test = tested.get(channelId) ?? null;
    if (told === null || test === null) return told ?? test;
    return told.at > test.at ? told : test;
  };

  const show = (): void => {
    options.publish(
      channels().map((channel) => ({
        channel,
        secrets: CHANNEL_SECRETS.filter((secret) => held.get(channel.id)?.has(secret)),
        waiting: waitingFor(outbox(), channel.id),
        last: lastOf(channel.id),
      })),
    );
  };

  const lookAt = async (channel: Channel): Promise<void> => {
    const found: ChannelSecret[] = [];
    for (const secret of neededSecrets(channel)) {
      // A keychain that does not answer counts as not having it: sending then says so.
      if ((await secrets.get(channel.id, secret).catch(() => null)) !== null) found.push(secret);
    }
    held.set(channel.id, new Set(found));
  };

  const forgetSecret = async (channelId: string, secret: ChannelSecret): Promise<void> => {
    try {
      await secrets.delete(channelId, secret);
    } catch {
      options.onSecretLeft();
    }
  };

  const check = async (
    { channel, secrets: given }: CommandArgument<'saveChannel'>,
    before: Channel | null,
  ): Promise<void> => {
    if (before !== null && before.kind !== channel.kind)
      throw new CommandFailure('badArgument', 'channel.kind');
    if (before !== null) await lookAt(before);
    const isElsewhere = before !== null && isOtherServer(before, channel);
    for (const secret of neededSecrets(channel)) {
      const isKept = before !== null && held.get(before.id)?.has(secret) === true;
      const counts = isKept && !(secret === 'password' && isElsewhere);
      if (given[secret] === undefined && !counts)
        throw new CommandFailure('badArgument', `secrets.${secret}`);
    }
  };

  const channelOf = (
    draft: ChannelDraft,
    id: string,
    url: string | undefined,
    before: Channel | null,
  ): Channel =>
    draft.kind === 'email'
      ? { ...draft, id }
      : { ...draft, id, host: url === undefined ? (before?.host ?? '') : new URL(url).host };

  return {
    targets: () => channels().filter(({ isEnabled }) => isEnabled),
    send: async (channelId, notice, recipients, signal) => {
      const channel = channels().find(({ id }) => id === channelId);
      return channel === undefined
        ? failedDelivery({ code: 'secretMissing' })
        : options.send(channel, { notice, recipients }, signal);
    },
    look: async () => {
      for (const channel of channels()) await lookAt(channel);
      if (channels().length > 0) show();
    },
    problems: () => {
      const failing = channels().filter(({ id, isEnabled }) => isEnabled && isFailing(outbox(), id));
      return [...new Set(failing.map(({ name }) => name))].map((name) => ({
        code: 'channelFailing',
        message: message('application.problem.channel', { name }),
      }));
    },
    show,
    commands: {
      saveChannel: async (argument) => {
        options.requireOwn();
        const { channel: draft, secrets: given } = argument;
        const before = draft.id === null ? null : find(draft.id);
        await check(argument, before);
        const id = before?.id ?? options.newId();
        const needed = neededSecrets(draft);
        try {
          for (const secret of needed) {
            const value = given[secret];
            if (value !== undefined) await secrets.set(id, secret, value);
          }
        } catch (error) {
          if (error instanceof SecretStoreError) return { outcome: 'keychainRefused' };
          throw error;
        }
        const channel = channelOf(draft, id, given.url, before);
        // Others may have been changed while the keychain was asked.
        const all = channels();
        const isThere = all.some((one) => one.id === id);
        options.keep(isThere ? all.map((one) => (one.id === id ? channel : one)) : [...all, channel]);
        for (const secret of CHANNEL_SECRETS) {
          if (before !== null && !needed.includes(secret) && held.get(id)?.has(secret) === true) {
            await forgetSecret(id, secret);
          }
        }
        await lookAt(channel);
        if (isToldOtherwise(before, channel) || Object.keys(given).length > 0) options.runner().mend(id);
        show();
        return { outcome: 'saved', channelId: id };
      },
      removeChannel: async ({ channelId }) => {
        options.requireOwn();
        const channel = find(channelId);
        options.keep(channels().filter(({ id }) => id !== channelId));
        options.runner().forget(channelId);
        held.delete(channelId);
        tested.delete(channelId);
        show();
        for (const secret of neededSecrets(channel)) await forgetSecret(channelId, secret);
        return null;
      },
      testChannel: async ({ channelId }) => {
        options.requireOwn();
        const channel = find(channelId);
        const outcome = await options.send(
          channel,
          { testId: `test ${options.newId()}` },
          new AbortController().signal,
        );
        const failure = failureOf(outcome);
        const problem = failure === null ? null : deliveryFailureMessage(failure);
        tested.set(channelId, { at: instantOf(clock.now()), problem });
        if (problem === null) options.runner().mend(channelId);
        await lookAt(channel);
        show();
        return { problem };
      },
    },
  };
}
