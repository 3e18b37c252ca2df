import { z } from 'zod';

import { type ConnectionMemory, MAX_REMEMBERED, MAX_RENEWALS } from './connection-memory';

const instant = z.iso.datetime();
const text = z.string();

const credential = z.strictObject({
  type: z.enum(['clientSecret', 'certificate']),
  owner: z.enum(['application', 'servicePrincipal']),
  keyId: text,
  name: text.nullable(),
  hint: text.nullable(),
  start: instant.nullable(),
  end: instant.nullable(),
  customKeyIdentifier: text.nullable(),
  firstSeen: instant,
  origin: z.enum(['baseline', 'appeared']),
  notSeenAt: instant.nullable(),
  confirmed: z.strictObject({ at: instant, by: text }).nullable(),
});

const grant = z.strictObject({
  id: text,
  value: text,
  type: z.enum(['application', 'delegated']),
  consent: z.enum(['admin', 'user']),
  resource: text.nullable(),
});

const subscription = z.strictObject({
  key: text,
  mailbox: text.nullable(),
  resource: text,
  host: text,
  id: text,
  expiration: instant,
  firstSeen: instant,
  endedAt: instant.nullable(),
  renewals: z
    .array(
      z.strictObject({
        kind: z.enum(['renewed', 'recreated', 'restored']),
        notBefore: instant,
        seenAt: instant,
        from: instant,
        to: instant,
      }),
    )
    .max(MAX_RENEWALS)
    .readonly(),
});

const graphLink = z.strictObject({
  domain: text,
  integrationId: text,
  integrationName: text.nullable(),
  firstSeen: instant,
  lost: z.strictObject({ notBefore: instant, seenAt: instant }).nullable(),
});

const filterPolicy = z.strictObject({
  pastedAt: instant,
  name: text,
  allowed: z.array(text).max(MAX_REMEMBERED).readonly(),
  blocked: z.array(text).max(MAX_REMEMBERED).readonly(),
});

const span = z.strictObject({ since: instant, seenAt: instant }).nullable();

/** What is remembered of a connection, as it is stored. What has a default was not remembered by the first versions. */
export const connectionMemorySchema = z.strictObject({
  target: text,
  watched: z.strictObject({
    applicationCredentials: span,
    enterpriseCredentials: span,
    applicationGrants: span,
    userGrants: span,
    subscriptions: span,
    graphLinks: span.default(null),
  }),
  credentials: z.array(credential).max(MAX_REMEMBERED).readonly(),
  grants: z.array(grant).max(MAX_REMEMBERED).readonly(),
  subscriptions: z.array(subscription).max(MAX_REMEMBERED).readonly(),
  graphLinks: z.array(graphLink).max(MAX_REMEMBERED).readonly().default([]),
  filterPolicy: filterPolicy.nullable().default(null),
}) satisfies z.ZodType<ConnectionMemory>;
