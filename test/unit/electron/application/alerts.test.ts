import { describe, expect, it } from 'vitest';

import { createMemoryAlertStore } from '../../../../electron/alerts/alert-store';
import { createBareHost } from '../../../../electron/application/bare-host';
import type { DeliveryOutcome, Notice } from '../../../../shared/domain/channel';
import { DAY_MS, HOUR_MS, instantOf, MINUTE_MS, SECOND_MS } from '../../../../shared/domain/instant';
import { createFormatter } from '../../../../shared/messages/formatter';
import { say } from '../../../../shared/messages/say';
import { applicationBench, type BenchOptions } from '../../../support/application-bench';
import { lookAt } from '../../../support/looks';
import { failed, secret, withCredentials } from '../../../support/snapshot-builder';

/** An application whose only connection has lost its subscriptions, on a desktop that notes what it is told. */
function setUp(options: BenchOptions = {}, outcome: DeliveryOutcome = { state: 'delivered' }) {
  const notices: Notice[] = [];
  const bench = applicationBench({
    stored: ['a'],
    ...options,
    host: {
      ...createBareHost(),
      showNotice: (notice) => {
        notices.push(notice);
        return Promise.resolve(outcome);
      },
    },
  });
  const tellings = () => notices.flatMap((notice) => notice.tellings.map(({ key, reason }) => [key, reason]));
  return { ...bench, notices, tellings };
}

async function untilTold(bench: ReturnType<typeof setUp>): Promise<string> {
  bench.application.start();
  await bench.clock.advance(20 * MINUTE_MS);
  const [alert] = bench.application.state().alerts.filter(({ told }) => told !== null);
  if (alert === undefined) throw new Error('nothing was told');
  return alert.id;
}

/** What a desktop is told that was there from the start, in the order in which a digest tells it. */
async function toldFromTheStart() {
  const bench = setUp();
  bench.application.start();
  await bench.clock.advance(3 * HOUR_MS);
  expect(bench.tellings().length).toBeGreaterThan(0);
  return bench.tellings();
}

