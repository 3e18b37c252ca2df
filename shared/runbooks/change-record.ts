import type { Proof, RunState, StepView } from '../domain/runbook-run';
import type { Formatter, Language } from '../messages/formatter';
import { type Message, message } from '../messages/message';
import { say } from '../messages/say';
import { shownRequest } from './request-text';

/** How one document format writes what a change record is made of. Texts come unescaped. */
interface Markup {
  readonly heading: (level: 1 | 2, text: string) => string;
  readonly facts: (pairs: readonly (readonly [string, string])[]) => string;
  readonly items: (texts: readonly string[]) => string;
  readonly code: (text: string) => string;
  readonly whole: (title: string, body: string, language: Language) => string;
}

const MARKDOWN_SPECIAL = /[\\`*_{}[\]()#+\-.!|<>~]/g;

function markdownText(text: string): string {
  return text.replace(MARKDOWN_SPECIAL, (one) => `\\${one}`).replaceAll('\n', ' ');
}

const MARKDOWN: Markup = {
  heading: (level, text) => `${'#'.repeat(level)} ${markdownText(text)}\n`,
  facts: (pairs) =>
    `${pairs.map(([name, value]) => `- **${markdownText(name)}:** ${markdownText(value)}`).join('\n')}\n`,
  items: (texts) => `${texts.map((text) => `- ${markdownText(text)}`).join('\n')}\n`,
  code: (text) => {
    const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
    const fence = '`'.repeat(longest + 1);
    return `${fence}\n${text}\n${fence}\n`;
  },
  whole: (_title, body) => body,
};

const HTML_SPECIAL: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function htmlText(text: string): string {
  return text.replace(/[&<>"']/g, (one) => HTML_SPECIAL[one] ?? one);
}

const HTML: Markup = {
  heading: (level, text) => `<h${String(level)}>${htmlText(text)}</h${String(level)}>\n`,
  facts: (pairs) =>
    `<table>\n${pairs
      .map(([name, value]) => `<tr><th scope="row">${htmlText(name)}</th><td>${htmlText(value)}</td></tr>`)
      .join('\n')}\n</table>\n`,
  items: (texts) => `<ul>\n${texts.map((text) => `<li>${htmlText(text)}</li>`).join('\n')}\n</ul>\n`,
  code: (text) => `<pre>${htmlText(text)}</pre>\n`,
  whole: (title, body, language) =>
    [
      '<!doctype html>',
      `<html lang="${language}">`,
      '<head>',
      '<meta charset="utf-8">',
      '<meta name="viewport" content="width=device-width">',
      `<title>${htmlText(title)}</title>`,
      '<style>body{font:15px/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}th{text-align:left;padding-right:1.5rem;font-weight:600}pre{background:#f3f3f3;padding:.75rem;overflow:auto}</style>',
      '</head>',
      '<body>',
      body.trimEnd(),
      '</body>',
      '</html>',
      '',
    ].join('\n'),
};

/**
 * What a run did, for the ticket: who, when, what was sent, what was done by hand, and what proves it. It holds no
 * secret, because a run's state does not.
 */
function changeRecord(run: RunState, markup: Markup, language: Language, format: Formatter): string {
  const words = (text: Message): string => say(text, language, format);
  const title = words(message('runbook.title', run));
  const proofText = ({ text, at, from, requestId }: Proof): string =>
    words(message('changeRecord.proof', { text: words(text), at, from, requestId }));
  const stepParts = (step: StepView): readonly string[] => [
    markup.heading(2, words(step.title)),
    ...(step.endedAt === null
      ? []
      : [markup.facts([[words(message('changeRecord.endedAt')), format.dateTime(step.endedAt)]])]),
    ...step.sent.map((request) => markup.code(shownRequest(request))),
    ...(step.proofs.length === 0 ? [] : [markup.items(step.proofs.map(proofText))]),
  ];
  const body = [
    markup.heading(1, title),
    markup.facts([
      [words(message('changeRecord.connection')), run.connectionName],
      [words(message('changeRecord.startedAt')), format.dateTime(run.startedAt)],
      ...(run.endedAt === null
        ? []
        : [[words(message('changeRecord.endedAt')), format.dateTime(run.endedAt)] as const]),
      [words(message('changeRecord.result')), words(message('changeRecord.status', { status: run.status }))],
      ...(run.alsoConcerns.length === 0
        ? []
        : [[words(message('changeRecord.alsoConcerns')), format.list(run.alsoConcerns)] as const]),
    ]),
    ...run.steps.filter(({ status }) => status === 'done').flatMap(stepParts),
  ].join('\n');
  return markup.whole(title, body, language);
}

/** The change record as Markdown. */
export function changeRecordMarkdown(run: RunState, language: Language, format: Formatter): string {
  return changeRecord(run, MARKDOWN, language, format);
}

/** The change record as an HTML document that needs nothing else. */
export function changeRecordHtml(run: RunState, language: Language, format: Formatter): string {
  return changeRecord(run, HTML, language, format);
}
