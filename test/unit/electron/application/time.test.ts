import { describe, expect, it } from 'vitest';

import { createMemoryAlertStore } from '../../../../electron/alerts/alert-store';
import { createBareHost } from '../../../../electron/application/bare-host';
import { createMemorySettingsStore } from '../../../../electron/storage/memory-settings-store';
import type { Notice } from '../../../../shared/domain/channel';
import { HOUR_MS, instantOf, MINUTE_MS, SECOND_MS } from '../../../../shared/domain/instant';
import { DEFAULT_SETTINGS } from '../../../../shared/domain/state';
import { applicationBench, storedConnection } from '../../../support/application-bench';

/** An application whose connection has lost its subscriptions, in quiet hours from 10 to 18 o'clock. */
function setUp(zone: () => string = () => 'UTC') {
  const notices: Notice[] = [];
  const { alerts } = DEFAULT_SETTINGS;
  const quiet = { ...alerts.quiet, hours: { from: '10:00', to: '18:00' }, criticalPasses: false };
  const alertStore = createMemoryAlertStore();
  const bench = applicationBench({
    settings: createMemorySettingsStore({
      connections: [storedConnection('a')],
      settings: { ...DEFAULT_SETTINGS, alerts: { ...alerts, quiet } },
    }),
    alertStore,
    zone,
    host: {
      ...createBareHost(),
      showNotice: (notice) => {
        notices.push(notice);
        return Promise.resolve({ state: 'delivered' });
      },
    },
  });
  return { ...bench, notices, held: () => alertStore.present().book.held };
}

describe('what quiet hours hold back', () => {
  it('is told at their end by the new time when the clock was set past it', async () => {
    const { application, clock, notices, held, must } = setUp();
    application.start();
    await clock.advance(20 * MINUTE_MS);
    expect(held()).not.toEqual([]);
    await must('pause', { until: 'resumed' });
    clock.set(6 * HOUR_MS);
    application.checkTime(false);
    await clock.advance(SECOND_MS);
    expect(notices.map(({ reason }) => reason)).toEqual(['quiet']);
    expect(held()).toEqual([]);
  });

  it('is told after a sleep that timers do not count', async () => {
    const { application, clock, notices, must } = setUp();
    application.start();
    await clock.advance(20 * MINUTE_MS);
    await must('pause', { until: 'resumed' });
    application.suspend();
    clock.set(7 * HOUR_MS);
    application.resume();
    await clock.advance(SECOND_MS);
    expect(notices.map(({ reason }) => reason)).toEqual(['quiet']);
  });

  it('is told when the zone is another, in which it is not quiet', async () => {
    let zone = 'UTC';
    const { application, clock, notices, must } = setUp(() => zone);
    application.start();
    await clock.advance(20 * MINUTE_MS);
    await must('pause', { until: 'resumed' });
    application.checkTime(false);
    await clock.advance(MINUTE_MS);
    expect(notices).toEqual([]);
    zone = 'Asia/Tokyo';
    application.checkTime(false);
    await clock.advance(SECOND_MS);
    expect(notices.map(({ reason }) => reason)).toEqual(['quiet']);
  });
});

describe('a clock that is set', () => {
  it.each([-30 * HOUR_MS, 30 * HOUR_MS])('by %d ms makes no alert that data is too old', async (byMs) => {
    const { application, clock } = setUp();
    application.start();
    await clock.advance(MINUTE_MS);
    clock.set(byMs);
    application.checkTime(false);
    await clock.advance(HOUR_MS);
    expect(application.state().alerts.filter(({ source }) => source === 'stale')).toEqual([]);
    const [connection] = application.state().connections;
    expect(connection?.health?.severity).not.toBe('unknown');
    expect(Date.parse(connection?.health?.observedAt ?? '')).toBeGreaterThan(clock.now() - 6 * MINUTE_MS);
    expect(connection?.nextPollAt).not.toBeNull();
    expect((connection?.nextPollAt ?? '') < instantOf(clock.now() + 6 * MINUTE_MS)).toBe(true);
  });

  it('makes no such alert either when somebody does something before anybody looked at it', async () => {
    const { application, clock, must } = setUp();
    application.start();
    await clock.advance(MINUTE_MS);
    clock.set(30 * HOUR_MS);
    const scope = { by: 'pattern', pattern: 'nothing of that name' } as const;
    await must('muteAlerts', { connectionId: null, scope, reason: 'To plan anew.' });
    expect(application.state().alerts.map(({ source }) => source)).not.toContain('stale');
    expect(application.state().alerts).not.toEqual([]);
  });
});
