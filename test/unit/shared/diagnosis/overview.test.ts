import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  keepOrder,
  mailStanding,
  nextDeadline,
  orderConnections,
  overviewRemainder,
  overviewSentence,
  overviewSeverity,
  severityChanges,
  verdictSince,
} from '../../../../shared/diagnosis/overview';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../../shared/domain/instant';
import { SEVERITIES } from '../../../../shared/domain/severity';
import type { ConnectionState } from '../../../../shared/domain/state';
import { createFormatter, type Language } from '../../../../shared/messages/formatter';
import type { Message } from '../../../../shared/messages/message';
import { say } from '../../../../shared/messages/say';
import {
  connectionFixture,
  credentialFixture,
  expiringConnection,
  findingFixture,
  FIXTURE_NOW,
  fixtureInstant,
  healthFixture,
  healthyConnection,
  sampleConnections,
  stoppedConnection,
  uncertainConnection,
} from '../../../support/app-state-fixtures';

const words = (text: Message | null, language: Language = 'en'): string =>
  text === null ? '' : say(text, language, createFormatter(language, FIXTURE_NOW, 'UTC'));
const sentence = (connections: readonly ConnectionState[], now = FIXTURE_NOW): string =>
  words(overviewSentence(connections, now));

const attention = (name: string): ConnectionState =>
  connectionFixture(
    name,
    healthFixture('warning', [findingFixture({ severity: 'warning', impact: 'none' })]),
  );
const unread = (name: string): ConnectionState => connectionFixture(name, null);

describe('overviewSentence', () => {
  it.each([
    ['nothing watched', [], 'No connection is watched yet.'],
    ['nothing read', [unread('a'), unread('b')], 'Reading 2 connections for the first time.'],
    ['one stopped', sampleConnections(), 'Mail has stopped for 1 of 4 connections.'],
    [
      'all stopped',
      [stoppedConnection('a'), stoppedConnection('b')],
      'Mail has stopped for all 2 connections.',
    ],
    [
      'at risk',
      [healthyConnection('a'), expiringConnection('b', 6)],
      'Mail is at risk for 1 of 2 connections.',
    ],
    [
      'not known',
      [healthyConnection('a'), uncertainConnection('b')],
      'It is not known whether mail flows for 1 of 2 connections.',
    ],
    [
      'partly unread',
      [healthyConnection('a'), unread('b')],
      'It is not known whether mail flows for 1 of 2 connections.',
    ],
    [
      'harmless warning',
      [healthyConnection('a'), attention('b')],
      'Mail flows. 1 of 2 connections needs attention.',
    ],
    ['all well', [healthyConnection('a'), healthyConnection('b')], 'Mail flows for all 2 connections.'],
    ['one, well', [healthyConnection('a')], 'Mail flows for the connection.'],
  ])('%s', (_, connections, expected) => {
    expect(sentence(connections)).toBe(expected);
  });

  it('does not say that mail flows once the data is too old', () => {
    const connections = [healthyConnection('a')];
    expect(sentence(connections, FIXTURE_NOW + 13 * MINUTE_MS)).toBe('Mail flows for the connection.');
    expect(sentence(connections, FIXTURE_NOW + 14 * MINUTE_MS)).toBe(
      'It is not known whether mail flows for the connection.',
    );
  });

  it('never says that mail flows while anything is unknown, unread or stopped', () => {
    const kinds = [unread, uncertainConnection, stoppedConnection, healthyConnection, attention] as const;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 6 }), (makers) => {
        const connections = makers.map((make, index) => make(String(index)));
        const isCertain = makers.every((make) => make === healthyConnection || make === attention);
        expect(sentence(connections).startsWith('Mail flows')).toBe(isCertain);
      }),
    );
  });

  it('is French in French', () => {
    expect(words(overviewSentence(sampleConnections(), FIXTURE_NOW), 'fr')).toBe(
      'Le courrier n’est plus récupéré pour 1 connexion sur 4.',
    );
  });
});

describe('overviewRemainder', () => {
  it('names what the sentence leaves out, and nothing twice', () => {
    expect(words(overviewRemainder(sampleConnections(), FIXTURE_NOW))).toBe(
      'Besides: 1 at risk and 1 not known.',
    );
    expect(overviewRemainder([stoppedConnection('a'), healthyConnection('b')], FIXTURE_NOW)).toBeNull();
    expect(overviewRemainder([attention('a')], FIXTURE_NOW)).toBeNull();
    expect(words(overviewRemainder([uncertainConnection('a'), attention('b')], FIXTURE_NOW))).toBe(
      'Besides: 1 to look at.',
    );
  });
});

describe('mailStanding', () => {
  it('says stopped only for what is certain', () => {
    const doubtful = findingFixture({ severity: 'unknown', impact: 'stopped' });
    const warning = findingFixture({ key: 'x/1', severity: 'warning', impact: 'atRisk' });
    expect(
      mailStanding(connectionFixture('a', healthFixture('warning', [doubtful, warning])), FIXTURE_NOW),
    ).toBe('atRisk');
    expect(mailStanding(connectionFixture('a', healthFixture('unknown', [doubtful])), FIXTURE_NOW)).toBe(
      'unknown',
    );
  });
});

