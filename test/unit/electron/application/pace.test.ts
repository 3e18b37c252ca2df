import { describe, expect, it } from 'vitest';

import { createBareHost } from '../../../../electron/application/bare-host';
import type { DesktopPort } from '../../../../electron/application/host-port';
import type { Environment } from '../../../../shared/domain/environment';
import { HOUR_MS, MINUTE_MS } from '../../../../shared/domain/instant';
import { applicationBench } from '../../../support/application-bench';

/** An application on a computer whose strain the test sets. */
function setUp(strain: Environment['strain'] = null) {
  let environment: Environment = { ...createBareHost().environment(), strain };
  const listeners = new Set<(environment: Environment) => void>();
  const host: DesktopPort = {
    ...createBareHost(),
    environment: () => environment,
    onEnvironmentChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const bench = applicationBench({ stored: ['a'], host });
  const pollsIn = async (durationMs: number): Promise<number> => {
    const before = bench.collector.polls.length;
    await bench.clock.advance(durationMs);
    return bench.collector.polls.length - before;
  };
  return {
    ...bench,
    pollsIn,
    become: (next: Environment['strain']) => {
      environment = { ...environment, strain: next };
      for (const listener of listeners) listener(environment);
    },
    severity: () => bench.application.state().connections[0]?.health?.severity,
  };
}

describe('pace', () => {
  it('is slower on battery, without what is shown growing too old for it', async () => {
    const { application, clock, pollsIn, severity, become } = setUp();
    application.start();
    await clock.advance(MINUTE_MS);
    become('battery');
    await clock.advance(10 * MINUTE_MS);
    expect(await pollsIn(4 * HOUR_MS)).toBe(16);
    const seen = severity();
    expect(seen).not.toBe('unknown');
    await clock.advance(14 * MINUTE_MS);
    expect(severity()).toBe(seen);
  });

  it('is slow from the start where the computer is, and quick again at once', async () => {
    const { application, clock, collector, pollsIn, become, severity } = setUp('heat');
    application.start();
    await clock.advance(MINUTE_MS);
    expect(await pollsIn(13 * MINUTE_MS)).toBe(0);
    become(null);
    const seen = severity();
    await clock.advance(MINUTE_MS);
    expect(collector.polls).toHaveLength(2);
    expect(severity()).toBe(seen);
    expect(await pollsIn(HOUR_MS)).toBe(12);
  });

  it('does not flicker to unknown while what is too old by shorter intervals is read again', async () => {
    const { application, clock, changes, become } = setUp('battery');
    application.start();
    await clock.advance(MINUTE_MS);
    // The last look of a long interval: old enough by the short ones to be none.
    await clock.advance(14 * MINUTE_MS + 50_000);
    await clock.advance(14 * MINUTE_MS);
    const before = changes.length;
    become(null);
    await clock.advance(MINUTE_MS);
    const severities = changes
      .slice(before)
      .flatMap(({ state }) => state.connections[0]?.health?.severity ?? []);
    expect(severities).not.toContain('unknown');
  });

  it('is as the administrator chose', async () => {
    const { application, clock, pollsIn, must, become } = setUp('battery');
    application.start();
    await clock.advance(MINUTE_MS);
    await must('updateSettings', { pace: 'steady' });
    await clock.advance(MINUTE_MS);
    expect(await pollsIn(55 * MINUTE_MS)).toBe(11);
    become(null);
    await must('updateSettings', { pace: 'slow' });
    await clock.advance(15 * MINUTE_MS);
    expect(await pollsIn(HOUR_MS)).toBe(4);
  });
});
