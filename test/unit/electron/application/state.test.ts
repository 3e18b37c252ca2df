import { describe, expect, it } from 'vitest';

import { createBareHost } from '../../../../electron/application/bare-host';
import type { DesktopPort } from '../../../../electron/application/host-port';
import { BARE_ENVIRONMENT, type Environment } from '../../../../shared/domain/environment';
import { MINUTE_MS, SECOND_MS } from '../../../../shared/domain/instant';
import type { Snapshot } from '../../../../shared/domain/snapshot';
import type { AppProblem } from '../../../../shared/domain/state';
import { applyChange } from '../../../../shared/domain/state-change';
import { message } from '../../../../shared/messages/message';
import { applicationBench as bench } from '../../../support/application-bench';
import { lookAt } from '../../../support/looks';
import { secret, withCredentials } from '../../../support/snapshot-builder';

const PROBLEM: AppProblem = {
  code: 'settingsQuarantined',
  message: message('failure.notAttempted', { because: 'notYet' }),
};

describe('details and re-checks', () => {
  it('lists what the connection page shows, anew only when it was judged anew', async () => {
    const { application, clock } = bench({ stored: ['a'] });
    expect(application.state().connections[0]?.details).toBeNull();
    application.start();
    await clock.advance(SECOND_MS);
    const [first] = application.state().connections;
    expect(first?.details?.registration.clientId).toBe(first?.clientId);
    expect(first?.details?.subscriptions.state).toBe('read');
    await clock.advance(5 * MINUTE_MS);
    const [later] = application.state().connections;
    expect(later?.details).not.toBe(first?.details);
    application.suspend();
    expect(application.state().connections[0]?.details).toBe(later?.details);
  });

  it('notes what a re-check by hand found, and nothing of a poll', async () => {
    const { application, clock, must } = bench({
      stored: ['a'],
      answer: (poll) => (poll === 0 ? { partly: { code: 'noAccess', permission: null } } : 'read'),
    });
    application.start();
    await clock.advance(SECOND_MS);
    expect(application.state().connections[0]?.lastRecheck).toBeNull();
    const recheck = must('recheck', {});
    await clock.advance(SECOND_MS);
    await recheck;
    expect(application.state().connections[0]?.lastRecheck?.changes).toBeInstanceOf(Array);
    const again = must('recheckPermissions', { connectionId: 'a' });
    await clock.advance(SECOND_MS);
    await again;
    expect(application.state().connections[0]?.lastRecheck?.changes).toEqual([]);
    expect(application.state().activity[0]?.text.id).toBe('application.activity.unchanged');
  });

  it('reads everything again once permissions or credentials are not what they were', async () => {
    let looks = 0;
    const { application, clock, collector, must } = bench({
      stored: ['a'],
      snapshot: (connection, at): Snapshot => {
        looks += 1;
        const credentials = looks === 1 ? [secret()] : [secret(), secret({ keyId: 'new-key', name: 'new' })];
        return { ...lookAt(at, { application: withCredentials(...credentials) }), connection };
      },
    });
    application.start();
    await clock.advance(SECOND_MS);
    const found: number[] = [];
    for (const depths of [['permissions', 'full'], ['permissions']]) {
      const before = collector.polls.length;
      const recheck = must('recheckPermissions', { connectionId: 'a' });
      await clock.advance(SECOND_MS);
      await recheck;
      expect(collector.polls.slice(before).map(({ depth }) => depth)).toEqual(depths);
      found.push(application.state().connections[0]?.lastRecheck?.changes.length ?? -1);
    }
    expect(found).toEqual([1, 0]);
  });

  it('keeps the last outcome when a re-check fails', async () => {
    const { application, clock, run } = bench({
      stored: ['a'],
      answer: () => ({ code: 'network', cause: 'timeout' }),
    });
    application.start();
    await clock.advance(SECOND_MS);
    const recheck = run('recheck', {});
    await clock.advance(SECOND_MS);
    await recheck;
    expect(application.state().connections[0]?.lastRecheck).toBeNull();
  });
});

