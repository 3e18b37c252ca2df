import type { MailboxProbe, MailFlowFacts } from '../../shared/domain/facts';
import type { ReadFailure } from '../../shared/domain/failure';
import { instantOf } from '../../shared/domain/instant';
import { type Observation, type ReadSource, unreadable } from '../../shared/domain/observation';
import type { Snapshot } from '../../shared/domain/snapshot';
import { observe } from '../graph/observe';
import {
  inboxProbeQuery,
  mailFlowOf,
  oldestUnreadQuery,
  recentMessagesQuery,
} from '../graph/readers/mailbox';
import { allSubscriptionsQuery, subscriptionsQuery } from '../graph/readers/subscriptions';
import type { CarryOver } from './carry-over';
import type { Depth } from './depth';
import {
  integrationReader,
  type Reader,
  type ReaderOf,
  refusalOf,
  subscriptionsAdministrator,
} from './readers';

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

/** Whether an answer says that the integration may not look, rather than that it could not look just now. */
function isRefusal({ code }: ReadFailure): boolean {
  return code === 'forbidden' || code === 'authentication' || code === 'refused';
}

/** The list as the administrator sees it, in its batch; without such an access, why the integration has none. */
function readByAdministrator(
  administrator: ReaderOf | null,
  own: ReadFailure,
  source: ReadSource,
): Promise<Snapshot['subscriptions']> {
  if (administrator === null) return Promise.resolve(unreadable(own, source));
  if ('reader' in administrator) {
    const { reader } = administrator;
    return reader.graph.batch
      .add(allSubscriptionsQuery())
      .then((observation) => refusalOf(reader, observation));
  }
  // An integration that is there but has no token is the nearer reason.
  return Promise.resolve(
    own.code === 'noAccess'
      ? unreadable(administrator.failure, { ...source, via: administrator.via })
      : unreadable(own, source),
  );
}

/**
 * The administrator's view where the integration was refused its own: an app that lost its consent still has
 * subscriptions. It costs a request of its own, and only then.
 */
async function secondView(
  own: Snapshot['subscriptions'],
  administrator: ReaderOf | null,
): Promise<Snapshot['subscriptions']> {
  if (own.state === 'read' || !isRefusal(own.failure)) return own;
  if (administrator === null || !('reader' in administrator)) return own;
  const second = await observe(administrator.reader.graph.session, allSubscriptionsQuery());
  return second.state === 'read' ? second : own;
}

/**
 * Of a look at the permissions: whether the mailboxes can be opened. What a permission is worth shows there, and
 * an answer of before a consent was given or taken away would speak against what was just read.
 */
function collectOpenings(found: ReaderOf, past: CarryOver, now: () => number): MailFacts {
  const keep = <T>(select: (previous: Snapshot) => Observation<T> | undefined): Promise<Observation<T>> =>
    Promise.resolve(past.keep(select, 'integrationCredential'));
  const openingOf = (address: string): Promise<Observation<MailboxProbe>> =>
    'reader' in found
      ? found.reader.graph.batch.add(inboxProbeQuery(address))
      : Promise.resolve(unreadable(found.failure, { at: instantOf(now()), via: found.via, requestId: null }));
  return {
    subscriptions: keep((previous) => previous.subscriptions),
    mailboxOf: (address) => ({
      probe: openingOf(address),
      mailFlow: keep((previous) => previous.mailboxes.find((one) => one.address === address)?.mailFlow),
    }),
    canaryOf: openingOf,
  };
}

/** Adds what the integration itself is to be asked to its batch. Nothing is sent yet. */
export function collectMail(look: {
  /** Addresses of the connection. */
  readonly mailboxes: readonly string[];
  readonly depth: Depth;
  readonly readers: readonly Reader[];
  readonly past: CarryOver;
  readonly now: () => number;
}): MailFacts {
  const { past } = look;
  const found = integrationReader(look.readers);
  if (look.depth === 'permissions') return collectOpenings(found, past, look.now);

  const administrator = subscriptionsAdministrator(look.readers);

  if (!('reader' in found)) {
    const source = { at: instantOf(look.now()), via: found.via, requestId: null };
    const none = Promise.resolve(unreadable(found.failure, source));
    return {
      subscriptions: readByAdministrator(administrator, found.failure, source),
      mailboxOf: () => ({ probe: none, mailFlow: none }),
      canaryOf: () => none,
    };
  }

  const { batch } = found.reader.graph;
  return {
    subscriptions: batch.add(subscriptionsQuery()).then((own) => secondView(own, administrator)),
    mailboxOf: (address) => {
      const probe = batch.add(inboxProbeQuery(address));
      const oldest = batch.add(oldestUnreadQuery(address));
      const recent = batch.add(recentMessagesQuery(address, look.mailboxes));
      return { probe, mailFlow: Promise.all([probe, oldest, recent]).then((parts) => mailFlowOf(...parts)) };
    },
    canaryOf: (address) => batch.add(inboxProbeQuery(address)),
  };
}
