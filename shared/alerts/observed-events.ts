import { credentialLabel } from '../checks/credential-expiry';
import { assertNever } from '../domain/assert-never';
import type {
  CredentialConfirmation,
  CredentialImage,
  GraphLinkImage,
  ObservedChange,
  RememberedCredential,
} from '../domain/connection-memory';
import type { JsonObject } from '../domain/json';
import type { Severity } from '../domain/severity';
import type { ConnectionState } from '../domain/state';
import { type Message, message } from '../messages/message';
import type { ActivityEvent } from './activity';

type Renewed = Extract<
  ObservedChange,
  { readonly kind: 'subscriptionRenewed' | 'subscriptionRecreated' | 'subscriptionRestored' }
>;

/** How much notice a change deserves by itself; what it makes of the connection's health, findings say. */
const SEVERITIES: Readonly<Record<ObservedChange['kind'], Severity>> = {
  credentialAppeared: 'warning',
  credentialRemoved: 'notice',
  consentGranted: 'notice',
  consentWithdrawn: 'warning',
  consentChanged: 'notice',
  subscriptionAppeared: 'ok',
  subscriptionRenewed: 'ok',
  subscriptionRecreated: 'ok',
  subscriptionRestored: 'ok',
  subscriptionLapsed: 'warning',
  subscriptionRemoved: 'warning',
  graphLinkLost: 'warning',
  graphLinkRestored: 'ok',
  graphLinkMoved: 'notice',
};

function labelled({ type, ...rest }: CredentialImage) {
  return { type, label: credentialLabel(rest) };
}

function linked({ domain, integrationId, integrationName }: GraphLinkImage) {
  return { domain, integration: integrationName ?? integrationId };
}

function isRenewal(change: ObservedChange): change is Renewed {
  return change.kind === 'subscriptionRenewed' || change.kind === 'subscriptionRecreated';
}

function wordsOf(change: ObservedChange): Message {
  switch (change.kind) {
    case 'credentialAppeared':
      return message('views.change.credentialAdded', { ...labelled(change.after), end: change.after.end });
    case 'credentialRemoved':
      return message('views.change.credentialRemoved', labelled(change.before));
    case 'consentGranted':
      return message('views.change.granted', change.after);
    case 'consentWithdrawn':
      return message('views.change.withdrawn', change.before);
    case 'consentChanged':
      return message('views.change.consent', change.after);
    case 'subscriptionAppeared':
    case 'subscriptionRestored': {
      const { mailbox, expiration } = change.after;
      return message('views.change.subscriptionNew', { mailbox, end: expiration });
    }
    case 'subscriptionRenewed':
    case 'subscriptionRecreated':
      return message('views.change.subscriptionsRenewed', { mailboxes: [renewedName(change)] });
    case 'subscriptionLapsed':
    case 'subscriptionRemoved':
      return message('views.change.subscriptionGone', { mailbox: change.before.mailbox });
    case 'graphLinkLost':
      return message('views.change.graphLink', { ...linked(change.before), what: 'lost' });
    case 'graphLinkRestored':
      return message('views.change.graphLink', { ...linked(change.after), what: 'restored' });
    case 'graphLinkMoved':
      return message('views.change.graphLink', { ...linked(change.after), what: 'moved' });
    default:
      return assertNever(change, 'observed change');
  }
}

function renewedName({ after }: Renewed): string {
  return after.mailbox ?? after.resource;
}

function imageOf({ kind, before, after }: ObservedChange): JsonObject {
  return {
    change: kind,
    before: before === null ? null : { ...before },
    after: after === null ? null : { ...after },
  };
}

/**
 * What was observed to change, for the journal, with before and after. The renewals of one look are one entry: their
 * owner makes them every other day, for every mailbox.
 */
export function observedEvents(
  { id, name }: Pick<ConnectionState, 'id' | 'name'>,
  changes: readonly ObservedChange[],
): readonly ActivityEvent[] {
  const event = ({ kind, at }: ObservedChange, text: Message, details: JsonObject): ActivityEvent => ({
    at,
    kind: 'changed',
    connectionId: id,
    connectionName: name,
    severity: SEVERITIES[kind],
    text,
    details,
  });
  const renewals = changes.filter(isRenewal);
  const [first] = renewals;
  const mailboxes = [...new Set(renewals.map(renewedName))];
  return [
    ...changes.filter((change) => !isRenewal(change)).map((one) => event(one, wordsOf(one), imageOf(one))),
    ...(first === undefined
      ? []
      : [
          event(first, message('views.change.subscriptionsRenewed', { mailboxes }), {
            changes: renewals.map(imageOf),
          }),
        ]),
  ];
}

/** Somebody said that a credential was planned. */
export function confirmedEvent(
  { id, name }: Pick<ConnectionState, 'id' | 'name'>,
  credential: RememberedCredential,
  { at, by }: CredentialConfirmation,
): ActivityEvent {
  return {
    at,
    kind: 'acted',
    connectionId: id,
    connectionName: name,
    severity: 'ok',
    text: message('application.activity.credentialConfirmed', labelled(credential)),
    details: { keyId: credential.keyId, by },
  };
}