describe('an alert', () => {
  it('of what may pass is told at the second reading, once, and noted', async () => {
    const bench = setUp();
    bench.application.start();
    await bench.clock.advance(5 * SECOND_MS);
    expect(bench.application.state().alerts.length).toBeGreaterThan(0);
    expect(bench.tellings()).toEqual([]);
    await bench.clock.advance(3 * HOUR_MS);
    expect(bench.tellings().length).toBeGreaterThan(0);
    expect(new Set(bench.notices.flatMap(({ tellings }) => tellings.map(({ id }) => id))).size).toBe(
      bench.tellings().length,
    );
    const told = bench.application.state().activity.filter(({ kind }) => kind === 'told');
    expect(told).toHaveLength(bench.tellings().length);
    expect(told[0]?.details).toMatchObject({ channel: 'desktop', result: 'delivered' });
  });

  it('is not told again after a restart', async () => {
    const alertStore = createMemoryAlertStore();
    const first = setUp({ alertStore });
    await untilTold(first);
    await first.application.dispose();
    const second = setUp({ alertStore });
    second.application.start();
    await second.clock.advance(HOUR_MS);
    expect(second.tellings()).toEqual([]);
    expect(second.application.state().alerts.some(({ told }) => told !== null)).toBe(true);
  });

  it('that nobody could be told of is told on the desktop that is started later', async () => {
    const alertStore = createMemoryAlertStore();
    const headless = applicationBench({ stored: ['a'], alertStore });
    headless.application.start();
    await headless.clock.advance(3 * HOUR_MS);
    const { alerts } = headless.application.state();
    expect(alerts.length).toBeGreaterThan(0);
    expect(alerts.filter(({ told }) => told !== null)).toEqual([]);
    await headless.application.dispose();
    const desktop = setUp({ alertStore });
    desktop.application.start();
    await desktop.clock.advance(3 * HOUR_MS);
    expect(desktop.tellings()).toEqual(await toldFromTheStart());
  });

  it('that came while notifications were off is told when they are on again', async () => {
    const bench = setUp();
    await bench.must('updateSettings', { notifications: { enabled: false } });
    bench.application.start();
    await bench.clock.advance(3 * HOUR_MS);
    expect(bench.tellings()).toEqual([]);
    await bench.must('updateSettings', { notifications: { enabled: true } });
    await bench.clock.advance(SECOND_MS);
    expect(bench.tellings()).toEqual(await toldFromTheStart());
  });

  it('that was on its way when the process ended is not sent again, and that is noted', async () => {
    const alertStore = createMemoryAlertStore();
    const dying = applicationBench({
      stored: ['a'],
      alertStore,
      host: { ...createBareHost(), showNotice: () => new Promise(() => undefined) },
    });
    dying.application.start();
    await dying.clock.advance(5 * MINUTE_MS + 30 * SECOND_MS);
    expect(alertStore.present().outbox.entries.map(({ state }) => state)).toContain('sending');
    const after = setUp({ alertStore });
    expect(after.application.state().activity).toMatchObject([
      { kind: 'told', details: { result: 'uncertain' } },
    ]);
    after.application.start();
    await after.clock.advance(5 * SECOND_MS);
    expect(after.tellings()).toEqual([]);
  });

  it('is acknowledged, snoozed and taken back, with who and why in the activity', async () => {
    const bench = setUp();
    const alertId = await untilTold(bench);
    const entry = () => bench.application.state().alerts.find(({ id }) => id === alertId);
    await bench.must('acknowledgeAlert', { alertId, note: 'The vendor was called.' });
    expect(entry()).toMatchObject({ standing: 'acknowledged', acknowledged: { by: 'ada' } });
    await bench.must('snoozeAlert', { alertId, until: 'day', reason: 'Planned.' });
    expect(entry()).toMatchObject({ standing: 'snoozed', snooze: { reason: 'Planned.' } });
    const until = entry()?.snooze?.until;
    expect(until).toBeDefined();
    await bench.must('wakeAlert', { alertId });
    expect(entry()?.standing).toBe('open');
    // Somebody at another window was faster.
    await bench.must('wakeAlert', { alertId });
    expect(bench.application.state().activity.slice(0, 3)).toMatchObject([
      { kind: 'acted', details: { what: 'woken', by: 'ada' } },
      { kind: 'acted', details: { what: 'snoozed', reason: 'Planned.', until } },
      { kind: 'acted', details: { what: 'acknowledged', reason: 'The vendor was called.' } },
    ]);
  });

  it('that is not there is refused by name, as is a snooze that has no end', async () => {
    const bench = setUp();
    const alertId = await untilTold(bench);
    expect(await bench.run('acknowledgeAlert', { alertId: 'gone', note: null })).toMatchObject({
      error: { code: 'unknownAlert' },
    });
    expect(
      await bench.run('snoozeAlert', { alertId, until: { date: '2020-01-01' }, reason: 'x' }),
    ).toMatchObject({
      error: { code: 'badArgument', detail: 'past' },
    });
  });

  it('is muted by a rule that is listed and taken back', async () => {
    const bench = setUp();
    const alertId = await untilTold(bench);
    const entry = () => bench.application.state().alerts.find(({ id }) => id === alertId);
    const { muteId } = await bench.must('muteAlerts', {
      connectionId: null,
      scope: { by: 'pattern', pattern: '*' },
      reason: 'Being rebuilt.',
    });
    expect(entry()).toMatchObject({ standing: 'muted', mute: { id: muteId, by: 'ada' } });
    expect(bench.settings.settings().alerts.mutes).toHaveLength(1);
    await bench.must('unmuteAlerts', { muteId });
    expect(entry()?.standing).toBe('open');
    const noted = bench.application.state().activity.filter(({ kind }) => kind === 'acted');
    expect(noted.map(({ details }) => details)).toMatchObject([
      { what: 'unmuted', by: 'ada', scope: { pattern: '*' } },
      { what: 'muted', by: 'ada', reason: 'Being rebuilt.', scope: { pattern: '*' } },
    ]);
    const format = createFormatter('en', bench.clock.now(), 'UTC');
    expect(noted.map(({ text }) => say(text, 'en', format))).toEqual([
      'No longer muted: what matches “*”, in all connections.',
      'Muted: what matches “*”, in all connections.',
    ]);
    await bench.must('unmuteAlerts', { muteId });
    expect(bench.application.state().activity.filter(({ kind }) => kind === 'acted')).toHaveLength(2);
  });

  it('of the sample tenant is kept apart from one’s own', async () => {
    const alertStore = createMemoryAlertStore();
    const bench = setUp({ alertStore });
    await untilTold(bench);
    const own = alertStore.present();
    await bench.must('exploreSample', {});
    await bench.clock.advance(20 * MINUTE_MS);
    const { alerts } = bench.application.state();
    expect(alerts.every(({ connectionId }) => connectionId.startsWith('sample'))).toBe(true);
    expect(alertStore.present()).toEqual(own);
    await bench.must('leaveSample', {});
    await bench.clock.advance(5 * SECOND_MS);
    expect(bench.application.state().alerts.map(({ connectionId }) => connectionId)).toContain('a');
  });
});

