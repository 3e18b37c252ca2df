import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { slackBody, teamsMessage } from '../../../../shared/alerts/channel-cards';
import { channelMail } from '../../../../shared/alerts/channel-mail';
import {
  MAX_LISTED,
  noticeText as noticeTextIn,
  type Say,
  testText as testTextIn,
} from '../../../../shared/alerts/channel-text';
import { webhookMessage, webhookMessageSchema, webhookTest } from '../../../../shared/alerts/webhook-message';
import type { Telling } from '../../../../shared/domain/alert';
import type { Notice } from '../../../../shared/domain/channel';
import { createFormatter, type Language } from '../../../../shared/messages/formatter';
import { message } from '../../../../shared/messages/message';
import { say } from '../../../../shared/messages/say';
import { noticeFixture, tellingFixture } from '../../../support/notice-fixtures';

const NOW = '2026-11-23T12:00:00.000Z';

function words(language: Language): Say {
  const format = createFormatter(language, Date.parse(NOW), 'UTC');
  return (text) => say(text, language, format);
}

const english = words('en');

const noticeText = (notice: Notice, say: Say, most?: number) =>
  noticeTextIn(notice, say, 'Europe/Paris', most);
const teamsBody = (notice: Notice) => teamsMessage((most) => noticeText(notice, english, most));
const testText = (name: string, say: Say) => testTextIn(name, say, 'Europe/Paris');

/** The name of the runbook that the tellings here lead to. */
const RUNBOOK = english(message('runbook.title', { runbook: 'rotate-secret' }));

/** A telling of which the title is this. */
function called(name: string, patch: Partial<Telling> = {}): Telling {
  return tellingFixture(name, {
    connectionName: name,
    title: message('alerts.telling.title', {
      name,
      severity: 'critical',
      impact: 'stopped',
      reason: 'raised',
      isBlind: false,
      stage: null,
    }),
    ...patch,
  });
}

function digest(count: number, reason: Notice['reason'] = 'now'): Notice {
  const tellings = Array.from({ length: count }, (_, index) => called(`c${String(index)}`));
  return { id: 'digest', tellings, reason };
}

/** A name that tries to be more than a name. */
const SLY = '[here](https://evil.example) <!channel> <https://evil.example|x> *b* & "q"\r\n\u0007END';

/** What a name can be made of by somebody who wants it to be more than a name. */
const hostileName = fc.oneof(
  fc.constantFrom(
    '<script>alert(1)</script>',
    '*bold* _it_ ~no~ `code`',
    '@channel <!here> <@U1> <at>Ada</at>',
    '[x](https://evil.example)',
    'Subject: x\r\nBcc: eve@evil.example\r\n\r\nbody',
    '\u202eevil\u2066\u200f',
    'line\u2028line\u2029line\u0085line',
    '👩‍👩‍👧‍👦'.repeat(100),
    'x'.repeat(10_000),
    '\ud800',
    '&amp; &lt;b&gt;',
    ' ',
  ),
  fc.string({ unit: 'binary', maxLength: 400 }),
);

const plainBlock = z.strictObject({
  type: z.literal('plain_text'),
  text: z.string().min(1),
  emoji: z.literal(false),
});

/** What Slack takes, as far as it is used. */
const slackSchema = z.strictObject({
  text: z.string().min(1),
  mrkdwn: z.boolean(),
  blocks: z.array(
    z.discriminatedUnion('type', [
      z.strictObject({ type: z.enum(['header', 'section']), text: plainBlock }),
      z.strictObject({ type: z.literal('context'), elements: z.tuple([plainBlock]) }),
    ]),
  ),
});

