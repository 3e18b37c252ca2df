import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  type CalendarEvent,
  calendarEvents,
  type FinalDeadline,
  finalDeadlines,
} from '../../../../shared/alerts/calendar';
import { stageDaysOf, stageMoments } from '../../../../shared/alerts/stages';
import { alertIdOf } from '../../../../shared/domain/alert';
import { DEFAULT_ALERT_SETTINGS } from '../../../../shared/domain/alert-settings';
import type { Finding } from '../../../../shared/domain/finding';
import { DAY_MS, epochOf, HOUR_MS, instantOf } from '../../../../shared/domain/instant';
import type { ConnectionState } from '../../../../shared/domain/state';
import {
  ALERT_NOW,
  consentFinding,
  planContext,
  readAt,
  secretFinding,
  unknown,
  unreadFinding,
} from '../../../support/alert-fixtures';
import { madeUpConnection } from '../../../support/app-state';

/** Wednesday, 3 March 2027, noon. */
const END = Date.parse('2027-03-03T12:00:00.000Z');

function connection(id: string, findings: readonly Finding[], observedAt = ALERT_NOW): ConnectionState {
  return madeUpConnection(id, readAt(observedAt, findings));
}

function must(
  connections: readonly ConnectionState[],
  before: readonly FinalDeadline[] = [],
): readonly FinalDeadline[] {
  const deadlines = finalDeadlines(connections, before, []);
  if (deadlines === null) throw new Error('not all is known');
  return deadlines;
}

function eventsOf(end: number, context = planContext()): readonly CalendarEvent[] {
  return calendarEvents(must([connection('a', [secretFinding('k', end, ALERT_NOW)])]), context);
}

/** Not read, because the network was down. */
function offline(finding: Finding): Finding {
  return { ...finding, evidence: { failure: { code: 'network' } } };
}

describe('finalDeadlines', () => {
  const healthy = secretFinding('k', END, ALERT_NOW);

  it('are those of credentials, also of healthy ones, and not of what renews itself', () => {
    const subscription: Finding = {
      ...consentFinding('s', 'warning'),
      check: 'subscription-health',
      deadline: instantOf(ALERT_NOW + HOUR_MS),
    };
    expect(healthy.severity).toBe('ok');
    expect(must([connection('a', [healthy, subscription, consentFinding('c', 'critical')])])).toMatchObject([
      { connectionId: 'a', key: 'credential-expiry/k', deadline: instantOf(END), unseenSince: null },
    ]);
  });

  it('are not known before a first reading, nor after one that failed for a while', () => {
    expect(finalDeadlines([madeUpConnection('a', null)], [], [])).toBeNull();
    const failed = connection('b', [offline(unreadFinding('credential-expiry'))]);
    expect(finalDeadlines([connection('a', [healthy]), failed], [], [])).toBeNull();
  });

  it('do not wait for what nobody may read', () => {
    const refused = { ...unreadFinding('credential-expiry'), evidence: { failure: { code: 'forbidden' } } };
    expect(must([connection('a', [healthy]), connection('b', [refused])])).toHaveLength(1);
  });

  it('stay while they cannot be read, and say since when', () => {
    const before = must([connection('a', [healthy])]);
    const later = connection('a', [offline(unreadFinding('credential-expiry'))], ALERT_NOW + HOUR_MS);
    const unseen = must([later], before);
    expect(unseen).toEqual([{ ...before[0], unseenSince: instantOf(ALERT_NOW + HOUR_MS) }]);
    const stillLater = connection('a', [offline(unreadFinding('credential-expiry'))], ALERT_NOW + DAY_MS);
    expect(must([stillLater], unseen)).toEqual(unseen);
    expect(must([madeUpConnection('a', null)], unseen)).toEqual(unseen);
  });

  it('go when the credential is gone, and when its connection is', () => {
    const before = must([connection('a', [healthy])]);
    expect(
      must([connection('a', [secretFinding('new', END, ALERT_NOW)])], before).map(({ key }) => key),
    ).toEqual(['credential-expiry/new']);
    expect(must([connection('b', [])], before)).toEqual([]);
  });

  it('follow the end where a key stays the same', () => {
    const own = (end: number): Finding => ({
      ...secretFinding('own', end, ALERT_NOW),
      key: 'own-access/x/expiry',
      check: 'own-access',
    });
    const before = must([connection('a', [own(END)])]);
    expect(must([connection('a', [own(END + DAY_MS)])], before)).toMatchObject([
      { deadline: instantOf(END + DAY_MS) },
    ]);
    expect(must([connection('a', [unknown(own(END))])], before)).toMatchObject([
      { deadline: instantOf(END) },
    ]);
  });
});