describe('overviewSeverity', () => {
  it('is the worst shown, and unknown of nothing', () => {
    expect(overviewSeverity(sampleConnections(), FIXTURE_NOW)).toBe('critical');
    expect(overviewSeverity([healthyConnection('a')], FIXTURE_NOW)).toBe('ok');
    expect(overviewSeverity([healthyConnection('a')], FIXTURE_NOW + DAY_MS)).toBe('unknown');
    expect(overviewSeverity([], FIXTURE_NOW)).toBe('unknown');
  });
});

describe('nextDeadline', () => {
  it('is the nearest date at which something gets worse by itself', () => {
    expect(nextDeadline(sampleConnections(), FIXTURE_NOW)).toMatchObject({
      connectionName: 'Fabrikam orders',
      at: fixtureInstant(6 * DAY_MS),
      subject: { name: 'genesys-2026' },
    });
  });

  it('is one date on a good day', () => {
    expect(nextDeadline([healthyConnection('a')], FIXTURE_NOW)?.at).toBe(fixtureInstant(200 * DAY_MS));
  });

  it('passes over what has passed, what renews itself and what harms nobody', () => {
    const of = (...findings: Parameters<typeof findingFixture>[0][]) =>
      nextDeadline([connectionFixture('a', healthFixture('ok', findings.map(findingFixture)))], FIXTURE_NOW);
    expect(of({ severity: 'critical', deadline: fixtureInstant(-DAY_MS) })).toBeNull();
    expect(of({ check: 'subscription-health', deadline: fixtureInstant(DAY_MS) })).toBeNull();
    expect(
      of({
        check: 'credential-expiry',
        severity: 'notice',
        impact: 'none',
        deadline: fixtureInstant(DAY_MS),
      }),
    ).toBeNull();
    expect(
      of({ check: 'subscription-health', severity: 'warning', deadline: fixtureInstant(DAY_MS) })?.at,
    ).toBe(fixtureInstant(DAY_MS));
  });

  it('is the worst of several on one date', () => {
    const finding = credentialFixture(6, { severity: 'notice', impact: 'atRisk' });
    const worse = credentialFixture(6, { severity: 'critical', impact: 'stopped' });
    const connections = [
      connectionFixture('a', healthFixture('notice', [finding])),
      connectionFixture('b', healthFixture('critical', [worse])),
    ];
    expect(nextDeadline(connections, FIXTURE_NOW)?.connectionName).toBe('b');
    expect(nextDeadline([...connections].reverse(), FIXTURE_NOW)?.connectionName).toBe('b');
  });
});

describe('orderConnections', () => {
  it('puts the worst first and keeps equals as they are', () => {
    expect(
      orderConnections(
        [...sampleConnections(), healthyConnection('Zeta'), healthyConnection('Alpha')],
        FIXTURE_NOW,
      ),
    ).toEqual(['Adatum claims', 'Fabrikam orders', 'Litware service', 'Contoso help', 'Zeta', 'Alpha']);
  });

  it('is a permutation that no better connection of precedes a worse one', () => {
    const connection = fc
      .constantFrom(...SEVERITIES)
      .map((severity) => healthFixture(severity, [findingFixture({ severity })]));
    fc.assert(
      fc.property(fc.array(connection, { maxLength: 12 }), (healths) => {
        const connections = healths.map((health, index) => connectionFixture(String(index), health));
        const order = orderConnections(connections, FIXTURE_NOW);
        const ranks = order.map((id) => SEVERITIES.indexOf(connections[Number(id)]!.health!.severity));
        expect([...order].sort()).toEqual(connections.map(({ id }) => id).sort());
        expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
      }),
    );
  });
});

describe('keepOrder', () => {
  it('moves nothing, adds at the end and drops what is gone', () => {
    const connections = ['new', 'b', 'a'].map((name) => healthyConnection(name));
    expect(keepOrder(['a', 'gone', 'b'], connections)).toEqual(['a', 'b', 'new']);
  });
});

describe('verdictSince', () => {
  it('is when the first explained finding began; nothing is since when all is well', () => {
    expect(verdictSince(stoppedConnection('a').health!)).toBe(fixtureInstant(-3 * HOUR_MS));
    expect(verdictSince(healthyConnection('a').health!)).toBeNull();
  });
});

describe('severityChanges', () => {
  const changes = (before: ConnectionState, after: ConnectionState) =>
    severityChanges({ connections: [before] }, { connections: [after] }, FIXTURE_NOW).map(
      ({ severity }) => severity,
    );

  it('tells turns for the worse and for the better', () => {
    expect(changes(healthyConnection('a'), stoppedConnection('a'))).toEqual(['critical']);
    expect(changes(stoppedConnection('a'), healthyConnection('a'))).toEqual(['ok']);
  });

  it('tells a first reading only when it is bad, and nothing of what stays', () => {
    expect(changes(unread('a'), healthyConnection('a'))).toEqual([]);
    expect(changes(unread('a'), stoppedConnection('a'))).toEqual(['critical']);
    expect(changes(stoppedConnection('a'), { ...stoppedConnection('a'), checking: 'full' })).toEqual([]);
  });
});
