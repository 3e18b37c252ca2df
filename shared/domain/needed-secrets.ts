import type { Channel, ChannelSecret } from './channel';
import type { ChannelDraft } from './channel-schema';

/** The secrets that a channel can have. */
export const CHANNEL_SECRETS: readonly ChannelSecret[] = ['url', 'signingKey', 'password'];

/** The secrets that a channel cannot work without. */
export function neededSecrets(channel: Channel | ChannelDraft): readonly ChannelSecret[] {
  switch (channel.kind) {
    case 'webhook':
      return ['url', 'signingKey'];
    case 'teams':
    case 'slack':
      return ['url'];
    case 'email':
      return channel.user === null ? [] : ['password'];
  }
}

/** Whether a password would go to another server than the one that it was given for. */
export function isOtherServer(before: Channel | ChannelDraft, after: Channel | ChannelDraft): boolean {
  const serverOf = (channel: Channel | ChannelDraft): string | null => {
    if (channel.kind !== 'email') return null;
    const { host, port, security, user } = channel;
    return JSON.stringify([host.toLowerCase(), port, security, user]);
  };
  return serverOf(before) !== serverOf(after);
}
