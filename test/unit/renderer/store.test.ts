import { describe, expect, it } from 'vitest';

import type { LinkStatus, Transport } from '../../../renderer/bridge/transport';
import { createStore } from '../../../renderer/state/store';
import type { AppState } from '../../../shared/domain/state';
import { diffState, type StateChange } from '../../../shared/domain/state-change';
import type { CommandName, CommandResult, Events } from '../../../shared/ipc/contract';
import {
  FIXTURE_NOW,
  healthyConnection,
  stateFixture,
  stoppedConnection,
} from '../../support/app-state-fixtures';
import { createFakeClock, settle } from '../../support/fake-clock';

const HOUR = 3_600_000;

/** A main process in the hands of the test; this computer's clock is an hour behind it. */
function setUp() {
  const clock = createFakeClock(FIXTURE_NOW - HOUR);
  const answers: ((answer: CommandResult<'getState'>) => void)[] = [];
  const commands: string[] = [];
  const saves: ((answer: CommandResult<CommandName>) => void)[] = [];
  let status: LinkStatus = 'open';
  let change: (payload: StateChange) => void = () => undefined;
  let navigate: (target: Events['navigate']) => void = () => undefined;
  let tellStatus: () => void = () => undefined;
  let isVisible = true;
  let failure: CommandResult<CommandName> = { ok: true, value: null };
  const transport: Transport = {
    status: () => status,
    onStatus: (listener) => {
      tellStatus = listener;
      return () => undefined;
    },
    bridge: {
      invoke: (name) => {
        if (name === 'updateSettings') {
          return new Promise((resolve) =>
            saves.push(resolve as (answer: CommandResult<CommandName>) => void),
          );
        }
        if (name !== 'getState') {
          commands.push(name);
          return Promise.resolve(failure as never);
        }
        return new Promise((resolve) => {
          answers.push(resolve as (answer: CommandResult<'getState'>) => void);
        });
      },
      on: (name, listener) => {
        if (name === 'stateChanged') change = listener as typeof change;
        else navigate = listener as typeof navigate;
        return () => undefined;
      },
    },
  };
  const store = createStore(transport, {
    now: clock.now,
    schedule: clock.schedule,
    isVisible: () => isVisible,
    onVisible: () => undefined,
  });
  return {
    store,
    clock,
    commands,
    answers,
    answerSave: async (answer: CommandResult<CommandName>) => {
      saves.shift()?.(answer);
      await settle();
    },
    answer: async (state: AppState) => {
      answers.shift()?.({ ok: true, value: state });
      await settle();
    },
    push: (before: AppState, after: AppState) => {
      const difference = diffState(before, after);
      if (difference !== null) change(difference);
    },
    navigate: (target: Events['navigate']) => {
      navigate(target);
    },
    setStatus: (next: LinkStatus) => {
      status = next;
      tellStatus();
    },
    hide: () => (isVisible = false),
    failWith: (next: CommandResult<CommandName>) => (failure = next),
  };
}

const before = stateFixture([healthyConnection('a')]);
const after = stateFixture([stoppedConnection('a')], { monitor: before.monitor });

describe('createStore', () => {
  it('has no state until the main process answers, then follows its changes and its clock', async () => {
    const { store, answer, push } = setUp();
    expect(store.view().state).toBeNull();
    await answer(before);
    expect(store.view()).toMatchObject({ state: before, now: FIXTURE_NOW });
    push(before, after);
    expect(store.view().state?.connections[0]?.health?.severity).toBe('critical');
  });

  it('loses no change that overtakes the answer', async () => {
    const { store, answer, push } = setUp();
    push(before, after);
    await answer(before);
    expect(store.view().state?.connections[0]?.health?.severity).toBe('critical');
  });

  it('counts ages from the main process’s clock, every 15 s, and not while hidden', async () => {
    const { store, clock, answer, hide } = setUp();
    await answer(before);
    let draws = 0;
    store.subscribe(() => (draws += 1));
    await clock.advance(60_000);
    expect([store.view().now, draws]).toEqual([FIXTURE_NOW + 60_000, 4]);
    hide();
    await clock.advance(60_000);
    expect(draws).toBe(4);
  });

  it('keeps the old state while the connection is lost, and asks for all of it afterwards', async () => {
    const { store, answer, setStatus, answers } = setUp();
    await answer(before);
    setStatus('lost');
    expect(store.view()).toMatchObject({ link: 'lost', state: before });
    setStatus('open');
    expect(answers).toHaveLength(1);
    await answer(after);
    expect(store.view()).toMatchObject({ link: 'open', state: after });
  });

  it('shows a change of settings at once, keeps it until it is answered, and takes it back when it failed', async () => {
    const { store, answer, answerSave, push } = setUp();
    await answer(before);
    const shown = () => store.view().state?.settings;
    const quiet = { ...before.settings.alerts.quiet, daysOff: true };
    void store.ask('updateSettings', { theme: 'dark', alerts: { ...before.settings.alerts, quiet } });
    expect(shown()).toMatchObject({ theme: 'dark', alerts: { quiet }, pace: before.settings.pace });
    const second = store.ask('updateSettings', { theme: 'light', pace: 'slow' });
    expect(shown()).toMatchObject({ theme: 'light', alerts: { quiet }, pace: 'slow' });

    // The first one arrives: what was chosen after it stays.
    const alerts = { ...before.settings.alerts, quiet };
    const saved = { ...before, settings: { ...before.settings, theme: 'dark' as const, alerts } };
    push(before, saved);
    await answerSave({ ok: true, value: null });
    expect(shown()).toMatchObject({ theme: 'light', alerts: { quiet }, pace: 'slow' });

    await answerSave({ ok: false, error: { code: 'internal', detail: 'disk full' } });
    expect(await second).toEqual({ ok: false, problem: 'internal' });
    expect(shown()).toEqual(saved.settings);
  });

  it('keeps where to go until there is something that goes there, and goes there once', () => {
    const { store, navigate } = setUp();
    navigate({ page: 'run', id: 'run-1' });
    navigate({ page: 'settings' });
    const first: string[] = [];
    const stop = store.onNavigate(({ page }) => first.push(page));
    navigate({ page: 'alerts' });
    stop();
    const second: string[] = [];
    store.onNavigate(({ page }) => second.push(page));
    expect([first, second]).toEqual([['settings', 'alerts'], []]);
  });

  it('says why a command failed, until it is dismissed or one succeeds', async () => {
    const { store, answer, failWith, setStatus } = setUp();
    await answer(before);
    failWith({ ok: false, error: { code: 'busy', detail: '' } });
    expect(await store.run('recheck', {})).toBe(false);
    expect(store.view().problem).toBe('busy');
    store.dismissProblem();
    expect(store.view().problem).toBeNull();
    setStatus('lost');
    await store.run('recheck', {});
    expect(store.view().problem).toBe('disconnected');
    failWith({ ok: true, value: null });
    await store.run('recheck', {});
    expect(store.view().problem).toBeNull();
  });
});
