import { z } from 'zod';

import type { Telling } from '../domain/alert';
import type { Notice } from '../domain/channel';
import type { Instant } from '../domain/instant';
import { RUNBOOK_IDS } from '../domain/runbook-id';
import { SEVERITIES } from '../domain/severity';
import { type Language, LANGUAGES } from '../messages/formatter';
import { type ChannelText, noticeTitle, type Say } from './channel-text';

const alert = z.object({
  tellingId: z.string().describe('The same for the same event, whatever message carries it.'),
  alertId: z.string().describe('The same from the first telling of an alert to its end.'),
  event: z
    .enum(['raised', 'escalated', 'stage', 'woken', 'resolved'])
    .describe('Why it is told: it is new, got worse, comes nearer its end, its snooze ended, or it is over.'),
  at: z.iso.datetime(),
  connectionId: z.string(),
  connectionName: z.string(),
  finding: z.string().describe('The key of the finding, or `stale`: the data is too old.'),
  severity: z.enum(SEVERITIES),
  mailImpact: z.enum(['stopped', 'atRisk', 'none']),
  stageDays: z
    .number()
    .int()
    .min(0)
    .nullable()
    .describe('The stage that has come, in days to the deadline; 0: it has passed.'),
  deadline: z.iso.datetime().nullable(),
  runbook: z.enum(RUNBOOK_IDS).nullable().describe('What to do about it.'),
  title: z.string(),
  text: z.array(z.string()),
});

const common = {
  timestamp: z.iso.datetime().describe('When it was sent.'),
};

const words = {
  language: z.enum(LANGUAGES).describe('Of the texts.'),
  title: z.string().describe('The whole message in one line.'),
};

/** What a generic webhook is sent: the shape that Standard Webhooks recommend. Fields are only ever added. */
export const webhookMessageSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('graphkeeper.alerts'),
    ...common,
    data: z.object({
      ...words,
      reason: z.enum(['now', 'quiet']).describe('`quiet`: gathered during quiet hours.'),
      alerts: z.array(alert).min(1),
    }),
  }),
  z.object({
    type: z.literal('graphkeeper.test'),
    ...common,
    data: z.object({
      ...words,
      channel: z.string().describe('The name of the channel that is tried.'),
    }),
  }),
]);

type WebhookMessage = z.output<typeof webhookMessageSchema>;

function alertOf(telling: Telling, say: Say): z.output<typeof alert> {
  return {
    tellingId: telling.id,
    alertId: telling.alertId,
    event: telling.reason,
    at: telling.at,
    connectionId: telling.connectionId,
    connectionName: telling.connectionName,
    finding: telling.key,
    severity: telling.severity,
    mailImpact: telling.impact,
    stageDays: telling.stage,
    deadline: telling.deadline,
    runbook: telling.runbook,
    title: say(telling.title),
    text: telling.body.map(say),
  };
}

/** A notice as a generic webhook is sent it: all of it, for it is read by programs. */
export function webhookMessage(notice: Notice, at: Instant, language: Language, say: Say): WebhookMessage {
  return {
    type: 'graphkeeper.alerts',
    timestamp: at,
    data: {
      language,
      title: noticeTitle(notice, say),
      reason: notice.reason,
      alerts: notice.tellings.map((telling) => alertOf(telling, say)),
    },
  };
}

/** A test message as a generic webhook is sent it. */
export function webhookTest(
  { title }: ChannelText,
  channel: string,
  at: Instant,
  language: Language,
): WebhookMessage {
  return { type: 'graphkeeper.test', timestamp: at, data: { language, title, channel } };
}