describe('calendarEvents', () => {
  it('reminds at each stage and at the end', () => {
    const [event, ...others] = eventsOf(END);
    expect(others).toEqual([]);
    expect(event?.when).toBe(instantOf(END));
    // 60 and 30 days before is a Saturday and a Monday: the Saturday's is told on the Friday.
    expect(event?.alarms.map((at) => (END - epochOf(at)) / DAY_MS)).toEqual([61, 30, 14, 7, 5, 1, 0]);
  });

  it('has a second entry on the last day before, where the end falls on a day off', () => {
    const sunday = Date.parse('2027-03-07T12:00:00.000Z');
    const [lastDay, event] = eventsOf(sunday);
    expect(lastDay?.when).toEqual({ date: '2027-03-05' });
    expect(lastDay?.uid).toBe(`last-day-${event?.uid ?? ''}`);
    expect(event?.body.map(({ id }) => id)).toEqual(['calendar.meaning', 'calendar.replaceBy']);
  });

  it('does not remind of stages long past, only of the last that has come', () => {
    const now = END - 5 * DAY_MS;
    const [event] = eventsOf(END, planContext(now));
    expect(event?.alarms.map((at) => (END - epochOf(at)) / DAY_MS)).toEqual([5, 1, 0]);
    const [over] = eventsOf(END, planContext(END + DAY_MS));
    expect(over?.alarms).toEqual([instantOf(END)]);
  });

  it('has an entry of what is muted that does not remind', () => {
    const mute = {
      id: 'm',
      connectionId: null,
      scope: { by: 'check' as const, check: 'credential-expiry' as const },
      reason: 'Known.',
      by: 'ada',
      at: instantOf(ALERT_NOW),
      until: null,
    };
    const [event] = eventsOf(END, planContext(ALERT_NOW, { mutes: [mute] }));
    expect(event?.alarms).toEqual([]);
  });

  it('names the same deadline the same, and different ones differently', () => {
    const two = must([
      connection('a', [secretFinding('k', END, ALERT_NOW), secretFinding('l', END, ALERT_NOW)]),
      connection('b', [secretFinding('k', END, ALERT_NOW)]),
    ]);
    const uids = (now: number) => calendarEvents(two, planContext(now)).map(({ uid }) => uid);
    expect(new Set(uids(ALERT_NOW)).size).toBe(3);
    expect(uids(END)).toEqual(uids(ALERT_NOW));
  });

  it('is the same whatever the order, in order of time, and reminds exactly when stages are told', () => {
    const days = fc.integer({ min: -30, max: 800 });
    const ids = fc.uniqueArray(fc.stringMatching(/^[a-z#/ ]{1,6}$/), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(ids, fc.array(days, { minLength: 6, maxLength: 6 }), days, (keys, ends, passed) => {
        const now = ALERT_NOW + passed * DAY_MS;
        const findings = keys.map((key, index) =>
          secretFinding(key, ALERT_NOW + (ends[index] ?? 0) * DAY_MS + index * HOUR_MS, ALERT_NOW),
        );
        const deadlines = must([connection('a', findings)]);
        const context = planContext(now, {}, { zone: 'Europe/Paris' });
        const events = calendarEvents(deadlines, context);
        expect(calendarEvents([...deadlines].reverse(), context)).toEqual(events);
        const times = events.map(({ when }) => (typeof when === 'string' ? when : when.date));
        expect([...times].sort()).toEqual(times);
        expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
        for (const deadline of deadlines) {
          const uid = `${encodeURIComponent(alertIdOf('a', deadline.key))}@graphkeeper`;
          const event = events.find((one) => one.uid === uid);
          const all = stageMoments(
            deadline.deadline,
            stageDaysOf(deadline, DEFAULT_ALERT_SETTINGS),
            context.settings,
            context.zone,
          ).map(({ at }) => at);
          const alarms = event?.alarms.map(epochOf) ?? [];
          // All that is to come, the end itself, and at most one that has come.
          expect(alarms.filter((at) => at > now)).toEqual(
            [...new Set([...all, epochOf(deadline.deadline)])].filter((at) => at > now).sort((a, b) => a - b),
          );
          expect(alarms.filter((at) => at <= now).length).toBeLessThanOrEqual(1);
          expect(alarms.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});
