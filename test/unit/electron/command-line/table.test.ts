import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';

import { formatTable } from '../../../../electron/command-line/table';
import { wrap } from '../../../../electron/command-line/wrap';
import type { Telling } from '../../../../shared/domain/alert';
import type { Report, ReportFinding } from '../../../../shared/domain/report';
import type { Severity } from '../../../../shared/domain/severity';
import { createFormatter } from '../../../../shared/messages/formatter';
import { message } from '../../../../shared/messages/message';
import { tellingFixture } from '../../../support/notice-fixtures';

const AT = '2026-11-23T12:00:00.000Z';

function finding(severity: Severity, title: string): ReportFinding {
  return {
    key: `credential-expiry/${title}`,
    check: 'credential-expiry',
    severity,
    subject: { type: 'clientSecret', id: title, name: title },
    title,
    detail: `What ${title} means for mail, why, and what to do about it: 漢字 and a-word-that-is-much-longer-than-any-narrow-line-of-a-terminal.`,
    deadline: severity === 'ok' ? null : '2026-11-29T09:00:00.000Z',
    runbook: null,
    evidence: {},
  };
}

function report(name = 'Contoso support mail'): Report {
  const connection = (severity: Severity, findings: readonly ReportFinding[]) => ({
    name: `${name} ${severity}`,
    tenantId: 't',
    clientId: 'c',
    severity,
    observedAt: AT,
    verdict: {
      link: 'token',
      severity,
      headline: `Headline of ${severity}.`,
      explains: ['a', 'b'],
      runbook: 'rotate-secret',
    } as const,
    findings,
    requests: { token: 1, graph: 1, batched: 7, genesys: 0, retries: 0 },
  });
  return {
    schema: 'graphkeeper.report/1',
    at: AT,
    severity: 'critical',
    connections: [
      connection('ok', [finding('ok', 'fine one'), finding('ok', 'fine two')]),
      connection('critical', [
        finding('notice', 'clean up'),
        finding('critical', 'expired'),
        finding('ok', 'fine'),
      ]),
    ],
  };
}

function table(
  options: {
    width?: number;
    hasColour?: boolean;
    language?: 'en' | 'fr';
    isAsOf?: boolean;
    name?: string;
    tellings?: readonly Telling[];
  } = {},
): string {
  const { width = 100, hasColour = false, language = 'en', isAsOf = false, name, tellings = [] } = options;
  return formatTable(report(name), {
    language,
    format: createFormatter(language, Date.parse(AT), 'UTC'),
    width,
    hasColour,
    isAsOf,
    zone: 'UTC',
    tellings,
  });
}

describe('formatTable', () => {
  it('puts the worst first, says its verdict first, folds what is fine, and sums up last', () => {
    const text = table();
    const order = [
      'Contoso support mail critical',
      'Headline of critical.',
      'expired',
      'clean up',
      '1 finding is fine',
      'Contoso support mail ok',
      '2 findings are fine',
      '2 connections: 1 critical and 1 healthy.',
    ];
    const places = order.map((part) => text.indexOf(part));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(text).not.toContain('fine one');
    expect(text).toContain('✖ Critical');
    expect(text).toMatch(/Deadline: Sun,? 29 Nov 2026, 09:00 \(in 5 days\)/);
    expect(text.endsWith('\n')).toBe(true);
  });

  /** Told so many days before that end. */
  const reminder = (days: number): Telling =>
    tellingFixture(String(days), {
      at: `2026-11-${String(29 - days)}T09:00:00.000Z`,
      severity: days === 0 ? 'critical' : 'warning',
      body: [
        message('alerts.telling.end', {
          type: 'clientSecret',
          name: 'genesys-2026',
          at: '2026-11-29T09:00:00.000Z',
          hasPassed: days === 0,
        }),
      ],
    });

  it('ends with what would be told until then, each in the words of its own moment', () => {
    const [, section = ''] = table({ isAsOf: true, tellings: [reminder(3), reminder(0)] }).split(
      'Judged as of',
    );
    expect(section).toMatch(
      /2 alerts would be told until then[^]*26 Nov 2026, 09:00 {2}▲ Warning\n[^]*ends in 3 days \(Sun,? 29 Nov[^]*29 Nov 2026, 09:00 {2}✖ Critical\n[^]* ended now/,
    );
    expect(table({ isAsOf: true })).not.toContain('would be told');
  });

  it('counts what is too much to list', () => {
    const text = table({ isAsOf: true, tellings: Array.from({ length: 52 }, () => reminder(3)) });
    expect(text).toContain('52 alerts would be told until then');
    expect(text).toContain('and 2 more');
  });

  it.each([40, 52, 64, 80, 110])('keeps within %i columns', (width) => {
    for (const language of ['en', 'fr'] as const) {
      for (const line of table({ width, language, isAsOf: true, tellings: [reminder(3), reminder(0)] }).split(
        '\n',
      )) {
        expect(stringWidth(line)).toBeLessThanOrEqual(width);
        expect(line).toBe(line.trimEnd());
      }
    }
  });

  it('says everything in words without colour, and the same words with it', () => {
    const coloured = table({ hasColour: true });
    expect(coloured).toContain('\u001b[31m');

    expect(coloured.replaceAll(/\u001b\[\d+m/g, '')).toBe(table());
    expect(table()).not.toContain('\u001b');
  });

  it('does not let a name steer the terminal', () => {
    const text = table({ name: 'Evil\u001b[2J\u0007\u202ename\r\nnext' });
    expect(text).toContain('Evil [2J name next');
    expect(text).not.toMatch(/[\u001b\u0007\u202e\r]/);
  });

  it('says that it is judged as of another moment', () => {
    expect(table({ isAsOf: true })).toMatch(/Judged as of Mon,? 23 Nov 2026, 12:00\./);
    expect(table()).not.toContain('Judged as of');
  });
});

describe('wrap', () => {
  it('breaks at ordinary spaces, cuts what is longer than a line, counts columns and not characters', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
    expect(wrap('漢字漢字', 4)).toEqual(['漢字', '漢字']);
    expect(wrap('a\u00a0b c', 3)).toEqual(['a\u00a0b', 'c']);
    expect(wrap('', 10)).toEqual(['']);
  });
});
