import type { z } from 'zod';

import { badRequest, type GenesysCall, type GenesysReply } from './genesys-route';

/** The body by its schema, or the 400 that names the first wrong field. */
export function readBody<T>(
  call: GenesysCall,
  schema: z.ZodType<T>,
): { readonly value: T } | { readonly refused: GenesysReply } {
  const parsed = schema.safeParse(call.body);
  if (parsed.success) return { value: parsed.data };
  const issue = parsed.error.issues[0];
  const path =
    issue?.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : (issue?.path ?? []);
  const field = path.map(String).join('.');
  return {
    refused: badRequest('The request could not be understood: field {field} is missing or not valid.', {
      field: field === '' ? '(body)' : field,
    }),
  };
}
