import { Buffer } from 'node:buffer';

import type { EpochMs } from '../../shared/domain/instant';
import type { JsonObject, JsonValue } from '../../shared/domain/json';
import type { SimMessage, SimUser } from './world';

/** A date and time as Exchange writes it: to the second. */
function exchangeTime(epoch: EpochMs): string {
  return `${new Date(epoch).toISOString().slice(0, 19)}Z`;
}

/** The id of a user's inbox: opaque to clients, the same every time. */
export function inboxId(user: SimUser): string {
  return folderId(user, 'inbox');
}

function folderId(user: SimUser, name: string): string {
  return `AAMkAG${Buffer.from(`${user.id}/${name}`).toString('base64url')}=`;
}

/** The inbox as Graph's `mailFolder`. */
export function mailFolderResource(user: SimUser, messages: readonly SimMessage[]): JsonObject {
  return {
    id: inboxId(user),
    displayName: 'Inbox',
    parentFolderId: folderId(user, 'root'),
    childFolderCount: 0,
    isHidden: false,
    totalItemCount: messages.length,
    unreadItemCount: messages.filter((message) => !message.isRead).length,
  };
}

/** Properties of `message` that `Mail.ReadBasic` does not reach. */
export const BODY_PROPERTIES: readonly string[] = ['body', 'bodyPreview', 'uniqueBody'];

/** Properties that Graph fills in only where `$select` names them. */
const ON_REQUEST: readonly string[] = ['internetMessageHeaders', 'uniqueBody'];

/**
 * A message as Graph's `message`, every property of the type present. `selected` null: no `$select`, so what is
 * sent on request only is null.
 */
export function messageResource(
  user: SimUser,
  message: SimMessage,
  options: { readonly selected: readonly string[] | null; readonly showsBodies: boolean },
): JsonObject {
  const names = options.selected === null ? Object.keys(MESSAGE_PROPERTIES) : ['id', ...options.selected];
  const entries = names.map((name): [string, JsonValue] => {
    const isHidden =
      (options.selected === null && ON_REQUEST.includes(name)) ||
      (!options.showsBodies && BODY_PROPERTIES.includes(name));
    return [name, isHidden ? null : (MESSAGE_PROPERTIES[name]?.(message, user) ?? null)];
  });
  return { '@odata.etag': `W/"${changeKey(message)}"`, ...Object.fromEntries(entries) };
}

/** Whether Graph's `message` has a property of this name. */
export function isMessageProperty(name: string): boolean {
  return Object.hasOwn(MESSAGE_PROPERTIES, name);
}

/** Whether Graph's `mailFolder` has a property of this name. */
export function isMailFolderProperty(name: string): boolean {
  return MAIL_FOLDER_PROPERTIES.has(name);
}

/** The `internetMessageId` of a message. */
export function internetMessageId(message: SimMessage): string {
  if (message.internetMessageId !== undefined) return message.internetMessageId;
  return `<${message.id.replaceAll(/[^0-9A-Za-z]/g, '').slice(-32)}@mail.example>`;
}

type MessageProperty = (message: SimMessage, user: SimUser) => JsonValue;

const sender: MessageProperty = ({ from }) => recipient(from, from);
const received: MessageProperty = ({ receivedAt }) => exchangeTime(receivedAt);
const bodyPreview = ({ subject }: SimMessage): string => `${subject}. Please get back to me.`;
const body: MessageProperty = (message) => ({
  contentType: 'html',
  content: `<html><body><p>${bodyPreview(message)}</p></body></html>`,
});
const nobody: MessageProperty = () => [];

/** Each property by itself: a list asks for two of thirty. */
const MESSAGE_PROPERTIES: Readonly<Record<string, MessageProperty>> = {
  id: ({ id }) => id,
  createdDateTime: received,
  lastModifiedDateTime: ({ lastModifiedAt }) => exchangeTime(lastModifiedAt),
  changeKey: (message) => changeKey(message),
  categories: () => [],
  receivedDateTime: received,
  sentDateTime: ({ receivedAt }) => exchangeTime(receivedAt - SECONDS_IN_TRANSIT * 1_000),
  hasAttachments: () => false,
  internetMessageId: (message) => internetMessageId(message),
  internetMessageHeaders: (message) => [{ name: 'Message-ID', value: internetMessageId(message) }],
  subject: ({ subject }) => subject,
  bodyPreview,
  importance: () => 'normal',
  parentFolderId: (_, user) => inboxId(user),
  conversationId: ({ id }) => `AAQkAG${Buffer.from(`c${id.slice(-24)}`).toString('base64url')}=`,
  conversationIndex: ({ id }) => Buffer.from(id.slice(-24)).toString('base64'),
  isDeliveryReceiptRequested: () => null,
  isReadReceiptRequested: () => false,
  isRead: ({ isRead }) => isRead,
  isDraft: () => false,
  webLink: ({ id }) =>
    `https://outlook.office365.com/owa/?ItemID=${encodeURIComponent(id)}&exvsurl=1&viewmodel=ReadMessageItem`,
  inferenceClassification: () => 'focused',
  body,
  uniqueBody: body,
  sender,
  from: sender,
  toRecipients: ({ recipients }, { displayName, mail, userPrincipalName }) =>
    recipients?.map((address) => recipient(address, address)) ?? [
      recipient(displayName, mail ?? userPrincipalName),
    ],
  ccRecipients: nobody,
  bccRecipients: nobody,
  replyTo: nobody,
  flag: () => ({ flagStatus: 'notFlagged' }),
};

const SECONDS_IN_TRANSIT = 3;

function recipient(name: string, address: string): JsonObject {
  return { emailAddress: { name, address } };
}

/** Changes whenever the message does, as the real one. */
function changeKey(message: SimMessage): string {
  return Buffer.from(`${String(message.lastModifiedAt)}${message.isRead ? 'r' : 'u'}`).toString('base64');
}

const NOBODY: SimUser = {
  id: '',
  userPrincipalName: '',
  mail: null,
  displayName: '',
  accountEnabled: true,
  licences: [],
  roles: [],
  mailbox: null,
};
const MAIL_FOLDER_PROPERTIES = new Set(Object.keys(mailFolderResource(NOBODY, [])));
