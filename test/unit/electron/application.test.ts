import { describe, expect, it } from 'vitest';

import { createMemorySettingsStore } from '../../../electron/storage/memory-settings-store';
import type { SettingsStore } from '../../../electron/storage/settings-store';
import { instantOf, MINUTE_MS, SECOND_MS } from '../../../shared/domain/instant';
import { type AppProblem, DEFAULT_SETTINGS } from '../../../shared/domain/state';
import { applyChange } from '../../../shared/domain/state-change';
import { message } from '../../../shared/messages/message';
import { applicationBench as bench } from '../../support/application-bench';
import { scriptedConnection } from '../../support/scripted-collector';

describe('state', () => {
  it('begins with connections that nobody has read', () => {
    const { application } = bench({ systemLanguage: 'fr' });
    const state = application.state();
    expect(state.app).toEqual({
      version: '1.2.3',
      mode: 'headless',
      isSample: false,
      isReadOnly: false,
      language: 'fr',
    });
    expect(state.secretStore).toBe('memory');
    expect(state.connections.map((one) => [one.id, one.health, one.checking])).toEqual([
      ['a', null, 'none'],
      ['b', null, 'none'],
      ['c', null, 'none'],
    ]);
  });

  it('tells every change, and a reader that applies them has the same state', async () => {
    const { application, clock, changes } = bench();
    let copy = application.state();
    application.onChange((change) => {
      copy = applyChange(copy, change);
    });
    application.start();
    await clock.advance(7 * MINUTE_MS);
    application.suspend();
    await clock.advance(20 * MINUTE_MS);
    application.resume();
    await clock.advance(MINUTE_MS);
    expect(copy).toEqual(application.state());
    expect(changes.length).toBeGreaterThan(10);
    expect(changes.every(({ change }) => change.order === null)).toBe(true);
  });

  it('leaves what did not change the same object', async () => {
    const { application, clock, changes } = bench();
    const before = application.state();
    application.start();
    await clock.advance(300);
    const after = application.state();
    expect(after.settings).toBe(before.settings);
    expect(after.problems).toBe(before.problems);
    expect(after.app).toBe(before.app);
    for (const { change } of changes) {
      expect(change.upserted).toHaveLength(1);
      const parts = Object.keys(change.parts).filter((part) => part !== 'alerts' && part !== 'activity');
      expect(parts).toEqual(['monitor']);
    }
  });

  it('shows what is read at present, and when the next poll is', async () => {
    const { application, clock } = bench();
    application.start();
    await clock.advance(50);
    expect(application.state().connections[0]).toMatchObject({ checking: 'full', nextPollAt: null });
    await clock.advance(100);
    expect(application.state().connections[0]?.checking).toBe('none');
    expect(Date.parse(application.state().connections[0]?.nextPollAt ?? '')).toBeGreaterThan(clock.now());
  });

  it('keeps since when a finding has had its severity', async () => {
    const { application, clock } = bench();
    application.start();
    await clock.advance(SECOND_MS);
    const first = application.state().connections[0]?.health?.since ?? {};
    await clock.advance(12 * MINUTE_MS);
    const later = application.state().connections[0]?.health;
    expect(Object.keys(first).length).toBeGreaterThan(5);
    expect(later?.since).toEqual(first);
    expect(later?.observedAt).not.toBe(Object.values(first)[0]);
  });

  it('follows the monitor: offline, asleep, running', async () => {
    const { application, clock } = bench();
    application.start();
    application.setOnline(false);
    expect(application.state().monitor.status).toBe('offline');
    application.suspend();
    expect(application.state().monitor.status).toBe('suspended');
    application.setOnline(true);
    application.resume();
    expect(application.state().monitor.status).toBe('running');
    await clock.advance(MINUTE_MS);
    expect(application.state().monitor.now).not.toBe(instantOf(0));
  });

  it('joins the problems of the settings and of the start', () => {
    const problem: AppProblem = {
      code: 'keychainUnavailable',
      message: message('failure.notAttempted', { because: 'notYet' }),
    };
    const quarantined: AppProblem = { ...problem, code: 'settingsQuarantined' };
    const settings = { ...createMemorySettingsStore(), problems: [quarantined] };
    const { application } = bench({ settings, problems: [problem] });
    expect(application.state().problems.map(({ code }) => code)).toEqual([
      'settingsQuarantined',
      'keychainUnavailable',
    ]);
  });
});

