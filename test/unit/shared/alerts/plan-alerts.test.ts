import { describe, expect, it } from 'vitest';

import { acknowledge, snooze } from '../../../../shared/alerts/life';
import { type AlertBook, alertIdOf } from '../../../../shared/domain/alert';
import { DAY_MS, HOUR_MS, instantOf, MINUTE_MS } from '../../../../shared/domain/instant';
import type { Result } from '../../../../shared/domain/result';
import { AlertCourse } from '../../../support/alert-course';
import {
  ALERT_NOW as NOW,
  consentFinding,
  mailFinding,
  planContext,
  reading,
  secretFinding,
  unknown,
  unreadFinding,
} from '../../../support/alert-fixtures';
import { madeUpConnection } from '../../../support/app-state';

/** The book after somebody did something; fails when it could not be done. */
function done(result: Result<AlertBook, string>): AlertBook {
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

const EVERY_DAY = { workingDays: [1, 2, 3, 4, 5, 6, 7], holidays: [], freezes: [] };
const idOf = (key: string): string => alertIdOf('a', key);
const MINUTES = (count: number): number => NOW + count * MINUTE_MS;

describe('confirmation', () => {
  it('tells a withdrawn consent at once', () => {
    const course = new AlertCourse();
    expect(course.at(planContext(), [reading(NOW, [consentFinding('x', 'critical')])])).toEqual([
      'raised permissions/x',
    ]);
  });

  it('tells what may pass only when a second look shows it', () => {
    const course = new AlertCourse();
    const look = (minutes: number, readMinutes = minutes): readonly string[] => {
      const at = MINUTES(minutes);
      return course.at(planContext(at), [reading(at, [mailFinding('m', 'critical', MINUTES(readMinutes))])]);
    };
    expect(look(0)).toEqual([]);
    // The mailbox was not looked into anew: what is carried over proves nothing.
    expect(look(5, 0)).toEqual([]);
    expect(look(10)).toEqual(['raised mail-flow/m']);
    expect(look(15)).toEqual([]);
  });

  it('does not count a look that could not read it', () => {
    const course = new AlertCourse();
    const look = (minutes: number, severity: 'unknown' | 'critical'): readonly string[] => {
      const at = MINUTES(minutes);
      return course.at(planContext(at), [reading(at, [mailFinding('m', severity, at)])]);
    };
    expect(look(0, 'unknown')).toEqual([]);
    expect(look(5, 'critical')).toEqual([]);
    expect(look(10, 'critical')).toEqual(['raised mail-flow/m']);
  });

  it('counts a reading once, however often it is planned', () => {
    const course = new AlertCourse();
    const read = [reading(NOW, [mailFinding('m', 'critical', NOW)])];
    for (let minute = 0; minute < 10; minute += 1)
      expect(course.at(planContext(MINUTES(minute)), read)).toEqual([]);
    expect(course.alert('mail-flow/m').phase).toBe('pending');
  });

  it('forgets without a word what passed before the second look', () => {
    const course = new AlertCourse();
    course.at(planContext(), [reading(NOW, [mailFinding('m', 'critical', NOW)])]);
    const later = MINUTES(5);
    expect(course.at(planContext(later), [reading(later, [mailFinding('m', 'ok', later)])])).toEqual([]);
    expect(course.book.alerts).toEqual([]);
  });

  it('believes a rise of what may pass, and its end, only at the second look', () => {
    const course = new AlertCourse();
    const look = (minutes: number, severity: 'ok' | 'warning' | 'critical'): readonly string[] => {
      const at = MINUTES(minutes);
      return course.at(planContext(at), [reading(at, [mailFinding('m', severity, at, 'atRisk')])]);
    };
    look(0, 'warning');
    expect(look(5, 'warning')).toEqual(['raised mail-flow/m']);
    expect(look(10, 'critical')).toEqual([]);
    expect(look(15, 'warning')).toEqual([]);
    expect(look(20, 'critical')).toEqual([]);
    expect(look(25, 'critical')).toEqual(['escalated mail-flow/m']);
    expect(look(30, 'ok')).toEqual([]);
    expect(look(35, 'critical')).toEqual([]);
    expect(look(40, 'ok')).toEqual([]);
    expect(look(45, 'ok')).toEqual(['resolved mail-flow/m']);
  });
});

describe('severity', () => {
  const at = (
    course: AlertCourse,
    hours: number,
    severity: 'ok' | 'warning' | 'critical',
  ): readonly string[] => {
    const now = NOW + hours * HOUR_MS;
    return course.at(planContext(now), [reading(now, [consentFinding('x', severity, 'none')])]);
  };

  it('tells a rise again, a fall not, and the end only where it was told', () => {
    const course = new AlertCourse();
    expect(at(course, 0, 'warning')).toEqual(['raised permissions/x']);
    expect(at(course, 1, 'critical')).toEqual(['escalated permissions/x']);
    expect(at(course, 2, 'warning')).toEqual([]);
    expect(at(course, 3, 'critical')).toEqual([]);
    expect(at(course, 4, 'ok')).toEqual(['resolved permissions/x']);
    expect(at(course, 5, 'ok')).toEqual([]);
  });

  it('tells a rise once more after a day of being milder', () => {
    const course = new AlertCourse();
    at(course, 0, 'critical');
    at(course, 1, 'warning');
    expect(at(course, 26, 'warning')).toEqual([]);
    expect(at(course, 27, 'critical')).toEqual(['escalated permissions/x']);
  });

  it('tells that what was at risk has stopped, though it is no more severe', () => {
    const course = new AlertCourse();
    const look = (hours: number, impact: 'atRisk' | 'stopped'): readonly string[] => {
      const now = NOW + hours * HOUR_MS;
      return course.at(planContext(now), [reading(now, [consentFinding('x', 'critical', impact)])]);
    };
    look(0, 'atRisk');
    expect(look(1, 'stopped')).toEqual(['escalated permissions/x']);
  });

  it('lists what is unknown and tells it not', () => {
    const course = new AlertCourse();
    const finding = unknown(consentFinding('x', 'ok'));
    for (const minutes of [0, 5, 10]) {
      const now = MINUTES(minutes);
      expect(course.at(planContext(now), [reading(now, [finding, consentFinding('y', 'ok')])])).toEqual([]);
    }
    expect(course.alert('permissions/x').severity).toBe('unknown');
  });
});

describe('one cause, one alert', () => {
  const findings = [consentFinding('cause', 'critical'), consentFinding('effect', 'critical')];
  const keys = ['permissions/cause', 'permissions/effect'];

  it('tells the cause only, and what it explained when it stays without it', () => {
    const course = new AlertCourse();
    expect(course.at(planContext(), [reading(NOW, findings, keys)])).toEqual(['raised permissions/cause']);
    expect(course.alert('permissions/effect').cause).toBe(idOf('permissions/cause'));
    const gone = MINUTES(5);
    const left = [consentFinding('cause', 'ok'), consentFinding('effect', 'critical')];
    expect(course.at(planContext(gone), [reading(gone, left, ['permissions/effect'])])).toEqual([
      'resolved permissions/cause',
    ]);
    const stays = MINUTES(10);
    expect(course.at(planContext(stays), [reading(stays, left, ['permissions/effect'])])).toEqual([
      'raised permissions/effect',
    ]);
  });

  it('says nothing of what ends with its cause', () => {
    const course = new AlertCourse();
    course.at(planContext(), [reading(NOW, findings, keys)]);
    const well = [consentFinding('cause', 'ok'), consentFinding('effect', 'ok')];
    const later = MINUTES(5);
    expect(course.at(planContext(later), [reading(later, well)])).toEqual(['resolved permissions/cause']);
  });

  it('tells what is explained by itself where its cause is muted', () => {
    const course = new AlertCourse();
    const mute = {
      id: 'm',
      connectionId: null,
      scope: { by: 'pattern', pattern: 'cause' },
      reason: 'r',
      by: 'b',
      at: instantOf(NOW),
    } as const;
    expect(course.at(planContext(NOW, { mutes: [mute] }), [reading(NOW, findings, keys)])).toEqual([
      'raised permissions/effect',
    ]);
  });

  it('tells the stages of a deadline whatever else is the matter', () => {
    const course = new AlertCourse();
    const secret = secretFinding('s', NOW + 20 * DAY_MS, NOW);
    expect(
      course.at(planContext(), [
        reading(NOW, [consentFinding('cause', 'critical'), secret], [keys[0]!, secret.key]),
      ]),
    ).toEqual(['raised permissions/cause', 'raised credential-expiry/s 30']);
  });

  it('carries the worst impact of what it explains', () => {
    const course = new AlertCourse();
    const mild = [
      consentFinding('cause', 'critical', 'none'),
      consentFinding('effect', 'critical', 'stopped'),
    ];
    course.at(planContext(), [reading(NOW, mild, keys)]);
    expect(course.told[0]).toMatchObject({ key: 'permissions/cause', impact: 'stopped' });
  });
});

describe('evidence', () => {
  const other = consentFinding('other', 'ok');

  it('keeps what could not be read, and ends it when it is seen to be well', () => {
    const course = new AlertCourse();
    const bad = consentFinding('x', 'critical');
    course.at(planContext(), [reading(NOW, [bad])]);
    const failed = MINUTES(5);
    expect(course.at(planContext(failed), [reading(failed, [unknown(bad), other])])).toEqual([]);
    expect(course.alert('permissions/x')).toMatchObject({
      severity: 'critical',
      unseenSince: instantOf(failed),
    });
    const well = MINUTES(10);
    expect(course.at(planContext(well), [reading(well, [consentFinding('x', 'ok')])])).toEqual([
      'resolved permissions/x',
    ]);
  });

  it('ends what is not mentioned any more only where its check could see', () => {
    const course = new AlertCourse();
    const secret = secretFinding('s', NOW + 5 * DAY_MS, NOW);
    course.at(planContext(), [reading(NOW, [secret])]);
    const failed = MINUTES(5);
    // The enterprise application's credentials were read; the secret stands on the registration.
    const enterprise = secretFinding('t', NOW + 300 * DAY_MS, NOW, {
      evidence: { at: instantOf(NOW), owner: 'servicePrincipal', use: 'unknown' },
    });
    course.at(planContext(failed), [reading(failed, [enterprise, unreadFinding('credential-expiry')])]);
    expect(course.alert(secret.key).unseenSince).toBe(instantOf(failed));
    const partly = MINUTES(10);
    expect(
      course.at(planContext(partly), [
        reading(partly, [enterprise, unreadFinding('credential-expiry', 'enterpriseApplication')]),
      ]),
    ).toEqual([`resolved ${secret.key}`]);
  });

  it('leaves alerts alone until their connection is read after a start', () => {
    const course = new AlertCourse();
    course.at(planContext(), [reading(NOW, [consentFinding('x', 'critical')])]);
    const { book } = course;
    expect(course.at(planContext(NOW + DAY_MS), [madeUpConnection('a', null)])).toEqual([]);
    expect(course.book).toBe(book);
  });

  it('forgets the alerts of a connection that is not watched any more', () => {
    const course = new AlertCourse();
    course.at(planContext(), [reading(NOW, [consentFinding('x', 'critical')])]);
    expect(course.at(planContext(), [])).toEqual([]);
    expect(course.book).toEqual({ alerts: [], held: [] });
  });
});

describe('data that is too old', () => {
  const read = [reading(NOW, [consentFinding('x', 'ok')])];
  const context = (minutes: number, watchingSince: number | null = NOW - DAY_MS) =>
    planContext(MINUTES(minutes), {}, { watchingSince });

  it('raises one alert of its own, once, and ends it when something is seen', () => {
    const course = new AlertCourse();
    expect(course.at(context(0), read)).toEqual([]);
    expect(course.plan?.nextAt).toBe(instantOf(MINUTES(66)));
    expect(course.at(context(65), read)).toEqual([]);
    expect(course.at(context(66), read)).toEqual(['raised stale']);
    expect(course.at(context(600), read)).toEqual([]);
    // A look at which nothing could be read is fresh, and sees nothing.
    const blind = reading(MINUTES(610), [unknown(consentFinding('x', 'ok'))]);
    expect(course.at(context(610), [blind])).toEqual([]);
    const seen = reading(MINUTES(620), [consentFinding('x', 'ok')]);
    expect(course.at(context(620), [seen])).toEqual(['resolved stale']);
  });

  it('says nothing shortly after waking, and nothing while nobody looks', () => {
    const course = new AlertCourse();
    expect(course.at(context(600, MINUTES(599)), read)).toEqual([]);
    expect(course.at(context(601, null), read)).toEqual([]);
    expect(course.at(context(605, MINUTES(599)), read)).toEqual(['raised stale']);
  });

  it('tells no stage of what may have been renewed since', () => {
    const course = new AlertCourse();
    const end = NOW + 8 * DAY_MS;
    course.at(planContext(), [reading(NOW, [secretFinding('s', end, NOW)])]);
    const later = NOW + 2 * DAY_MS;
    const old = [reading(NOW, [secretFinding('s', end, NOW)])];
    expect(course.at(planContext(later, {}, { watchingSince: later }), old)).toEqual([]);
    expect(course.at(planContext(later), [reading(later, [secretFinding('s', end, later)])])).toEqual([
      'stage credential-expiry/s 7',
    ]);
  });
});

describe('quiet hours', () => {
  const quiet = { hours: { from: '22:00', to: '07:00' }, daysOff: false, criticalPasses: true };
  const night = NOW + 11 * HOUR_MS;
  const morning = NOW + 19 * HOUR_MS;
  const at = (course: AlertCourse, now: number, findings: Parameters<typeof reading>[1]) =>
    course.at(planContext(now, { quiet }, { watchingSince: null }), [reading(now, findings)]);

  it('hold back what is not critical and tell it as one when they end', () => {
    const course = new AlertCourse();
    expect(at(course, night, [consentFinding('x', 'warning'), consentFinding('y', 'critical')])).toEqual([
      'raised permissions/y',
    ]);
    expect(course.plan?.nextAt).toBe(instantOf(morning));
    expect(at(course, morning, [consentFinding('x', 'warning'), consentFinding('y', 'critical')])).toEqual([
      '~raised permissions/x',
    ]);
    expect(
      at(course, morning + 1, [consentFinding('x', 'warning'), consentFinding('y', 'critical')]),
    ).toEqual([]);
  });

  it('drop what began and ended while they lasted', () => {
    const course = new AlertCourse();
    at(course, night, [consentFinding('x', 'warning')]);
    at(course, night + HOUR_MS, [consentFinding('x', 'ok')]);
    expect(at(course, morning, [consentFinding('x', 'ok')])).toEqual([]);
    expect(course.told).toEqual([]);
  });

  it('hold back that something is over that was told before', () => {
    const course = new AlertCourse();
    at(course, NOW, [consentFinding('x', 'warning')]);
    expect(at(course, night, [consentFinding('x', 'ok')])).toEqual([]);
    expect(at(course, morning, [consentFinding('x', 'ok')])).toEqual(['~resolved permissions/x']);
  });

  it('let pass what becomes critical meanwhile, as what it is to whoever hears of it first', () => {
    const course = new AlertCourse();
    at(course, night, [consentFinding('x', 'warning')]);
    expect(at(course, night + HOUR_MS, [consentFinding('x', 'critical')])).toEqual(['raised permissions/x']);
    expect(at(course, morning, [consentFinding('x', 'critical')])).toEqual([]);
  });

  it('hold back a stage that nobody could be told of earlier', () => {
    const course = new AlertCourse();
    const secret = (now: number) => [secretFinding('s', NOW + 20 * DAY_MS, now)];
    expect(at(course, night, secret(night))).toEqual([]);
    expect(at(course, morning, secret(morning))).toEqual(['~raised credential-expiry/s 30']);
    const next = morning + 10 * DAY_MS - 8 * HOUR_MS;
    expect(at(course, next, secret(next))).toEqual([]);
    expect(at(course, next + 8 * HOUR_MS, secret(next))).toEqual(['~stage credential-expiry/s 14']);
  });

  it('hold nothing for what was muted meanwhile, until the mute is taken away', () => {
    const course = new AlertCourse();
    const muted = {
      id: 'm',
      connectionId: null,
      scope: { by: 'check', check: 'permissions' },
      reason: 'r',
      by: 'b',
      at: instantOf(night),
    } as const;
    const look = (now: number, mutes: readonly (typeof muted)[]) =>
      course.at(planContext(now, { quiet, mutes }), [reading(now, [consentFinding('x', 'warning')])]);
    look(night, []);
    expect(look(morning, [muted])).toEqual([]);
    expect(look(morning + HOUR_MS, [])).toEqual(['raised permissions/x']);
  });

  it('hold nothing for what somebody has seen meanwhile', () => {
    const course = new AlertCourse();
    at(course, night, [consentFinding('x', 'warning')]);
    course.book = done(
      acknowledge(course.book, idOf('permissions/x'), null, { by: 'b', at: instantOf(night) }),
    );
    expect(at(course, morning, [consentFinding('x', 'warning')])).toEqual([]);
    expect(at(course, morning + HOUR_MS, [consentFinding('x', 'critical')])).toEqual([
      'raised permissions/x',
    ]);
  });

  it('wait, when they end, for connections that were not read yet: one message, and nothing out of date', () => {
    const course = new AlertCourse();
    const both = (now: number, isRead: boolean) => [
      reading(now, [consentFinding('x', 'warning')]),
      isRead ? reading(now, [consentFinding('x', 'warning')], [], 'b') : madeUpConnection('b', null),
    ];
    course.at(planContext(night, { quiet }), both(night, true));
    const context = (now: number) => planContext(now, { quiet }, { watchingSince: morning });
    expect(course.at(context(morning), both(morning, false))).toEqual([]);
    expect(course.at(context(morning + 1_000), both(morning + 1_000, true))).toEqual([
      '~raised permissions/x',
      '~raised permissions/x',
    ]);
  });
});

describe('stages', () => {
  const end = NOW + 100 * DAY_MS;
  const at = (course: AlertCourse, daysLeft: number, ends = end) => {
    const now = end - daysLeft * DAY_MS;
    return course.at(planContext(now, { calendar: EVERY_DAY }), [
      reading(now, [secretFinding('s', ends, now)]),
    ]);
  };

  it('are told once each, down to the end, without telling severities besides', () => {
    const course = new AlertCourse();
    const told: string[] = [];
    for (let daysLeft = 70; daysLeft > -5; daysLeft -= 0.25) told.push(...at(course, daysLeft));
    expect(told).toEqual([
      'raised credential-expiry/s 60',
      ...[30, 14, 7, 3, 1, 0].map((stage) => `stage credential-expiry/s ${stage}`),
    ]);
  });

  it('come between readings by themselves', () => {
    const course = new AlertCourse();
    const now = end - 60 * DAY_MS - 30 * MINUTE_MS;
    const read = [reading(now, [secretFinding('s', end, now)])];
    const context = (at: number) => planContext(at, { calendar: EVERY_DAY }, { watchingSince: null });
    expect(course.at(context(now), read)).toEqual([]);
    expect(course.plan?.nextAt).toBe(instantOf(end - 60 * DAY_MS));
    expect(course.at(context(end - 60 * DAY_MS), read)).toEqual(['raised credential-expiry/s 60']);
  });

  it('that were missed collapse into the most urgent one', () => {
    const course = new AlertCourse();
    at(course, 59);
    expect(at(course, 2.5)).toEqual(['stage credential-expiry/s 3']);
  });

  it('start over with a new end date', () => {
    const course = new AlertCourse();
    at(course, 2);
    expect(at(course, 2, end + 10 * DAY_MS)).toEqual(['stage credential-expiry/s 14']);
    expect(at(course, 1.5, end + 300 * DAY_MS)).toEqual(['resolved credential-expiry/s']);
  });

  it('are not told of a credential that nothing depends on any more', () => {
    const course = new AlertCourse();
    const now = end - DAY_MS;
    const superseded = secretFinding('s', end, now, { severity: 'notice', impact: 'none', deadline: null });
    expect(course.at(planContext(now), [reading(now, [superseded])])).toEqual([]);
  });

  it('are told, as last read, where the end cannot be read any more', () => {
    const course = new AlertCourse();
    at(course, 10);
    const now = end - 7 * DAY_MS;
    const unread = [unreadFinding('credential-expiry'), consentFinding('x', 'ok')];
    expect(course.at(planContext(now, { calendar: EVERY_DAY }), [reading(now, unread)])).toEqual([
      'stage credential-expiry/s 7',
    ]);
    expect(course.told.at(-1)?.body.map(({ id }) => id)).toEqual([
      'alerts.telling.end',
      'alerts.telling.unseen',
    ]);
  });

  it('tell a rise that no stage is near to', () => {
    const course = new AlertCourse();
    const look = (daysLeft: number) => {
      const now = end - daysLeft * DAY_MS;
      return course.at(planContext(now, { calendar: EVERY_DAY, stageDays: [14, 1] }), [
        reading(now, [secretFinding('s', end, now)]),
      ]);
    };
    expect(look(31)).toEqual([]);
    expect(look(29.9)).toEqual(['raised credential-expiry/s']);
    expect(look(14)).toEqual(['stage credential-expiry/s 14']);
    expect(look(6.9)).toEqual(['escalated credential-expiry/s 14']);
  });

  it('tell a rise that the calendar did not bring: it turned out to be in use', () => {
    const course = new AlertCourse();
    const now = end - 6 * DAY_MS;
    const context = planContext(now, { calendar: EVERY_DAY });
    const capped = secretFinding('s', end, now, {
      severity: 'warning',
      evidence: { at: instantOf(now), owner: 'application', use: 'unknown' },
    });
    course.at(context, [reading(now, [capped])]);
    expect(course.at(context, [reading(now, [secretFinding('s', end, now)])])).toEqual([
      'escalated credential-expiry/s 7',
    ]);
  });
});

describe('acknowledged', () => {
  const end = NOW + 20 * DAY_MS;
  const at = (course: AlertCourse, daysLeft: number) => {
    const now = end - daysLeft * DAY_MS;
    return course.at(planContext(now, { calendar: EVERY_DAY }), [
      reading(now, [secretFinding('s', end, now)]),
    ]);
  };

  it('is told again when it gets worse, and in its last days', () => {
    const course = new AlertCourse();
    at(course, 20);
    const by = { by: 'b', at: instantOf(NOW) };
    course.book = done(acknowledge(course.book, idOf('credential-expiry/s'), 'on it', by));
    expect(at(course, 14)).toEqual([]);
    expect(at(course, 6)).toEqual(['escalated credential-expiry/s 7']);
    const later = { by: 'b', at: instantOf(end - 6 * DAY_MS) };
    course.book = done(acknowledge(course.book, idOf('credential-expiry/s'), 'on it', later));
    expect(at(course, 3)).toEqual(['stage credential-expiry/s 3']);
    expect(at(course, 1)).toEqual(['stage credential-expiry/s 1']);
    expect(at(course, 0)).toEqual(['escalated credential-expiry/s 0']);
  });
});

describe('snoozed', () => {
  const snoozed = (
    course: AlertCourse,
    key: string,
    length: Parameters<typeof snooze>[2],
    now = NOW,
  ): void => {
    course.book = done(snooze(course.book, idOf(key), length, 'r', { by: 'b', at: instantOf(now) }, 'UTC'));
  };
  const look = (course: AlertCourse, hours: number, severity: 'ok' | 'warning' | 'critical' | 'unknown') => {
    const now = NOW + hours * HOUR_MS;
    return course.at(planContext(now), [
      reading(now, [consentFinding('x', severity, 'none'), consentFinding('y', 'ok')]),
    ]);
  };

  it('is told again when its time has come, once', () => {
    const course = new AlertCourse();
    look(course, 0, 'warning');
    snoozed(course, 'permissions/x', 'day');
    expect(look(course, 23, 'warning')).toEqual([]);
    expect(course.plan?.nextAt).toBe(instantOf(NOW + 24 * HOUR_MS));
    expect(look(course, 24, 'warning')).toEqual(['woken permissions/x']);
    expect(look(course, 25, 'warning')).toEqual([]);
  });

  it('ends when it gets worse', () => {
    const course = new AlertCourse();
    look(course, 0, 'warning');
    snoozed(course, 'permissions/x', 'week');
    expect(look(course, 1, 'critical')).toEqual(['escalated permissions/x']);
    expect(course.alert('permissions/x').snooze).toBeNull();
  });

  it('ends when the facts change, and not with a number in the text', () => {
    const course = new AlertCourse();
    const mail = (hours: number, changes: Parameters<typeof secretFinding>[3]) => {
      const now = NOW + hours * HOUR_MS;
      return course.at(planContext(now), [reading(now, [{ ...consentFinding('x', 'warning'), ...changes }])]);
    };
    mail(0, {});
    snoozed(course, 'permissions/x', 'week');
    expect(mail(1, { title: { id: 'check.permissions.none', params: {} }, evidence: { waited: 9 } })).toEqual(
      [],
    );
    expect(mail(2, { runbook: 'fix-app-registration' })).toEqual(['woken permissions/x']);
  });

  it('goes on while nothing of it can be seen', () => {
    const course = new AlertCourse();
    look(course, 0, 'warning');
    snoozed(course, 'permissions/x', 'day');
    expect(look(course, 25, 'unknown')).toEqual([]);
    expect(look(course, 26, 'warning')).toEqual(['woken permissions/x']);
  });

  it('until the next stage ends with it, and with any other length at the end itself', () => {
    const end = NOW + 10 * DAY_MS;
    const at = (course: AlertCourse, daysLeft: number) => {
      const now = end - daysLeft * DAY_MS;
      return course.at(planContext(now, { calendar: EVERY_DAY }), [
        reading(now, [secretFinding('s', end, now)]),
      ]);
    };
    const next = new AlertCourse();
    at(next, 10);
    snoozed(next, 'credential-expiry/s', 'nextStage');
    expect(at(next, 8)).toEqual([]);
    expect(at(next, 7)).toEqual(['stage credential-expiry/s 7']);

    const dated = new AlertCourse();
    at(dated, 6);
    snoozed(dated, 'credential-expiry/s', { date: '2027-03-01' }, end - 6 * DAY_MS);
    expect(at(dated, 3)).toEqual([]);
    expect(at(dated, 0)).toEqual(['escalated credential-expiry/s 0']);
  });

  it('ends when its deadline passes, before anybody has read that it did', () => {
    const course = new AlertCourse();
    const end = NOW + 6 * DAY_MS;
    const before = end - 10 * MINUTE_MS;
    const read = [reading(before, [secretFinding('s', end, before)])];
    course.at(planContext(before), read);
    snoozed(course, 'credential-expiry/s', 'week', before);
    expect(course.at(planContext(end - 1), read)).toEqual([]);
    expect(course.at(planContext(end), read)).toEqual(['stage credential-expiry/s 0']);
  });

  it('is no longer for a clock that was set back, and no shorter for one that was set right', () => {
    const course = new AlertCourse();
    look(course, 48, 'warning');
    snoozed(course, 'permissions/x', 'week', NOW + 48 * HOUR_MS);
    expect(look(course, 47.9, 'warning')).toEqual([]);
    expect(look(course, 1, 'warning')).toEqual(['woken permissions/x']);
  });

  it('is told by itself if its cause goes after the snooze ended under it', () => {
    const course = new AlertCourse();
    const keys = ['permissions/cause', 'permissions/x'];
    const both = (hours: number, cause: 'ok' | 'critical') => {
      const now = NOW + hours * HOUR_MS;
      const findings = [consentFinding('cause', cause), consentFinding('x', 'warning')];
      return course.at(planContext(now), [reading(now, findings, cause === 'ok' ? [keys[1]!] : keys)]);
    };
    both(0, 'critical');
    snoozed(course, 'permissions/x', 'day');
    expect(both(25, 'critical')).toEqual([]);
    expect(both(26, 'ok')).toEqual(['resolved permissions/cause']);
    expect(both(27, 'ok')).toEqual(['raised permissions/x']);
  });
});

describe('mutes', () => {
  const mute = {
    id: 'm',
    connectionId: null,
    scope: { by: 'check', check: 'credential-expiry' },
    reason: 'r',
    by: 'b',
    at: instantOf(NOW),
  } as const;
  const end = NOW + 5 * DAY_MS;
  const at = (course: AlertCourse, daysLeft: number, mutes: readonly (typeof mute)[]) => {
    const now = end - daysLeft * DAY_MS;
    return course.at(planContext(now, { mutes, calendar: EVERY_DAY }), [
      reading(now, [secretFinding('s', end, now)]),
    ]);
  };

  it('tell nothing but what has expired and is in use', () => {
    const course = new AlertCourse();
    expect(at(course, 5, [mute])).toEqual([]);
    expect(at(course, 1, [mute])).toEqual([]);
    expect(at(course, 0, [mute])).toEqual(['raised credential-expiry/s 0']);
  });

  it('taken away, tell what is there by then', () => {
    const course = new AlertCourse();
    at(course, 5, [mute]);
    expect(at(course, 4, [])).toEqual(['raised credential-expiry/s 7']);
  });
});

it('plans a thousand alerts from the same facts without making anything anew', () => {
  const course = new AlertCourse();
  const connections = Array.from({ length: 200 }, (_, index) =>
    reading(
      NOW,
      Array.from({ length: 5 }, (_, key) => secretFinding(`s${key}`, NOW + (index + key) * HOUR_MS, NOW)),
      [],
      `c${index}`,
    ),
  );
  course.at(planContext(), connections);
  expect(course.book.alerts).toHaveLength(1_000);
  expect(course.told).toHaveLength(1_000);
});

it('tells no stage again after the clock was set back', () => {
  const course = new AlertCourse();
  const end = NOW + 6 * DAY_MS;
  const look = (days: number, severity: 'warning' | 'critical', use: string) => {
    const now = NOW + days * DAY_MS;
    const evidence = { at: instantOf(now), owner: 'application', use };
    return course.at(planContext(now, { calendar: EVERY_DAY }), [
      reading(now, [secretFinding('s', end, now, { severity, evidence })]),
    ]);
  };
  expect(look(0, 'warning', 'unknown')).toEqual(['raised credential-expiry/s 7']);
  expect(look(-4, 'critical', 'used')).toEqual(['escalated credential-expiry/s 14']);
  expect(look(0, 'critical', 'used')).toEqual([]);
});