describe('a forecast', () => {
  it('is of a day ahead, and within reason', async () => {
    const bench = setUp();
    await untilTold(bench);
    const at = instantOf(bench.clock.now() + 30 * DAY_MS);
    expect(await bench.must('forecast', { at })).toMatchObject({ at, connections: [{ connectionId: 'a' }] });
    for (const days of [-1, 5_000]) {
      const off = instantOf(bench.clock.now() + days * DAY_MS);
      expect(await bench.run('forecast', { at: off })).toMatchObject({ error: { code: 'badArgument' } });
    }
  });
});

describe('a forecast of many connections', () => {
  it('lets everything else have its turn meanwhile', async () => {
    const bench = setUp({ stored: Array.from({ length: 20 }, (_, index) => `c${String(index)}`) });
    bench.application.start();
    await bench.clock.advance(MINUTE_MS);
    let turns = 0;
    const take = (): void => {
      turns += 1;
      turn = setImmediate(take);
    };
    let turn = setImmediate(take);
    const { connections } = await bench.must('forecast', { at: instantOf(bench.clock.now() + DAY_MS) });
    clearImmediate(turn);
    expect(connections).toHaveLength(20);
    expect(turns).toBe(2);
  });
});

describe('the calendar of deadlines', () => {
  it('is given once everything was read, and is busy until then', async () => {
    const bench = setUp({
      snapshot: (connection, at) => ({
        ...lookAt(at, { application: withCredentials(secret()) }),
        connection,
      }),
    });
    expect(await bench.run('exportCalendar', {})).toMatchObject({ error: { code: 'busy' } });
    expect(bench.application.calendar()).toBeNull();
    bench.application.start();
    await bench.clock.advance(MINUTE_MS);
    const { text } = await bench.must('exportCalendar', {});
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[^]*\r\nBEGIN:VALARM\r\n/);
    expect(bench.application.calendar()).toContain('BEGIN:VEVENT');
  });

  it('does not wait any longer where nobody may read what ends', async () => {
    const bench = setUp({
      snapshot: (connection, at) => ({
        ...lookAt(at, {
          application: failed({ code: 'forbidden', status: 403, graphCode: 'Forbidden', permission: null }),
        }),
        connection,
      }),
    });
    bench.application.start();
    await bench.clock.advance(MINUTE_MS);
    const { text } = await bench.must('exportCalendar', {});
    expect(text).toContain('own credential ends');
    expect(text).not.toContain('client secret');
  });
});
