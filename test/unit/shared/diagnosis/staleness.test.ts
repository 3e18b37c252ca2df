import { describe, expect, it } from 'vitest';

import { applyStaleness, staleAtOf } from '../../../../shared/diagnosis/staleness';
import { epochOf, instantOf, MINUTE_MS } from '../../../../shared/domain/instant';
import type { Severity } from '../../../../shared/domain/severity';
import type { ConnectionHealth } from '../../../../shared/domain/state';
import { message } from '../../../../shared/messages/message';

const OBSERVED = '2026-11-23T12:00:00.000Z';
const POLLING = { frequentMinutes: 5, fullMinutes: 60 };

/** The end of what was read at `OBSERVED`, asked for after a while, when the clock had been set meanwhile. */
function staleAt(ageMinutes: number, setByMinutes: number): string {
  const now = epochOf(OBSERVED) + (ageMinutes + setByMinutes) * MINUTE_MS;
  return staleAtOf(OBSERVED, POLLING, { now, ageMs: ageMinutes * MINUTE_MS });
}

function health(severity: Severity): ConnectionHealth {
  const headline = message('failure.notAttempted', { because: 'notYet' });
  return {
    observedAt: OBSERVED,
    staleAt: staleAt(0, 0),
    severity,
    verdict: { link: 'none', severity, headline, explains: [], runbook: null, chain: [] },
    findings: [],
    since: {},
    requests: { token: 0, graph: 0, batched: 0, genesys: 0, retries: 0 },
  };
}

describe('staleness', () => {
  it('begins after three frequent intervals', () => {
    expect(staleAt(0, 0)).toBe('2026-11-23T12:15:00.000Z');
    expect(staleAt(7, 0)).toBe('2026-11-23T12:15:00.000Z');
  });

  it('comes no later for a clock that was set back, and earlier for one that was set forward', () => {
    for (const setBy of [-1, -3, -180]) {
      expect(staleAt(10, setBy)).toBe(instantOf(epochOf(OBSERVED) + (15 + setBy) * MINUTE_MS));
    }
    expect(staleAt(10, 180)).toBe('2026-11-23T12:15:00.000Z');
  });

  it('leaves fresh health as it is, the same object', () => {
    const fresh = health('ok');
    expect(applyStaleness(fresh, epochOf(fresh.staleAt))).toBe(fresh);
  });

  it.each<[Severity, Severity]>([
    ['ok', 'unknown'],
    ['notice', 'unknown'],
    ['unknown', 'unknown'],
    ['warning', 'warning'],
    ['critical', 'critical'],
  ])('shows %s as %s when it is too old', (before, after) => {
    const old = health(before);
    const shown = applyStaleness(old, epochOf(old.staleAt) + 1);
    expect(shown.severity).toBe(after);
    expect(shown.verdict.severity).toBe(after);
    expect(shown.observedAt).toBe(OBSERVED);
  });
});
