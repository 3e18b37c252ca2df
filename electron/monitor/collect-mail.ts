import type { MailboxProbe, MailFlowFacts } from '../../shared/domain/facts';
import { instantOf } from '../../shared/domain/instant';
import { type Observation, unreadable } from '../../shared/domain/observation';
import type { Snapshot } from '../../shared/domain/snapshot';
import {
  inboxProbeQuery,
  mailFlowOf,
  oldestUnreadQuery,
  recentMessagesQuery,
} from '../graph/readers/mailbox';
import { subscriptionsQuery } from '../graph/readers/subscriptions';
import type { CarryOver } from './carry-over';
import type { Depth } from './depth';
import { integrationReader, type Reader } from './readers';

/** What was asked of one mailbox. */
interface MailboxReading {
  readonly probe: Promise<Observation<MailboxProbe>>;
  readonly mailFlow: Promise<Observation<MailFlowFacts>>;
}

/** Subscriptions and mailboxes; each arrives when its batch has been sent. */
export interface MailFacts {
  readonly subscriptions: Promise<Snapshot['subscriptions']>;
  /** What was asked of one of the connection's mailboxes. */
  readonly mailboxOf: (address: string) => MailboxReading;
  readonly canaryOf: (address: string) => Promise<Observation<MailboxProbe>>;
}

/** Adds what the integration itself is to be asked to its batch. Nothing is sent yet. */
export function collectMail(look: {
  readonly depth: Depth;
  readonly readers: readonly Reader[];
  readonly past: CarryOver;
  readonly now: () => number;
}): MailFacts {
  const { past } = look;
  const found = integrationReader(look.readers);
  const via = 'integrationCredential';

  if (look.depth === 'permissions') {
    const keep = <T>(select: (previous: Snapshot) => Observation<T> | undefined): Promise<Observation<T>> =>
      Promise.resolve(past.keep(select, via));
    const mailboxIn = (previous: Snapshot, address: string): Snapshot['mailboxes'][number] | undefined =>
      previous.mailboxes.find((one) => one.address === address);
    return {
      subscriptions: keep((previous) => previous.subscriptions),
      mailboxOf: (address) => ({
        probe: keep((previous) => mailboxIn(previous, address)?.probe),
        mailFlow: keep((previous) => mailboxIn(previous, address)?.mailFlow),
      }),
      canaryOf: (address) =>
        keep((previous) => previous.canaries.find((one) => one.address === address)?.probe),
    };
  }

  if (!('reader' in found)) {
    const source = { at: instantOf(look.now()), via: found.via, requestId: null };
    const none = Promise.resolve(unreadable(found.failure, source));
    return {
      subscriptions: none,
      mailboxOf: () => ({ probe: none, mailFlow: none }),
      canaryOf: () => none,
    };
  }

  const { batch } = found.reader.graph;
  return {
    subscriptions: batch.add(subscriptionsQuery()),
    mailboxOf: (address) => {
      const probe = batch.add(inboxProbeQuery(address));
      const oldest = batch.add(oldestUnreadQuery(address));
      const recent = batch.add(recentMessagesQuery(address));
      return { probe, mailFlow: Promise.all([probe, oldest, recent]).then((parts) => mailFlowOf(...parts)) };
    },
    canaryOf: (address) => batch.add(inboxProbeQuery(address)),
  };
}
