import { describe, expect, it } from 'vitest';

import type { News } from '../../../../shared/alerts/news-item';
import { tellingWords } from '../../../../shared/alerts/telling-words';
import type { Alert } from '../../../../shared/domain/alert';
import type { AlertSettings } from '../../../../shared/domain/alert-settings';
import { DAY_MS, HOUR_MS, instantOf } from '../../../../shared/domain/instant';
import type { Language } from '../../../../shared/messages/formatter';
import { message } from '../../../../shared/messages/message';
import { ALERT_NOW as NOW, alertFixture, planContext } from '../../../support/alert-fixtures';
import { words } from '../../../support/judge';

/** Sunday, 29 November 2026, 10:00. */
const SUNDAY = Date.parse('2026-11-29T10:00:00.000Z');

const SECRET: Partial<Alert> = {
  source: 'credential-expiry',
  subject: { type: 'clientSecret', id: 'f0b0', name: 'genesys-2026' },
  severity: 'critical',
  impact: 'atRisk',
  deadline: instantOf(SUNDAY),
};

interface Case {
  readonly alert?: Partial<Alert>;
  readonly news?: Partial<News>;
  readonly now?: number;
  readonly settings?: Partial<AlertSettings>;
  readonly language?: Language;
}

/** Title and lines, in words. */
function told({ alert, news, now = NOW, settings, language = 'en' }: Case): readonly string[] {
  const full = alertFixture({ connectionName: 'Contoso', ...alert });
  const { title, body } = tellingWords(
    { alert: full, reason: 'raised', stage: null, impact: full.impact, snoozedAt: null, ...news },
    planContext(now, settings),
  );
  return [title, ...body].map((one) => words(one, language, now).replaceAll(/[\u00a0\u202f]/g, ' '));
}

describe('a telling', () => {
  it('names the connection and the consequence, then the cause', () => {
    expect(told({ alert: { severity: 'critical', impact: 'stopped' } })).toEqual([
      'Contoso: mail has stopped',
      'The app requests no permission of Microsoft Graph',
    ]);
  });

  it.each([
    [{ severity: 'critical', impact: 'atRisk' }, null, 'mail is about to stop'],
    [{ severity: 'warning', impact: 'atRisk' }, null, 'mail is at risk'],
    [{ severity: 'warning', impact: 'none' }, null, 'needs attention'],
    [{ severity: 'notice', impact: 'none' }, 60, 'a deadline comes nearer'],
    [{ severity: 'warning', impact: 'none' }, 0, 'a deadline has passed'],
    [{ source: 'stale', severity: 'unknown' }, null, 'cannot be seen at present'],
  ] satisfies readonly (readonly [Partial<Alert>, number | null, string])[])(
    '%j at stage %s',
    (alert, stage, text) => {
      expect(told({ alert, news: { stage } })[0]).toBe(`Contoso: ${text}`);
    },
  );

  it('of a deadline says when, and why now where it is earlier than its days', () => {
    expect(told({ alert: SECRET, news: { stage: 7, reason: 'stage' } })).toEqual([
      'Contoso: mail is about to stop',
      'The client secret “genesys-2026” ends in 5 days (Sun, 29 Nov 2026, 10:00).',
    ]);
    expect(told({ alert: SECRET, news: { stage: 3, reason: 'stage' } })).toEqual([
      'Contoso: mail is about to stop',
      'The client secret “genesys-2026” ends in 5 days (Sun, 29 Nov 2026, 10:00).',
      'Told now because that is a weekend.',
    ]);
    const quietNews = {
      alert: { ...SECRET, deadline: instantOf(NOW + 7 * DAY_MS + HOUR_MS) },
      news: { stage: 7 },
    };
    expect(told(quietNews).at(-1)).toBe('Told now because the reminder would have come at a quiet hour.');
  });

  it('of a deadline says in French why it comes now', () => {
    expect(told({ alert: SECRET, news: { stage: 3, reason: 'stage' }, language: 'fr' })).toEqual([
      'Contoso : le courrier va s’arrêter',
      'La clé secrète client « genesys-2026 » arrive à échéance dans 5 jours (dim. 29 nov. 2026, 10:00).',
      'Annoncé dès maintenant, car cette date tombe un week-end.',
    ]);
  });

  it('of a freeze names it', () => {
    const calendar = {
      workingDays: [1, 2, 3, 4, 5, 6, 7],
      holidays: [],
      freezes: [{ name: 'Black Friday', from: '2026-11-25', to: '2026-11-30' }],
    };
    expect(told({ alert: SECRET, news: { stage: 1 }, settings: { calendar } }).at(-1)).toBe(
      'Told now because nothing may be changed then (Black Friday).',
    );
  });

  it('of a credential that has just ended says that mail has stopped, before anybody read it', () => {
    expect(told({ alert: SECRET, news: { stage: 0 }, now: SUNDAY + HOUR_MS })).toEqual([
      'Contoso: mail has stopped',
      'The client secret “genesys-2026” ended 1 hour ago (Sun, 29 Nov 2026, 10:00).',
    ]);
  });

  it('of what cannot be read any more says since when', () => {
    const alert = { ...SECRET, unseenSince: instantOf(NOW - DAY_MS) };
    expect(told({ alert, news: { stage: 7 } }).at(-1)).toBe(
      'It could not be read again since Sun, 22 Nov 2026, 12:00; this is what was known then.',
    );
  });

  it('that comes again says why', () => {
    expect(told({ news: { reason: 'escalated' } }).at(-1)).toBe('Told again because it got worse.');
    expect(told({ news: { reason: 'woken' } }).at(-1)).toBe(
      'Told again because it is still there and its snooze has ended.',
    );
  });

  it('of what renews itself says until when there is time', () => {
    const alert = { source: 'subscription-health', deadline: instantOf(NOW + 2 * HOUR_MS) } as const;
    expect(told({ alert }).at(-1)).toBe('Mon, 23 Nov 2026, 14:00 (in 2 hours)');
  });

  it('of an end says what is over and how long it lasted', () => {
    const raisedAt = instantOf(NOW - 3 * HOUR_MS);
    expect(told({ alert: { raisedAt }, news: { reason: 'resolved' } })).toEqual([
      'Contoso: resolved',
      'Over: The app requests no permission of Microsoft Graph.',
      'It lasted 3 hours.',
    ]);
    const stale = { source: 'stale', raisedAt, title: message('application.alert.stale') } as const;
    expect(told({ alert: stale, news: { reason: 'resolved' } })).toEqual([
      'Contoso: can be seen again',
      'It lasted 3 hours.',
    ]);
  });
});
