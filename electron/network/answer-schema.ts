import { z } from 'zod';

import { parseInstant } from '../../shared/domain/instant';

/** `Date.parse` accepts far more than dates; the services write ISO 8601. */
const LOOKS_LIKE_ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** A date and time, normalised to UTC. */
export const instant = z.string().transform((text, context) => {
  const parsed = LOOKS_LIKE_ISO.test(text) ? parseInstant(text) : null;
  if (parsed === null) {
    context.addIssue({ code: 'custom', message: 'expected a date and time' });
    return z.NEVER;
  }
  return parsed;
});

/** A date and time that a descriptive member may lack. */
export const optionalInstant = instant.nullish().transform((value) => value ?? null);

/** A text that a descriptive member may lack. */
export const optionalText = z
  .string()
  .nullish()
  .transform((value) => value ?? null);

function fieldOf(path: readonly PropertyKey[]): string {
  const text = path.reduce<string>(
    (sofar, key) =>
      typeof key === 'number' ? `${sofar}[${key}]` : `${sofar}${sofar === '' ? '' : '.'}${String(key)}`,
    '',
  );
  return text === '' ? '(body)' : text;
}

/** The name of a field and what is wrong with it; never the value, which may be personal. */
export function describeIssue(error: z.ZodError): { readonly field: string; readonly problem: string } {
  const issue = error.issues[0];
  if (issue === undefined) return { field: '(body)', problem: 'not as documented' };
  const problem = issue.message.replace(/^Invalid (?:input|option): /, '');
  return { field: fieldOf(issue.path), problem };
}
