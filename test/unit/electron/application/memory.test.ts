import { describe, expect, it } from 'vitest';

import { type AlertStore, createMemoryAlertStore } from '../../../../electron/alerts/alert-store';
import type { ConnectionMemory } from '../../../../shared/domain/connection-memory';
import { DAY_MS, instantOf, MINUTE_MS, SECOND_MS } from '../../../../shared/domain/instant';
import type { Snapshot } from '../../../../shared/domain/snapshot';
import { applicationBench as bench } from '../../../support/application-bench';
import { lookAt } from '../../../support/looks';
import { secret, withCredentials } from '../../../support/snapshot-builder';

/** A store that keeps a record of every memory that was written. */
function recordingStore(): AlertStore & { readonly written: ConnectionMemory[] } {
  const store = createMemoryAlertStore();
  const written: ConnectionMemory[] = [];
  return {
    ...store,
    written,
    change: (next) => {
      const before = store.present().memories['a'];
      store.change(next);
      const after = store.present().memories['a'];
      if (after !== undefined && after !== before) written.push(after);
    },
  };
}

/** Watches one connection of whose app a second credential appears at the look `appearsAt`. */
function watched(appearsAt = Number.POSITIVE_INFINITY, alertStore = recordingStore()) {
  let looks = 0;
  const one = bench({
    stored: ['a'],
    alertStore,
    user: 'anna',
    snapshot: (connection, at): Snapshot => {
      const isThere = looks >= appearsAt;
      looks += 1;
      const credentials = isThere ? [secret(), secret({ keyId: 'new-key', name: 'who-knows' })] : [secret()];
      return { ...lookAt(at, { application: withCredentials(...credentials) }), connection };
    },
  });
  const findings = () =>
    (one.application.state().connections[0]?.health?.findings ?? []).filter(
      ({ check }) => check === 'credential-changes',
    );
  return { ...one, alertStore, findings };
}

describe('what is remembered', () => {
  it('goes with a connection that is removed, and stays of the others and while the sample tenant is shown', async () => {
    const alertStore = createMemoryAlertStore();
    const one = bench({
      stored: ['a', 'b'],
      alertStore,
      snapshot: (connection, at): Snapshot => ({
        ...lookAt(at, { application: withCredentials(secret()) }),
        connection,
      }),
    });
    one.application.start();
    await one.clock.advance(10 * SECOND_MS);
    const known = () => Object.keys(alertStore.present().memories);
    expect(known()).toEqual(['a', 'b']);
    await one.must('exploreSample', {});
    await one.must('leaveSample', {});
    expect(known()).toEqual(['a', 'b']);
    await one.must('reorderConnections', { order: ['b', 'a'] });
    await one.must('removeConnection', { connectionId: 'a' });
    await one.clock.advance(20 * MINUTE_MS);
    expect(known()).toEqual(['b']);
    expect(one.unexpected).toEqual([]);
  });

  it('is kept from the first look on, and not written again at every look', async () => {
    const one = watched();
    one.application.start();
    await one.clock.advance(50 * MINUTE_MS);
    expect(one.collector.polls.length).toBeGreaterThan(8);
    expect(one.alertStore.written).toHaveLength(1);
    expect(one.application.state().activity.filter(({ kind }) => kind === 'changed')).toEqual([]);
    expect(one.findings().map(({ severity }) => severity)).toEqual(['ok']);
  });

  it('makes a credential that appears a warning and an entry of the journal', async () => {
    const one = watched(1);
    one.application.start();
    await one.clock.advance(8 * MINUTE_MS);
    expect(one.findings()).toMatchObject([{ key: 'credential-changes/new-key', severity: 'warning' }]);
    const noted = one.application.state().activity.filter(({ kind }) => kind === 'changed');
    expect(noted).toMatchObject([
      {
        connectionId: 'a',
        severity: 'warning',
        details: { change: 'credentialAppeared', before: null, after: { keyId: 'new-key' } },
      },
    ]);
  });

  it('is written after the journal: what a kill in between leaves unnoted is noticed again', async () => {
    const store = recordingStore();
    const noted: (readonly string[])[] = [];
    const alertStore: AlertStore & { readonly written: ConnectionMemory[] } = {
      ...store,
      change: (next) => {
        const before = store.present().memories['a'];
        store.change(next);
        if (before !== undefined && store.present().memories['a'] !== before)
          noted.push(one.application.state().activity.map(({ kind }) => kind));
      },
    };
    const one = watched(1, alertStore);
    one.application.start();
    await one.clock.advance(8 * MINUTE_MS);
    expect(noted.at(0)).toContain('changed');
  });

  it('survives a restart: what came meanwhile is told', async () => {
    const first = watched();
    first.application.start();
    await first.clock.advance(SECOND_MS);
    await first.application.dispose();
    const second = watched(0, first.alertStore);
    second.clock.jump(DAY_MS);
    second.application.start();
    await second.clock.advance(SECOND_MS);
    expect(second.findings()).toMatchObject([{ key: 'credential-changes/new-key', severity: 'warning' }]);
  });

  it('is said once when somebody re-checks by hand', async () => {
    const one = watched(1);
    one.application.start();
    await one.clock.advance(SECOND_MS);
    const recheck = one.must('recheck', { connectionId: 'a' });
    await one.clock.advance(SECOND_MS);
    await recheck;
    const { activity } = one.application.state();
    expect(activity.filter(({ kind }) => kind === 'changed')).toHaveLength(1);
  });
});

describe('confirming a credential', () => {
  it('ends the warning at once, is kept and noted with who did it', async () => {
    const one = watched(1);
    one.application.start();
    await one.clock.advance(8 * MINUTE_MS);
    await one.must('confirmCredential', { connectionId: 'a', keyId: 'new-key' });
    expect(one.findings().map(({ severity }) => severity)).toEqual(['ok']);
    const kept = one.alertStore.written.at(-1)?.credentials.find(({ keyId }) => keyId === 'new-key');
    expect(kept?.confirmed).toEqual({ at: instantOf(one.clock.now()), by: 'anna' });
    expect(one.application.state().activity[0]).toMatchObject({
      kind: 'acted',
      details: { keyId: 'new-key', by: 'anna' },
    });
    await one.clock.advance(20 * MINUTE_MS);
    expect(one.findings().map(({ severity }) => severity)).toEqual(['ok']);
  });

  it('is refused where there is nothing to confirm', async () => {
    const one = watched(1);
    one.application.start();
    await one.clock.advance(8 * MINUTE_MS);
    expect(await one.run('confirmCredential', { connectionId: 'z', keyId: 'new-key' })).toMatchObject({
      error: { code: 'unknownConnection' },
    });
    expect(await one.run('confirmCredential', { connectionId: 'a', keyId: 'none' })).toMatchObject({
      error: { code: 'unknownCredential' },
    });
  });
});
