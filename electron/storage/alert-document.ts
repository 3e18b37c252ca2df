import { z } from 'zod';

import type { AlertBook, Telling } from '../../shared/domain/alert';
import type { Outbox } from '../../shared/domain/channel';
import { placeOf } from '../../shared/domain/configuration-error';
import { connectionMemorySchema } from '../../shared/domain/connection-memory-schema';
import { CHECK_IDS } from '../../shared/domain/finding';
import { PAUSE_LENGTHS } from '../../shared/domain/pause';
import { fail, ok } from '../../shared/domain/result';
import { RUNBOOK_IDS } from '../../shared/domain/runbook-id';
import { message } from '../../shared/messages/message';
import { readStoredMessage } from '../../shared/messages/stored-message';
import { EMPTY_ALERT_RECORD } from '../alerts/alert-store';
import type { DocumentFormat } from './kept-document';
import { instantSchema, severitySchema, storedMessageSchema } from './stored-schemas';
import type { Migration } from './versioned-document';

/** The format that this Graphkeeper writes. A change of the schemas below raises it and adds a migration. */
const ALERTS_VERSION = 3;

const text = z.string();
const instant = instantSchema;
const impact = z.enum(['stopped', 'atRisk', 'none']);
const runbook = z.enum(RUNBOOK_IDS).nullable();
const stage = z.number().int().min(0).nullable();

/** Words that went with another version are none to lose an alert over: the next reading words it anew. */
const words = storedMessageSchema.transform(
  (stored) => readStoredMessage(stored) ?? message('alerts.otherWords'),
);

const alert = z.strictObject({
  id: text,
  connectionId: text,
  connectionName: text,
  key: text,
  source: z.enum([...CHECK_IDS, 'stale']),
  subject: z.strictObject({
    type: z.enum([
      'connection',
      'tokenEndpoint',
      'application',
      'clientSecret',
      'certificate',
      'permission',
      'mailbox',
      'subscription',
      'emailDomain',
      'integration',
      'access',
    ]),
    id: text,
    name: text,
  }),
  severity: severitySchema,
  impact,
  title: words,
  deadline: instant.nullable(),
  runbook,
  phase: z.enum(['pending', 'open']),
  raisedAt: instant,
  since: instant,
  readings: z.number().int().min(0),
  readAt: instant,
  rise: z.strictObject({ severity: severitySchema, impact, readAt: instant }).nullable(),
  unseenSince: instant.nullable(),
  goneAt: instant.nullable(),
  part: text.nullable(),
  facts: text,
  cause: text.nullable(),
  stage,
  known: z
    .strictObject({ severity: severitySchema, impact, facts: text, deadline: instant.nullable(), stage })
    .nullable(),
  told: z.strictObject({ at: instant, severity: severitySchema, stage }).nullable(),
  acknowledged: z.strictObject({ at: instant, by: text, note: text.nullable() }).nullable(),
  snooze: z.strictObject({ at: instant, by: text, reason: text, until: instant.nullable() }).nullable(),
});

const telling = z.strictObject({
  id: text,
  alertId: text,
  reason: z.enum(['raised', 'escalated', 'stage', 'woken', 'resolved']),
  at: instant,
  connectionId: text,
  connectionName: text,
  key: text,
  severity: severitySchema,
  impact,
  stage,
  deadline: instant.nullable(),
  runbook,
  title: words,
  body: z.array(words).readonly(),
}) satisfies z.ZodType<Telling>;

const book = z.strictObject({
  alerts: z.array(alert).readonly(),
  held: z.array(telling).readonly(),
}) satisfies z.ZodType<AlertBook>;

const failure = z
  .discriminatedUnion('code', [
    z.strictObject({
      code: z.enum(['secretMissing', 'unreachable', 'untrusted', 'unanswered', 'notShown']),
    }),
    z.strictObject({ code: z.enum(['busy', 'refused']), status: z.number().int() }),
    z.strictObject({ code: z.literal('someRefused'), recipients: z.array(text).readonly() }),
  ])
  .nullable();

