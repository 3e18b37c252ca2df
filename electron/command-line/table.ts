import pc from 'picocolors';

import type { Telling } from '../../shared/domain/alert';
import { epochOf } from '../../shared/domain/instant';
import type { Report, ReportConnection, ReportFinding } from '../../shared/domain/report';
import { compareSeverity, SEVERITIES, type Severity } from '../../shared/domain/severity';
import { createFormatter, type Formatter, type Language } from '../../shared/messages/formatter';
import { type Message, message } from '../../shared/messages/message';
import { say } from '../../shared/messages/say';
import { padded, wrap } from './wrap';

/** How the table is to look. */
export interface TableOptions {
  readonly language: Language;
  readonly format: Formatter;
  /** IANA name of the zone that `format` writes times in; left out: the computer's own. */
  readonly zone?: string;
  /** Columns. */
  readonly width: number;
  readonly hasColour: boolean;
  /** Says when the report is judged as of another moment than now. */
  readonly isAsOf: boolean;
  /** What would be told from now until then, in the order of time; none unless that is later than now. */
  readonly tellings: readonly Telling[];
}

/** A shape of one column for each severity, so that colour is never needed. */
const SHAPES: Readonly<Record<Severity, string>> = {
  ok: '✓',
  notice: 'i',
  unknown: '?',
  warning: '▲',
  critical: '✖',
};

/** So many tellings are listed; the rest is counted. */
const MOST_TELLINGS = 50;

/** Below this width, a finding's text begins under its severity instead of beside it. */
const SIDE_BY_SIDE = 64;

type Paint = (text: string) => string;

/** The report for people: a block for each connection, its verdict first, and one line to sum up. */
export function formatTable(report: Report, options: TableOptions): string {
  const colours = pc.createColors(options.hasColour);
  const paints: Readonly<Record<Severity, Paint>> = {
    ok: colours.green,
    notice: colours.blue,
    unknown: colours.magenta,
    warning: colours.yellow,
    critical: colours.red,
  };
  const words = (text: Message): string => say(text, options.language, options.format);
  const label = (severity: Severity): string =>
    `${SHAPES[severity]} ${words(message('cli.table.severity', { severity }))}`;
  const labelWidth =
    Math.max(...SEVERITIES.map((severity) => wrap(label(severity), 100).join('').length)) + 2;
  const isSideBySide = options.width >= SIDE_BY_SIDE;

  const block = (text: string, indent: number, paint: Paint = (plain) => plain): readonly string[] =>
    wrap(text, options.width - indent).map((line) => ' '.repeat(indent) + paint(line));

  /** @param isExplained the verdict said it all already: its title is enough */
  const finding = (one: ReportFinding, isExplained: boolean): readonly string[] => {
    const indent = isSideBySide ? 2 + labelWidth : 4;
    const paint = paints[one.severity];
    const [title = '', ...titleRest] = wrap(one.title, options.width - indent);
    const head = isSideBySide
      ? [`  ${paint(padded(label(one.severity), labelWidth))}${colours.bold(title)}`]
      : [`  ${paint(label(one.severity))}`, ' '.repeat(indent) + colours.bold(title)];
    return [
      ...head,
      ...titleRest.map((line) => ' '.repeat(indent) + colours.bold(line)),
      ...(isExplained ? [] : block(one.detail, indent)),
      ...(one.deadline === null || isExplained
        ? []
        : block(words(message('cli.table.deadline', { deadline: one.deadline })), indent, colours.dim)),
    ];
  };

  const connection = (one: ReportConnection): readonly string[] => {
    const { verdict } = one;
    const paint = paints[one.severity];
    const told = one.findings
      .filter((each) => each.severity !== 'ok')
      .toSorted((a, b) => compareSeverity(b.severity, a.severity));
    const fine = one.findings.length - told.length;
    const hints: readonly Message[] = [
      ...(verdict.explains.length > 1
        ? [message('cli.table.explained', { count: verdict.explains.length })]
        : []),
      ...(verdict.runbook === null ? [] : [message('cli.table.runbook', { runbook: verdict.runbook })]),
    ];
    return [
      ...wrap(`${label(one.severity)}  ${one.name}`, options.width).map((line) => paint(colours.bold(line))),
      ...block(verdict.headline, 2),
      ...hints.flatMap((hint) => block(words(hint), 2, colours.dim)),
      ...told.flatMap((each) => {
        const isExplained = verdict.explains.includes(each.key) && each.key !== verdict.explains[0];
        return ['', ...finding(each, isExplained)];
      }),
      ...(fine === 0
        ? []
        : [
            '',
            ...block(
              `${SHAPES.ok} ${words(message('cli.table.fine', { count: fine }))}`,
              2,
              told.length > 0 ? colours.dim : paints.ok,
            ),
          ]),
      '',
    ];
  };

  /** Each in the words of its own moment. */
  const telling = ({ at, severity, title, body }: Telling): readonly string[] => {
    const then = createFormatter(options.language, epochOf(at), options.zone);
    const text = (line: Message): string => say(line, options.language, then);
    return [
      ...block(`${options.format.dateTime(at)}  ${label(severity)}`, 2, paints[severity]),
      ...block(text(title), 4, colours.bold),
      ...body.flatMap((line) => block(text(line), 4)),
    ];
  };
  const { tellings } = options;
  const told = tellings.slice(0, MOST_TELLINGS);
  const rest = tellings.length - told.length;
  const section =
    tellings.length === 0
      ? []
      : [
          '',
          ...block(words(message('cli.table.told', { count: tellings.length })), 0, colours.bold),
          ...told.flatMap(telling),
          ...(rest === 0 ? [] : block(words(message('cli.table.toldMore', { count: rest })), 2, colours.dim)),
        ];

  const counts = SEVERITIES.toReversed().flatMap((severity) => {
    const count = report.connections.filter((one) => one.severity === severity).length;
    return count === 0 ? [] : [{ severity, count }];
  });
  const summary = message('cli.table.summary', { total: report.connections.length, counts });
  const lines = [
    ...report.connections.toSorted((a, b) => compareSeverity(b.severity, a.severity)).flatMap(connection),
    ...wrap(words(summary), options.width).map((line) => paints[report.severity](colours.bold(line))),
    ...(options.isAsOf ? block(words(message('cli.table.asOf', { at: report.at })), 0, colours.dim) : []),
    ...section,
  ];
  return `${lines.join('\n')}\n`;
}
