import type { ChannelSecret } from '../../../shared/domain/channel';
import type { SecretStore } from '../../secrets/secret-store';

/** Before the account of every entry that Graphkeeper makes for a channel. */
const PREFIX = 'graphkeeper/channel/';

/** The secrets of channels, in the keychain and nowhere else. */
export interface ChannelSecrets {
  /** Null when it is not there. Throws what the keychain throws. */
  readonly get: (channelId: string, secret: ChannelSecret) => Promise<string | null>;
  readonly set: (channelId: string, secret: ChannelSecret, value: string) => Promise<void>;
  readonly delete: (channelId: string, secret: ChannelSecret) => Promise<void>;
}

/** Keeps them. */
export function createChannelSecrets(store: SecretStore): ChannelSecrets {
  const accountOf = (channelId: string, secret: ChannelSecret): string => `${PREFIX}${channelId}/${secret}`;
  return {
    get: (channelId, secret) => store.get(accountOf(channelId, secret)),
    set: (channelId, secret, value) => store.set(accountOf(channelId, secret), value),
    delete: (channelId, secret) => store.delete(accountOf(channelId, secret)),
  };
}
