import type { JsonObject } from '../domain/json';
import type { Severity } from '../domain/severity';
import type { ChannelItem, ChannelText } from './channel-text';
import { shortened } from './plain-text';

/** Colours that Adaptive Cards have names for. */
const COLOURS: Readonly<Record<Severity, string>> = {
  ok: 'Good',
  notice: 'Default',
  warning: 'Warning',
  critical: 'Attention',
  unknown: 'Default',
};

/** Text runs show a text as it is: a text block would read a name as Markdown, links included. */
function run(text: string, style: JsonObject = {}): JsonObject {
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text, ...style }] };
}

function itemOf(item: ChannelItem): readonly JsonObject[] {
  return [
    { ...run(item.title, { weight: 'Bolder', color: COLOURS[item.severity] }), separator: true },
    ...item.lines.map((line) => run(line)),
  ];
}

/**
 * The message for a workflow of Microsoft Teams ("Post to a channel when a webhook request is received"): an Adaptive
 * Card 1.4, which the Teams clients of all systems show.
 */
export function teamsBody({ title, severity, items, more, footer }: ChannelText): JsonObject {
  const [only] = items;
  const isSingle = items.length === 1 && only !== undefined;
  const body = [
    run(title, { weight: 'Bolder', size: 'Medium', color: COLOURS[severity] }),
    ...(isSingle ? only.lines.map((line) => run(line)) : items.flatMap(itemOf)),
    ...(more === null ? [] : [run(more)]),
    run(footer, { size: 'Small', isSubtle: true }),
  ];
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          msteams: { width: 'Full' },
          fallbackText: title,
          body,
        },
      },
    ],
  };
}

/** What Slack reads as markup in the text of a notification. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Slack's headers have at most 150 characters. */
const MAX_HEADER = 150;

/** Signs before what is told, because Slack's blocks have no colours. */
const SIGNS: Readonly<Record<Severity, string>> = {
  ok: '✅',
  notice: 'ℹ️',
  warning: '⚠️',
  critical: '🛑',
  unknown: '❔',
};

function plain(text: string): JsonObject {
  return { type: 'plain_text', text, emoji: false };
}

function header(text: string): JsonObject {
  return { type: 'header', text: plain(shortened(text, MAX_HEADER)) };
}

/** The message for an incoming webhook of Slack. Plain text throughout: a name is shown, never read as a mention. */
export function slackBody({ title, severity, items, more, footer }: ChannelText): JsonObject {
  const sections = items
    .map((item) =>
      items.length === 1 ? item.lines : [`${SIGNS[item.severity]} ${item.title}`, ...item.lines],
    )
    .filter((lines) => lines.length > 0);
  return {
    text: escaped(title),
    blocks: [
      header(`${SIGNS[severity]} ${title}`),
      ...sections.map((lines) => ({ type: 'section', text: plain(lines.join('\n')) })),
      { type: 'context', elements: [plain(more === null ? footer : `${more} · ${footer}`)] },
    ],
  };
}
