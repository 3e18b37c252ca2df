import type { z } from 'zod';

import { type GraphCall, graphError, type GraphReply } from '../graph-route';

/** An object of the directory that is not there. */
export function objectNotFound(id: string): GraphReply {
  return graphError(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );
}

/** A request that the directory understands and refuses. */
export function badRequest(message: string): GraphReply {
  return graphError(400, 'Request_BadRequest', message);
}

const ALTERNATE_KEY = 'appId=';

/** The object that a path segment names: by object id, or by the alternate key `(appId='…')`. */
export function findByKey<T extends { readonly id: string; readonly appId: string }>(
  objects: readonly T[],
  key: string,
): T | GraphReply {
  const wanted = key.toLowerCase();
  const prefix = ALTERNATE_KEY.toLowerCase();
  const found = wanted.startsWith(prefix)
    ? objects.find((object) => object.appId.toLowerCase() === wanted.slice(prefix.length))
    : objects.find((object) => object.id.toLowerCase() === wanted);
  return found ?? objectNotFound(key);
}

/** The key as it stands in a path: `nextLink` has to lead back to the same object. */
export function pathKey(key: string): string {
  return key.toLowerCase().startsWith(ALTERNATE_KEY.toLowerCase())
    ? `(appId='${encodeURIComponent(key.slice(ALTERNATE_KEY.length))}')`
    : `/${encodeURIComponent(key)}`;
}

/** The body by its schema, or the 400 that names the first wrong property. */
export function readBody<T>(call: GraphCall, schema: z.ZodType<T>): { readonly value: T } | GraphReply {
  const parsed = schema.safeParse(call.body ?? {});
  if (parsed.success) return { value: parsed.data };
  const issue = parsed.error.issues[0];
  const name = issue?.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : (issue?.path.join('.') ?? '');
  return badRequest(
    issue?.code === 'unrecognized_keys'
      ? `One or more property names are invalid: '${name}'.`
      : `Invalid value specified for property '${name}' of resource.`,
  );
}

/** Whether `$select` names the property: Graph shows a certificate's `key` only then. */
export function selects(call: GraphCall, name: string): boolean {
  return (call.query.get('$select') ?? '')
    .split(',')
    .some((part) => part.trim().toLowerCase() === name.toLowerCase());
}