const wait = z.strictObject({ from: instant, until: instant });

const outbox = z.strictObject({
  entries: z
    .array(
      z.strictObject({
        channelId: text,
        telling,
        reason: z.enum(['now', 'quiet']),
        state: z.enum(['queued', 'sending']),
        attempts: z.number().int().min(0),
        since: instant,
      }),
    )
    .readonly(),
  told: z
    .array(
      z.strictObject({
        channelId: text,
        alertId: text,
        tellingIds: z.array(text).readonly(),
        // Not kept by the first versions.
        missed: z
          .strictObject({ telling, times: z.number().int().min(1), isDue: z.boolean() })
          .nullable()
          .default(null),
        isKnown: z.boolean(),
        at: instant,
      }),
    )
    .readonly(),
  // Not kept by the first versions.
  putOff: z
    .array(
      z.strictObject({
        channelId: text,
        notice: z.strictObject({
          id: text,
          tellings: z.array(telling).readonly(),
          reason: z.enum(['now', 'quiet']),
        }),
        recipients: z.array(text).readonly(),
        state: z.enum(['queued', 'sending']),
        failures: z.number().int().min(1),
        since: instant,
        wait,
      }),
    )
    .readonly()
    .default([]),
  channels: z.record(
    text,
    z.strictObject({
      failures: z.number().int().min(0),
      pause: wait.nullable(),
      failure,
      last: z
        .strictObject({ at: instant, result: z.enum(['delivered', 'uncertain', 'givenUp']), failure })
        .nullable(),
    }),
  ),
}) satisfies z.ZodType<Outbox>;

const schema = z.compile(
  z.strictObject({
    version: z.literal(ALERTS_VERSION),
    book,
    outbox,
    /** Connection id → what is remembered of it. */
    memories: z.record(text, connectionMemorySchema),
    /** Connection id → what Microsoft asked to wait. */
    waits: z.record(text, wait.extend({ target: text })),
    pause: z.strictObject({ length: z.enum(PAUSE_LENGTHS), until: instant.nullable() }).nullable(),
  }),
);

/** What the file of alerts holds. */
export type AlertDocument = z.output<typeof schema>;

/** The formats that the file had. Entries are added, never changed. Format 0 never was. */
const MIGRATIONS: readonly Migration[] = [
  { description: 'Format 1: alerts, outbox and memories.', migrate: () => fail(placeOf(['version'])) },
  {
    description: 'Format 2: a pause is kept as well. There was none.',
    migrate: (document) =>
      Object.hasOwn(document, 'pause')
        ? fail(placeOf(['pause']))
        : ok({ ...document, version: 2, pause: null }),
  },
  {
    description: 'Format 3: what Microsoft asked to wait is kept as well. Nothing is known of it.',
    migrate: (document) =>
      Object.hasOwn(document, 'waits')
        ? fail(placeOf(['waits']))
        : ok({ ...document, version: 3, waits: {} }),
  },
];

/** The file of alerts: `alerts.json` in the data folder. */
export const ALERT_FORMAT: DocumentFormat<AlertDocument> = {
  name: 'alerts',
  version: ALERTS_VERSION,
  schema,
  migrations: MIGRATIONS,
  initial: { version: ALERTS_VERSION, ...EMPTY_ALERT_RECORD },
  problems: {
    quarantined: (found) => ({ code: 'alertsQuarantined', message: message('alerts.quarantined', found) }),
    unwritable: (found) => ({ code: 'alertsUnwritable', message: message('alerts.unwritable', found) }),
    unreadable: (found) => ({ code: 'alertsUnwritable', message: message('alerts.unreadable', found) }),
    newer: (found) => ({ code: 'alertsUnwritable', message: message('alerts.newer', found) }),
  },
};
