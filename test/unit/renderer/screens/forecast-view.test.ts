import { describe, expect, it } from 'vitest';

import {
  changedAndSame,
  forecastSentence,
  forecastSeverity,
  tellingsByDay,
} from '../../../../renderer/screens/forecast/forecast-view';
import { localMoment } from '../../../../shared/alerts/local-time';
import type { ConnectionForecast } from '../../../../shared/domain/forecast';
import { DAY_MS, HOUR_MS } from '../../../../shared/domain/instant';
import type { MailImpact } from '../../../../shared/domain/mail-impact';
import type { Severity } from '../../../../shared/domain/severity';
import { createFormatter } from '../../../../shared/messages/formatter';
import { say } from '../../../../shared/messages/say';
import { FIXTURE_NOW, fixtureInstant } from '../../../support/app-state-fixtures';
import { connectionAhead, turnFixture } from '../../../support/forecast-fixtures';
import { tellingFixture } from '../../../support/notice-fixtures';

const AT = fixtureInstant(30 * DAY_MS);

function then(to: Severity, impact: MailImpact = 'none'): ConnectionForecast {
  return connectionAhead(`${to} ${impact}`, { to, impact });
}

function sentence(...connections: readonly ConnectionForecast[]): string | null {
  const found = forecastSentence({ at: AT, connections, tellings: [], unheard: 0 });
  return found === null ? null : say(found, 'en', createFormatter('en', FIXTURE_NOW, 'UTC'));
}

describe('the sentence of a later day', () => {
  it('says the worst of it, and for how many', () => {
    const all = [then('critical', 'stopped'), then('warning', 'atRisk'), then('unknown'), then('ok')];
    expect(sentence(...all)).toMatch(/^By the end of .*23 Dec 2026, mail will have stopped for 1 of 4/);
    expect(sentence(...all.slice(1))).toMatch(/mail will be at risk for 1 of 3 connections\.$/);
    expect(sentence(...all.slice(2))).toMatch(/it will not be known whether mail flows for 1 of 2/);
    expect(sentence(then('critical'), then('warning'), then('ok'))).toMatch(/2 of 3 .* need attention\.$/);
    expect(sentence(then('ok'), then('notice'))).toMatch(/mail will still flow for all 2 connections\.$/);
    expect(sentence(then('critical', 'stopped'))).toMatch(/mail will have stopped for the connection\.$/);
  });

  it('never says that mail stops by what is only noted or not known', () => {
    expect(sentence(then('notice', 'stopped'))).toMatch(/mail will still flow/);
    expect(sentence(then('unknown', 'stopped'))).toMatch(/not be known/);
  });

  it('is none where nothing was ever read, and that is not green', () => {
    expect(sentence()).toBeNull();
  });

  it('has the shape of the worst', () => {
    const connections = [then('ok'), then('warning'), then('unknown')];
    expect(forecastSeverity({ at: AT, connections, tellings: [], unheard: 0 })).toBe('warning');
  });
});

describe('changedAndSame', () => {
  it('parts what turns from what stays, the worst of that day first', () => {
    const connections = [
      connectionAhead('stays', { from: 'warning', to: 'warning' }),
      connectionAhead('healthy'),
      connectionAhead('turns within', { from: 'warning', to: 'warning', turns: [turnFixture()] }),
      connectionAhead('falls', { from: 'ok', to: 'critical' }),
    ];
    const { changed, same } = changedAndSame({ at: AT, connections, tellings: [], unheard: 0 });
    expect(changed.map(({ connectionName }) => connectionName)).toEqual(['falls', 'turns within']);
    expect(same.map(({ connectionName }) => connectionName)).toEqual(['stays', 'healthy']);
  });
});

describe('tellingsByDay', () => {
  it('goes by the day where the administrator is', () => {
    const tellings = [11 * HOUR_MS, 13 * HOUR_MS, 20 * HOUR_MS].map((offset) =>
      tellingFixture(String(offset), { at: fixtureInstant(offset) }),
    );
    const daysIn = (zone: string) =>
      tellingsByDay(tellings, (at) => localMoment(at, zone).date).map(({ date, tellings: ofDay }) => [
        date,
        ofDay.length,
      ]);
    expect(daysIn('UTC')).toEqual([
      ['2026-11-23', 1],
      ['2026-11-24', 2],
    ]);
    expect(daysIn('Europe/Paris')).toEqual([['2026-11-24', 3]]);
  });
});