describe('commands', () => {
  it('getState gives the state with the present time', async () => {
    const { application, clock, run } = bench();
    await clock.advance(5 * SECOND_MS);
    const result = await run('getState', {});
    const state = application.state();
    expect(result).toEqual({
      ok: true,
      value: { ...state, monitor: { ...state.monitor, now: instantOf(clock.now()) } },
    });
  });

  it.each([
    ['recheck', 'full'],
    ['recheckPermissions', 'permissions'],
  ] as const)('%s reads %s, one connection or all', async (name, depth) => {
    const { clock, collector, run } = bench();
    const one = run(name, { connectionId: 'b' });
    await clock.advance(SECOND_MS);
    expect(await one).toEqual({ ok: true, value: null });
    expect(collector.polls.map((poll) => [poll.connectionId, poll.depth])).toEqual([['b', depth]]);
    const all = run(name, {});
    await clock.advance(SECOND_MS);
    expect(await all).toEqual({ ok: true, value: null });
    expect(collector.polls).toHaveLength(4);
  });

  it('says busy where reading would be in vain', async () => {
    const { application, clock, run } = bench({
      answer: () => ({ code: 'throttled', retryAfterMs: 10 * MINUTE_MS }),
    });
    application.start();
    await clock.advance(2 * SECOND_MS);
    expect(await run('recheck', {})).toMatchObject({ ok: false, error: { code: 'busy' } });
    application.setOnline(false);
    expect(await run('recheck', { connectionId: 'a' })).toMatchObject({ ok: false, error: { code: 'busy' } });
  });

  it.each(['recheck', 'recheckPermissions', 'openLink'] as const)(
    '%s refuses a connection that there is not',
    async (name) => {
      const { run, opened } = bench();
      const argument = { connectionId: 'z', ...(name === 'openLink' ? { link: 'entraApp' } : {}) };
      expect(await run(name, argument)).toMatchObject({ ok: false, error: { code: 'unknownConnection' } });
      expect(opened).toEqual([]);
    },
  );

  it('updateSettings changes only what is given, keeps it, and applies it at once', async () => {
    const { application, clock, collector, settings, run, changes } = bench({ systemLanguage: 'en' });
    application.start();
    await clock.advance(10 * SECOND_MS);
    const before = collector.polls.length;
    expect(await run('updateSettings', { language: 'fr' })).toEqual({ ok: true, value: null });
    expect(application.state().app.language).toBe('fr');
    expect(changes.at(-1)?.change.parts).toMatchObject({
      app: { language: 'fr' },
      settings: { language: 'fr' },
    });
    await run('updateSettings', {
      polling: { frequentMinutes: 1, fullMinutes: 60 },
      notifications: { enabled: false },
    });
    const expected = {
      ...DEFAULT_SETTINGS,
      language: 'fr',
      polling: { frequentMinutes: 1, fullMinutes: 60 },
      notifications: { enabled: false },
    };
    expect(application.state().settings).toEqual(expected);
    expect(settings.settings()).toEqual(expected);
    await clock.advance(65 * SECOND_MS);
    expect(collector.polls.length).toBe(before + 3);
    await run('updateSettings', { language: 'system' });
    expect(application.state().app.language).toBe('en');
  });

  it('updateSettings tells when settings could not be kept', async () => {
    const problems: AppProblem[] = [];
    const store = createMemorySettingsStore();
    const settings: SettingsStore = {
      ...store,
      saveSettings: () => {
        problems.push({
          code: 'settingsUnwritable',
          message: message('failure.notAttempted', { because: 'notYet' }),
        });
      },
      get problems() {
        return [...problems];
      },
    };
    const { application, run } = bench({ settings });
    await run('updateSettings', { theme: 'dark' });
    expect(application.state().settings.theme).toBe('dark');
    expect(application.state().problems.map(({ code }) => code)).toEqual(['settingsUnwritable']);
    const told = application.state().problems;
    problems.length = 1;
    await run('updateSettings', { theme: 'light' });
    expect(application.state().problems).not.toBe(told);
  });

  it('openLink opens pages of Microsoft for the connection', async () => {
    const { run, opened } = bench();
    await run('openLink', { link: 'entraCredentials', connectionId: 'a' });
    await run('openLink', { link: 'documentation' });
    expect(opened).toHaveLength(2);
    expect(opened[0]).toContain(scriptedConnection('a').clientId);
    for (const url of opened) expect(url).toMatch(/^https:\/\/(entra|learn)\.microsoft\.com\//);
  });

  it('does not tell what went wrong inside', async () => {
    const { run, unexpected } = bench({ openExternal: () => Promise.reject(new Error('a secret path')) });
    expect(await run('openLink', { link: 'entraApp', connectionId: 'a' })).toEqual({
      ok: false,
      error: { code: 'internal', detail: 'openLink' },
    });
    expect(unexpected).toHaveLength(1);
  });
});

describe('report', () => {
  it('has every connection, unknown while unread', async () => {
    const { application, clock } = bench();
    const unread = application.report();
    expect(unread.connections.map((one) => [one.name, one.severity])).toEqual([
      ['Connection a', 'unknown'],
      ['Connection b', 'unknown'],
      ['Connection c', 'unknown'],
    ]);
    application.start();
    await clock.advance(2 * SECOND_MS);
    const report = application.report();
    expect(report.connections[0]?.observedAt).toBe(application.state().connections[0]?.health?.observedAt);
    expect(report.connections[0]?.findings.length).toBe(
      application.state().connections[0]?.health?.findings.length,
    );
  });
});

describe('dispose', () => {
  it('stops everything and tells nobody any more', async () => {
    const { application, clock, changes } = bench();
    application.start();
    await clock.advance(50);
    const count = changes.length;
    await application.dispose();
    await clock.advance(60 * MINUTE_MS);
    expect(changes).toHaveLength(count);
    expect(clock.pending()).toBe(0);
  });
});
