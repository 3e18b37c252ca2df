import { describe, expect, it } from 'vitest';

import { createMemoryAlertStore } from '../../../../electron/alerts/alert-store';
import { nextLocalMidnight } from '../../../../electron/application/pause';
import { HOUR_MS, instantOf, MINUTE_MS, SECOND_MS } from '../../../../shared/domain/instant';
import { applicationBench as bench } from '../../../support/application-bench';

describe('pause', () => {
  it('lasts an hour and ends by itself', async () => {
    const { application, clock, collector, must } = bench();
    application.start();
    await clock.advance(10 * SECOND_MS);
    const count = collector.polls.length;
    await must('pause', { until: 'oneHour' });
    expect(application.state().monitor).toMatchObject({
      status: 'paused',
      pausedUntil: instantOf(clock.now() + HOUR_MS),
    });
    await clock.advance(HOUR_MS - SECOND_MS);
    expect(collector.polls).toHaveLength(count);
    await clock.advance(10 * MINUTE_MS);
    expect(application.state().monitor).toMatchObject({ status: 'running', pausedUntil: null });
    expect(collector.polls.length).toBeGreaterThan(count);
  });

  it('lasts until tomorrow, or until it is ended', async () => {
    const { application, clock, must } = bench();
    application.start();
    await must('pause', { until: 'tomorrow' });
    expect(application.state().monitor.pausedUntil).toBe('2026-11-24T00:00:00.000Z');
    await must('pause', { until: 'resumed' });
    expect(application.state().monitor.pausedUntil).toBeNull();
    await clock.advance(48 * HOUR_MS);
    expect(application.state().monitor.status).toBe('paused');
    await must('resume', {});
    expect(application.state().monitor.status).toBe('running');
    expect(
      application
        .state()
        .activity.map(({ text }) => text.id)
        .slice(0, 3),
    ).toEqual(['application.activity.resumed', 'application.activity.paused', 'application.activity.paused']);
  });

  it('survives sleep, and is over when its time passed meanwhile', async () => {
    const { application, clock, must } = bench();
    application.start();
    await clock.advance(10 * SECOND_MS);
    await must('pause', { until: 'oneHour' });
    application.suspend();
    clock.jump(10 * MINUTE_MS);
    application.resume();
    expect(application.state().monitor.status).toBe('paused');
    application.suspend();
    clock.jump(2 * HOUR_MS);
    application.resume();
    expect(application.state().monitor).toMatchObject({ status: 'running', pausedUntil: null });
  });

  it('of an hour lasts no longer because the clock was set back, and ends when it was set past its end', async () => {
    const { application, clock, must } = bench();
    application.start();
    await clock.advance(10 * SECOND_MS);
    await must('pause', { until: 'oneHour' });
    clock.set(-5 * HOUR_MS);
    application.checkTime(false);
    expect(application.state().monitor.pausedUntil).toBe(instantOf(clock.now() + HOUR_MS));
    await clock.advance(HOUR_MS + SECOND_MS);
    expect(application.state().monitor.status).toBe('running');
    await must('pause', { until: 'tomorrow' });
    clock.set(3 * 24 * HOUR_MS);
    application.checkTime(false);
    expect(application.state().monitor).toMatchObject({ status: 'running', pausedUntil: null });
  });

  it('until tomorrow ends at midnight by the clock, however it was set', async () => {
    const { application, clock, must } = bench();
    application.start();
    await clock.advance(10 * SECOND_MS);
    await must('pause', { until: 'tomorrow' });
    clock.set(-2 * HOUR_MS);
    application.checkTime(false);
    expect(application.state().monitor.pausedUntil).toBe('2026-11-24T00:00:00.000Z');
    await clock.advance(13 * HOUR_MS);
    expect(application.state().monitor.status).toBe('paused');
    await clock.advance(HOUR_MS);
    expect(application.state().monitor.status).toBe('running');
  });

  it('goes on after a restart, and its end is kept', async () => {
    const alertStore = createMemoryAlertStore();
    const first = bench({ alertStore });
    first.application.start();
    await first.clock.advance(10 * SECOND_MS);
    await first.must('pause', { until: 'tomorrow' });
    await first.application.dispose();
    const second = bench({ alertStore });
    second.application.start();
    expect(second.application.state().monitor).toMatchObject({
      status: 'paused',
      pausedUntil: '2026-11-24T00:00:00.000Z',
    });
    expect(second.application.state().activity.map(({ text }) => text.id)).not.toContain(
      'application.activity.paused',
    );
    await second.clock.advance(11 * HOUR_MS);
    expect(second.collector.polls).toEqual([]);
    await second.clock.advance(2 * HOUR_MS);
    expect(second.application.state().monitor.status).toBe('running');
    expect(second.collector.polls.length).toBeGreaterThan(0);
    await second.application.dispose();
    const third = bench({ alertStore });
    third.application.start();
    expect(third.application.state().monitor.status).toBe('running');
  });

  it('that ended while Graphkeeper was not running is over, and says so', async () => {
    const alertStore = createMemoryAlertStore();
    alertStore.change((before) => ({
      ...before,
      pause: { length: 'oneHour', until: '2026-11-23T11:00:00.000Z' },
    }));
    const { application, clock, collector } = bench({ alertStore });
    application.start();
    await clock.advance(SECOND_MS);
    expect(application.state().monitor).toMatchObject({ status: 'running', pausedUntil: null });
    expect(application.state().activity.map(({ text }) => text.id)).toContain('application.activity.resumed');
    expect(collector.polls.length).toBeGreaterThan(0);
    expect(alertStore.present().pause).toBeNull();
  });

  it('of an hour that a wrong clock would make one of days is one of an hour', async () => {
    const alertStore = createMemoryAlertStore();
    alertStore.change((before) => ({
      ...before,
      pause: { length: 'oneHour', until: '2026-11-29T11:00:00.000Z' },
    }));
    const { application, clock } = bench({ alertStore });
    application.start();
    expect(application.state().monitor.pausedUntil).toBe(instantOf(clock.now() + HOUR_MS));
    await clock.advance(HOUR_MS + SECOND_MS);
    expect(application.state().monitor.status).toBe('running');
  });

  it('lets a re-check by hand through', async () => {
    const { application, clock, collector, must } = bench();
    application.start();
    await clock.advance(10 * SECOND_MS);
    await must('pause', { until: 'resumed' });
    const count = collector.polls.length;
    const recheck = must('recheckPermissions', { connectionId: 'a' });
    await clock.advance(SECOND_MS);
    await recheck;
    expect(collector.polls.slice(count).map(({ depth }) => depth)).toEqual(['permissions']);
    expect(application.state().monitor.status).toBe('paused');
  });

  it('leaves no timer behind', async () => {
    const { application, clock, must } = bench();
    application.start();
    await must('pause', { until: 'tomorrow' });
    await application.dispose();
    expect(clock.pending()).toBe(0);
  });
});

describe('nextLocalMidnight', () => {
  it('is the coming midnight of this computer', () => {
    expect(instantOf(nextLocalMidnight(Date.parse('2026-11-23T12:00:00.000Z')))).toBe(
      '2026-11-24T00:00:00.000Z',
    );
    expect(instantOf(nextLocalMidnight(Date.parse('2026-12-31T23:59:59.999Z')))).toBe(
      '2027-01-01T00:00:00.000Z',
    );
    expect(instantOf(nextLocalMidnight(Date.parse('2026-11-24T00:00:00.000Z')))).toBe(
      '2026-11-25T00:00:00.000Z',
    );
  });
});