describe('alerts and activity', () => {
  it('follow the connections, and cross with the change', async () => {
    const { application, clock } = bench({ stored: ['a', 'b'] });
    let copy = application.state();
    application.onChange((change) => {
      copy = applyChange(copy, change);
    });
    application.start();
    // Long enough for all of them to be confirmed and told.
    await clock.advance(20 * MINUTE_MS);
    const { alerts } = application.state();
    expect(new Set(alerts.map(({ connectionId }) => connectionId))).toEqual(new Set(['a', 'b']));
    expect(copy).toEqual(application.state());
    await clock.advance(6 * MINUTE_MS);
    expect(application.state().alerts).toBe(alerts);
  });

  it('tell at the start what is wrong with Graphkeeper', () => {
    const { application } = bench({ problems: [PROBLEM] });
    expect(application.state().activity).toMatchObject([{ kind: 'problem', text: PROBLEM.message }]);
  });

  it('are bounded', async () => {
    const { application, must } = bench();
    for (let index = 0; index < 300; index += 1) {
      await must('pause', { until: 'resumed' });
      await must('resume', {});
    }
    const { activity } = application.state();
    expect(activity).toHaveLength(500);
    expect(new Set(activity.map(({ id }) => id)).size).toBe(500);
    expect(activity[0]?.text.id).toBe('application.activity.resumed');
  });
});

describe('settings', () => {
  it('judge again at once when the thresholds change', async () => {
    const { application, clock, must, collector } = bench({ stored: ['a'] });
    application.start();
    await clock.advance(SECOND_MS);
    const before = application.state().connections[0]?.health;
    const polls = collector.polls.length;
    await must('updateSettings', { credentialDays: { notice: 400, warning: 300, critical: 200 } });
    const after = application.state().connections[0]?.health;
    expect(after).not.toBe(before);
    expect(after?.observedAt).toBe(before?.observedAt);
    expect(collector.polls).toHaveLength(polls);
  });
});

describe('the host', () => {
  it('answers for what only a desktop can do', async () => {
    const asked: string[] = [];
    let environment: Environment = BARE_ENVIRONMENT;
    let tell: (environment: Environment) => void = () => undefined;
    const host: DesktopPort = {
      environment: () => environment,
      onEnvironmentChange: (listener) => {
        tell = listener;
        return () => asked.push('ended');
      },
      showNotice: null,
      clipboard: null,
      testNotification: () => Promise.resolve({ outcome: 'shown' }),
      setLaunchAtLogin: (isEnabled) => {
        asked.push(`login ${isEnabled}`);
        return Promise.resolve();
      },
      openDataFolder: () => {
        asked.push('folder');
        return Promise.resolve();
      },
      checkForUpdate: () => {
        asked.push('update');
        return Promise.resolve();
      },
      saveFile: ({ name, kind, text }) => {
        asked.push(`save ${name}.${kind}: ${text}`);
        return Promise.resolve({ state: 'cancelled' });
      },
    };
    const { application, must } = bench({ host });
    expect(await must('testNotification', {})).toEqual({ outcome: 'shown' });
    await must('setLaunchAtLogin', { enabled: true });
    await must('openDataFolder', {});
    await must('checkForUpdate', {});
    const file = { name: 'deadlines', kind: 'ics', text: 'BEGIN' } as const;
    expect(await must('saveFile', file)).toEqual({ state: 'cancelled' });
    environment = { ...BARE_ENVIRONMENT, tray: 'present' };
    tell(environment);
    expect(application.state().environment).toBe(environment);
    await application.dispose();
    expect(asked).toEqual(['login true', 'folder', 'update', 'save deadlines.ics: BEGIN', 'ended']);
  });

  it('can do none of it without a desktop, and says so', async () => {
    const { run } = bench({ host: createBareHost({ dataFolder: '/data' }) });
    for (const name of ['openDataFolder', 'checkForUpdate'] as const) {
      expect(await run(name, {})).toMatchObject({ error: { code: 'notSupported' } });
    }
    expect(await run('setLaunchAtLogin', { enabled: true })).toMatchObject({
      error: { code: 'notSupported' },
    });
    expect(await run('saveFile', { name: 'a', kind: 'csv', text: '' })).toMatchObject({
      error: { code: 'notSupported' },
    });
    expect(await run('testNotification', {})).toEqual({ ok: true, value: { outcome: 'unsupported' } });
    expect(await run('getState', {})).toMatchObject({ value: { environment: { dataFolder: '/data' } } });
  });
});