describe('noticeText', () => {
  it('has the words of what it tells by itself', () => {
    expect(noticeText({ id: '1', tellings: [called('Contoso')], reason: 'now' }, english)).toEqual({
      title: 'Contoso: mail has stopped',
      severity: 'critical',
      items: [
        {
          title: 'Contoso: mail has stopped',
          lines: [
            'It has not been checked yet.',
            'The last result is too old to rely on.',
            `To do in Graphkeeper: “${RUNBOOK}”.`,
          ],
          severity: 'critical',
          isOver: false,
        },
      ],
      more: null,
      footer: 'Sent by Graphkeeper. Times are those of Europe/Paris.',
    });
  });

  it('says what to do, in the language of the channel, and nothing where it is over or there is nothing', () => {
    const linesOf = (patch: Partial<Telling>, language: Language = 'en') =>
      noticeText({ id: '1', tellings: [called('Contoso', patch)], reason: 'now' }, words(language)).items[0]
        ?.lines ?? [];
    expect(linesOf({ runbook: 'rotate-secret' }).at(-1)).toBe(`To do in Graphkeeper: “${RUNBOOK}”.`);
    expect(linesOf({ runbook: 'grant-consent' }, 'fr').at(-1)).toBe(
      'À faire dans Graphkeeper\u00a0: «\u00a0Accorder les autorisations manquantes\u00a0».',
    );
    expect(linesOf({ runbook: null })).toHaveLength(2);
    expect(linesOf({ runbook: 'rotate-secret', reason: 'resolved' })).toHaveLength(2);
  });

  it('lists the worst first and says how many it leaves out', () => {
    const notice = digest(MAX_LISTED + 2, 'quiet');
    const mild = called('mild', { severity: 'notice' });
    const text = noticeText({ ...notice, tellings: [mild, ...notice.tellings] }, english);
    expect(text.title).toBe('c0: mail has stopped, and 22 more alerts since it became quiet');
    expect(text.items).toHaveLength(MAX_LISTED);
    expect(text.items.every(({ severity }) => severity === 'critical')).toBe(true);
    expect(text.more).toBe('And 3 more: see Alerts in Graphkeeper.');
    expect(noticeText(digest(5), words('fr')).title).toBe(
      'c0\u00a0: le courrier est arrêté, et 4 autres alertes',
    );
  });

  it('is called after what does most to mail, however long its name', () => {
    const tellings = [
      called('mild', { severity: 'critical', impact: 'atRisk' }),
      called('x'.repeat(500), { severity: 'critical', impact: 'stopped' }),
    ];
    const { title } = noticeText({ id: 'digest', tellings, reason: 'now' }, english);
    expect(title).toMatch(/^x{199}…, and 1 more alert$/);
  });

  it('makes one line of every text, of a length that fits', () => {
    const text = noticeText(
      { id: '1', tellings: [called(`${SLY}${'x'.repeat(500)}`)], reason: 'now' },
      english,
    );
    expect(Array.from(text.title)).toHaveLength(300);
    expect(text.title).not.toMatch(/\p{Cc}/u);
  });

  it('is on one line each and read from its beginning to its end, whatever the names are', () => {
    fc.assert(
      fc.property(fc.array(hostileName, { minLength: 1, maxLength: 30 }), (names) => {
        const tellings = names.map((name) =>
          called(name, {
            body: [message('alerts.telling.end', { type: 'own', name, at: NOW, hasPassed: false })],
          }),
        );
        const { title, items } = noticeText({ id: '1', tellings, reason: 'now' }, english);
        for (const text of [title, ...items.flatMap((item) => [item.title, ...item.lines])]) {
          expect(text).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
          expect(text.length).toBeLessThanOrEqual(300);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('channelMail', () => {
  it('is a subject and plain text', () => {
    const { subject, text } = channelMail(noticeText(digest(2), english));
    expect(subject).toBe('c0: mail has stopped, and 1 more alert');
    expect(text).toBe(
      [
        ...['c0', 'c1'].map((name) =>
          [
            `${name}: mail has stopped`,
            '  It has not been checked yet.',
            '  The last result is too old to rely on.',
            `  To do in Graphkeeper: “${RUNBOOK}”.`,
          ].join('\n'),
        ),
        '-- \nSent by Graphkeeper. Times are those of Europe/Paris.\n',
      ].join('\n\n'),
    );
  });

  it('lets no name stand for another text in the subject', () => {
    const sly = called('=?utf-8?B?QWxsIGlzIHdlbGw=?= =??=');
    const { subject } = channelMail(noticeText(noticeFixture('1', sly), english));
    expect(subject).toContain('= ?utf-8?B?QWxsIGlzIHdlbGw= ?=');
    expect(subject).not.toContain('=?');
  });

  it('says a single one once', () => {
    const mail = channelMail(noticeText(noticeFixture('1', called('Contoso')), english));
    expect(mail.subject).toBe('Contoso: mail has stopped');
    expect(mail.text).not.toContain('mail has stopped');
  });
});

describe('teamsBody', () => {
  it('is a workflow message with an Adaptive Card in which every text is a text', () => {
    const body = teamsBody({ id: '1', tellings: [called(SLY)], reason: 'now' });
    expect(body).toMatchObject({
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          contentUrl: null,
          content: { type: 'AdaptiveCard', version: '1.2' },
        },
      ],
    });
    expect(JSON.stringify(body)).not.toContain('"TextBlock"');
    expect(JSON.stringify(body)).toContain('"color":"Attention"');
  });

  it.each(['é', '漢', '😀', '"', '\\'])(
    'stays below what Teams takes, however much of %j there is to tell',
    (unit) => {
      const long = message('alerts.telling.title', {
        name: unit.repeat(10_000),
        severity: 'critical',
        impact: 'stopped',
        reason: 'raised',
        isBlind: false,
        stage: null,
      });
      const tellings = Array.from({ length: 1_000 }, (_, index) =>
        called(`${String(index)} ${unit.repeat(10_000)}`, { body: [long, long] }),
      );
      const body = JSON.stringify(teamsBody({ id: '1', tellings, reason: 'now' }));
      expect(Buffer.byteLength(body)).toBeLessThan(27_000);
      const told = z
        .object({
          attachments: z.tuple([
            z.object({
              content: z.object({ body: z.array(z.looseObject({ separator: z.literal(true).optional() })) }),
            }),
          ]),
        })
        .parse(JSON.parse(body)).attachments[0].content.body;
      const listed = told.filter(({ separator }) => separator === true).length;
      expect(listed).toBeGreaterThan(3);
      expect(body).toContain(`And ${String(1_000 - listed)} more`.replace('1000', '1,000'));
    },
  );

  it('uses nothing that Adaptive Cards 1.2 do not know, whatever the names are', () => {
    const textRun = z.strictObject({
      type: z.literal('TextRun'),
      text: z.string().min(1),
      weight: z.literal('Bolder').optional(),
      size: z.enum(['Small', 'Medium']).optional(),
      color: z.enum(['Default', 'Good', 'Warning', 'Attention']).optional(),
      isSubtle: z.boolean().optional(),
    });
    const element = z.strictObject({
      type: z.literal('RichTextBlock'),
      inlines: z.array(textRun).min(1),
      separator: z.boolean().optional(),
    });
    const card = z.strictObject({
      $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
      type: z.literal('AdaptiveCard'),
      version: z.literal('1.2'),
      msteams: z.strictObject({ width: z.literal('Full') }),
      fallbackText: z.string().min(1),
      body: z.array(element).min(1),
    });
    const attachment = z.strictObject({
      contentType: z.literal('application/vnd.microsoft.card.adaptive'),
      contentUrl: z.null(),
      content: card,
    });
    const schema = z.strictObject({ type: z.literal('message'), attachments: z.tuple([attachment]) });
    fc.assert(
      fc.property(fc.array(hostileName, { minLength: 1, maxLength: 30 }), (names) => {
        schema.parse(teamsBody({ id: '1', tellings: names.map((name) => called(name)), reason: 'now' }));
      }),
      { numRuns: 50 },
    );
  });
});

describe('slackBody', () => {
  it('has plain text only, and no markup in what a notification shows', () => {
    const body = slackBody(noticeText({ id: '1', tellings: [called(SLY)], reason: 'now' }, english));
    expect(body['text']).toContain('&lt;!channel&gt; &lt;https://evil.example|x&gt; *b* &amp;');
    const { blocks } = z.object({ blocks: z.array(z.looseObject({ type: z.string() })) }).parse(body);
    expect(blocks.map(({ type }) => type)).toEqual(['header', 'section', 'context']);
    expect(JSON.stringify(blocks)).not.toContain('mrkdwn');
  });

  it('keeps within the lengths and the number of blocks that Slack allows', () => {
    const tellings = Array.from({ length: 60 }, (_, index) => called(`${String(index)} ${'😀'.repeat(400)}`));
    const body = slackBody(noticeText({ id: '1', tellings, reason: 'now' }, english));
    const block = z.object({ text: z.object({ text: z.string() }).optional(), type: z.string() });
    const { blocks } = z.object({ blocks: z.array(block) }).parse(body);
    expect(blocks.length).toBeLessThanOrEqual(50);
    for (const { type, text } of blocks) {
      expect((text?.text ?? '').length).toBeLessThanOrEqual(type === 'header' ? 150 : 3_000);
    }
  });

  it('lets no name become markup, a mention or a block of its own', () => {
    fc.assert(
      fc.property(fc.array(hostileName, { minLength: 1, maxLength: 30 }), (names) => {
        const tellings = names.map((name) => called(name));
        const body = slackBody(noticeText({ id: '1', tellings, reason: 'now' }, english));
        const { text, mrkdwn, blocks } = slackSchema.parse(body);
        expect(mrkdwn).toBe(false);
        expect(text).not.toMatch(/[<>]/);
        expect(blocks.length).toBeLessThanOrEqual(50);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the webhook message', () => {
  const messages = [
    webhookMessage(digest(30, 'quiet'), NOW, 'fr', words('fr')),
    webhookMessage(noticeFixture('1', called('Contoso', { stage: 7, deadline: NOW })), NOW, 'en', english),
    webhookTest(testText('Duty', english), 'Duty', NOW, 'en'),
  ];

  it('is as its schema says, and has all of what is told', () => {
    for (const one of messages) expect(webhookMessageSchema.parse(one)).toEqual(one);
    expect(messages[0]).toMatchObject({
      type: 'graphkeeper.alerts',
      data: { reason: 'quiet', language: 'fr' },
    });
    expect(messages[0]?.data).toHaveProperty('alerts.length', 30);
    expect(messages[1]).toMatchObject({
      data: { alerts: [{ event: 'raised', severity: 'critical', stageDays: 7, runbook: 'rotate-secret' }] },
    });
  });

  it('may have more fields some day, for whoever checks it by that schema', () => {
    expect(readFileSync('docs/webhook.schema.json', 'utf8')).not.toContain('additionalProperties');
  });

  it('is documented by that very schema', () => {
    const documented: unknown = JSON.parse(readFileSync('docs/webhook.schema.json', 'utf8'));
    expect(documented).toEqual(z.toJSONSchema(webhookMessageSchema, { io: 'input' }));
  });
});
