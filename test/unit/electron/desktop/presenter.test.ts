import { describe, expect, it } from 'vitest';

import { present } from '../../../../electron/desktop/presenter';
import type { AppState } from '../../../../shared/domain/state';
import type { StateChange } from '../../../../shared/domain/state-change';
import {
  madeUpConnection,
  madeUpFinding,
  madeUpHealth,
  madeUpState,
  STATE_NOW,
} from '../../../support/app-state';
import { createFakeClock } from '../../../support/fake-clock';

function setUp(first: AppState) {
  const clock = createFakeClock(STATE_NOW);
  let state = first;
  const listeners = new Set<(change: StateChange, state: AppState) => void>();
  const icons: string[] = [];
  const tooltips: string[] = [];
  const end = present({
    application: {
      state: () => state,
      onChange: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    showTray: (view, speak) => {
      icons.push(view.icon);
      tooltips.push(view.tooltip.map(speak).join(' '));
    },
    clock,
  });
  const change = (next: AppState): void => {
    state = next;
    for (const listener of listeners) listener({ parts: {}, upserted: [], order: null }, next);
  };
  return { clock, icons, tooltips, change, end };
}

const critical = (id: string) => madeUpConnection(id, madeUpHealth([madeUpFinding('x', 'critical')]));

describe('present', () => {
  it('shows the tray at once, at every change, and every minute as the data ages', async () => {
    const { clock, icons, tooltips, change } = setUp(madeUpState([madeUpConnection('a', null)]));
    expect(icons).toEqual(['unknown']);
    change(madeUpState([madeUpConnection('a', madeUpHealth([madeUpFinding('x', 'ok')]))]));
    expect(icons).toEqual(['unknown', 'ok']);
    await clock.advance(60_000);
    expect(tooltips.at(-1)).toContain('Checked 1 minute ago.');
    await clock.advance(3_600_000);
    expect(icons.at(-1)).toBe('unknown');
  });

  it('ends completely', () => {
    const { clock, change, end } = setUp(madeUpState([]));
    change(madeUpState([critical('a')]));
    end();
    expect(clock.pending()).toBe(0);
  });
});
