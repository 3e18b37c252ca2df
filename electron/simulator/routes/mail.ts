import { z } from 'zod';

import type { JsonObject } from '../../../shared/domain/json';
import { fail, ok, type Result } from '../../../shared/domain/result';
import type { MailAction } from '../exchange-scope';
import { type GraphCall, graphError, type GraphReply, type GraphRoute } from '../graph-route';
import {
  BODY_PROPERTIES,
  inboxId,
  isMailFolderProperty,
  mailFolderResource,
  messageResource,
} from '../mail-resource';
import { type OpenMailbox, openMailbox } from '../mailbox';
import { type MailQuery, parseMailQuery, parseSelect } from './mail-query';

/** Exchange's side of Graph: the inbox of a user and its messages. Exchange decides itself who may open what. */
export const mailRoutes: readonly GraphRoute[] = [
  route('GET', '/users/{user}/mailFolders/{folder}', getFolder),
  route('GET', '/users/{user}/mailFolders/{folder}/messages', listMessages),
  route('GET', '/users/{user}/mailFolders/{folder}/messages/$count', countMessages),
  route('GET', '/users/{user}/messages/{id}', getMessage),
  route('PATCH', '/users/{user}/messages/{id}', patchMessage),
];

function route(
  method: GraphRoute['method'],
  path: string,
  handle: (call: GraphCall) => Result<GraphReply, GraphReply>,
): GraphRoute {
  return {
    method,
    path,
    version: 'both',
    permissions: null,
    handle: (call) => {
      const result = handle(call);
      return result.ok ? result.value : result.error;
    },
  };
}

type Answer = Result<GraphReply, GraphReply>;

function getFolder(call: GraphCall): Answer {
  const inbox = openInbox(call);
  if (!inbox.ok) return inbox;
  const select = parseSelect(call.query.get('$select'), isMailFolderProperty);
  if (!select.ok) return select;
  const folder = mailFolderResource(inbox.value.user, inbox.value.messages);
  const chosen = select.value;
  return ok(
    json({
      '@odata.context': `${contextOf(call)}/mailFolders${selection(chosen)}/$entity`,
      ...(chosen === null
        ? folder
        : Object.fromEntries(
            Object.entries(folder).filter(([name]) => name === 'id' || chosen.includes(name)),
          )),
    }),
  );
}

function listMessages(call: GraphCall): Answer {
  const inbox = openInbox(call);
  if (!inbox.ok) return inbox;
  const parsed = parseMailQuery(call.query);
  if (!parsed.ok) return parsed;
  const query = parsed.value;
  if (asksForBodies(query.select) && !inbox.value.showsBodies) return fail(bodiesDenied());
  const found = inbox.value.messages.filter(query.matches).sort(query.compare);
  const end = query.skip + query.top;
  return ok(
    json({
      '@odata.context': `${contextOf(call)}/mailFolders('${folderOf(call)}')/messages${selection(query.select)}`,
      ...(query.isCounted && query.skip === 0 ? { '@odata.count': found.length } : {}),
      value: found.slice(query.skip, end).map((message) =>
        messageResource(inbox.value.user, message, {
          selected: query.select,
          showsBodies: inbox.value.showsBodies,
        }),
      ),
      ...(end < found.length ? { '@odata.nextLink': nextLink(call, query) } : {}),
    }),
  );
}

function countMessages(call: GraphCall): Answer {
  const inbox = openInbox(call);
  if (!inbox.ok) return inbox;
  const query = parseMailQuery(call.query);
  if (!query.ok) return query;
  return ok({ status: 200, body: String(inbox.value.messages.filter(query.value.matches).length) });
}

function getMessage(call: GraphCall): Answer {
  const mailbox = open(call, 'readBasic');
  if (!mailbox.ok) return mailbox;
  const select = parseSelect(call.query.get('$select'));
  if (!select.ok) return select;
  if (asksForBodies(select.value) && !mailbox.value.showsBodies) return fail(bodiesDenied());
  return oneMessage(call, mailbox.value, select.value);
}

function patchMessage(call: GraphCall): Answer {
  const mailbox = open(call, 'write');
  if (!mailbox.ok) return mailbox;
  const isRead = readFlag(call.body);
  if (isRead === null) {
    return fail(
      graphError(
        400,
        'ErrorInvalidRequest',
        'The simulated tenant changes isRead (a Boolean) of a message, nothing else.',
      ),
    );
  }
  const message = mailbox.value.messages.find((one) => one.id === call.params['id']);
  if (message === undefined) return fail(itemNotFound());
  if (message.isRead !== isRead) {
    message.isRead = isRead;
    message.lastModifiedAt = call.now;
  }
  return oneMessage(call, mailbox.value, null);
}

function oneMessage(call: GraphCall, mailbox: OpenMailbox, selected: readonly string[] | null): Answer {
  const message = mailbox.messages.find((one) => one.id === call.params['id']);
  if (message === undefined) return fail(itemNotFound());
  return ok(
    json({
      '@odata.context': `${contextOf(call)}/messages${selection(selected)}/$entity`,
      ...messageResource(mailbox.user, message, { selected, showsBodies: mailbox.showsBodies }),
    }),
  );
}

function open(call: GraphCall, action: MailAction): Result<OpenMailbox, GraphReply> {
  return openMailbox(call, call.params['user'] ?? '', action);
}

/** The inbox, by its well-known name or its id; this world has no other folder. */
function openInbox(call: GraphCall): Result<OpenMailbox, GraphReply> {
  const mailbox = open(call, 'readBasic');
  if (!mailbox.ok) return mailbox;
  const folder = folderOf(call);
  return folder.toLowerCase() === 'inbox' || folder === inboxId(mailbox.value.user)
    ? mailbox
    : fail(itemNotFound());
}

function readFlag(body: GraphCall['body']): boolean | null {
  const parsed = z.strictObject({ isRead: z.boolean() }).safeParse(body);
  return parsed.success ? parsed.data.isRead : null;
}

function asksForBodies(select: readonly string[] | null): boolean {
  return select?.some((name) => BODY_PROPERTIES.includes(name)) ?? false;
}

function bodiesDenied(): GraphReply {
  return graphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
}

function itemNotFound(): GraphReply {
  return graphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
}

function folderOf(call: GraphCall): string {
  return call.params['folder'] ?? '';
}

function contextOf(call: GraphCall): string {
  return `${call.base}/$metadata#users('${encodeURIComponent(call.params['user'] ?? '')}')`;
}

function selection(select: readonly string[] | null): string {
  return select === null ? '' : `(${select.join(',')})`;
}

/** The same request, further on; Outlook pages by `$skip`. */
function nextLink(call: GraphCall, query: MailQuery): string {
  const next = new URLSearchParams(call.query);
  next.set('$top', String(query.top));
  next.set('$skip', String(query.skip + query.top));
  const path = `/users/${encodeURIComponent(call.params['user'] ?? '')}/mailFolders/${encodeURIComponent(folderOf(call))}/messages`;
  return `${call.base}${path}?${next.toString().replaceAll('%24', '$')}`;
}

function json(body: JsonObject): GraphReply {
  return { status: 200, body };
}
