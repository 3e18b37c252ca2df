import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  MAX_SINGLE_TOASTS,
  NOTHING_TOLD,
  planWorsenedToasts,
  type Told,
} from '../../../../shared/alerts/worsened';
import { compareSeverity, SEVERITIES, type Severity } from '../../../../shared/domain/severity';
import type { ConnectionState } from '../../../../shared/domain/state';
import { madeUpConnection, madeUpFinding, madeUpHealth, madeUpState } from '../../../support/app-state';

function connection(
  findings: Readonly<Record<string, Severity>>,
  explains: readonly string[] = [],
  id = 'a',
): ConnectionState {
  return madeUpConnection(
    id,
    madeUpHealth(
      Object.entries(findings).map(([key, severity]) => madeUpFinding(key, severity)),
      explains,
    ),
  );
}

/** Runs a sequence of readings of one connection; the keys told at each. */
function tellAll(readings: readonly ConnectionState[]): readonly (readonly string[])[] {
  let told: Told = NOTHING_TOLD;
  return readings.map((reading) => {
    const plan = planWorsenedToasts(told, madeUpState([reading]));
    told = plan.told;
    return plan.toasts.map(({ key }) => key);
  });
}

describe('planWorsenedToasts', () => {
  it('tells of the first reading only what is critical', () => {
    expect(tellAll([connection({ x: 'warning', y: 'critical', z: 'notice' })])).toEqual([['a/y']]);
  });

  it('stays silent about what was there at the start, and tells when it turns worse', () => {
    expect(
      tellAll([connection({ x: 'warning' }), connection({ x: 'warning' }), connection({ x: 'critical' })]),
    ).toEqual([[], [], ['a/x']]);
  });

  it('tells a new finding after the start, from notice on', () => {
    expect(tellAll([connection({ x: 'ok' }), connection({ x: 'ok', y: 'notice' })])).toEqual([[], ['a/y']]);
  });

  it('says nothing when a finding becomes unknown and comes back as it was', () => {
    const readings = ['critical', 'unknown', 'critical', 'unknown', 'critical'] as const;
    expect(tellAll(readings.map((x) => connection({ x })))).toEqual([['a/x'], [], [], [], []]);
  });

  it('takes no reading as a base line in which nothing could be read', () => {
    expect(tellAll([connection({ x: 'unknown' }), connection({ x: 'warning' })])).toEqual([[], []]);
  });

  it('tells again what was mended and broke again', () => {
    expect(
      tellAll([connection({ x: 'critical' }), connection({ x: 'ok' }), connection({ x: 'critical' })]),
    ).toEqual([['a/x'], [], ['a/x']]);
  });

  it('tells a cause and not what it explains, until that outlives the cause', () => {
    const broken = connection({ cause: 'critical', effect: 'critical' }, ['cause', 'effect']);
    const mended = connection({ cause: 'ok', effect: 'critical' }, ['effect']);
    expect(tellAll([connection({ cause: 'ok' }), broken, mended, mended])).toEqual([
      [],
      ['a/cause'],
      ['a/effect'],
      [],
    ]);
  });

  it('takes the words of a cause from the verdict', () => {
    const { toasts } = planWorsenedToasts(NOTHING_TOLD, madeUpState([connection({ x: 'critical' }, ['x'])]));
    expect(toasts[0]?.body[0]).toEqual({ id: 'failure.secretMissing', params: { reference: 'headline' } });
    expect(toasts[0]?.title).toEqual({
      id: 'desktop.toast.title',
      params: { name: 'Connection a', severity: 'critical', impact: 'stopped' },
    });
  });

  it('makes one digest of more than three', () => {
    const many = ['a', 'b', 'c', 'd'].map((id) => connection({ x: 'critical' }, [], id));
    const three = planWorsenedToasts(NOTHING_TOLD, madeUpState(many.slice(0, MAX_SINGLE_TOASTS)));
    expect(three.toasts.map(({ connectionId }) => connectionId)).toEqual(['a', 'b', 'c']);
    const four = planWorsenedToasts(NOTHING_TOLD, madeUpState(many));
    expect(four.toasts).toHaveLength(1);
    expect(four.toasts[0]).toMatchObject({ key: 'digest', connectionId: null, severity: 'critical' });
  });

  it('forgets connections that are gone, and remembers those that were not read', () => {
    const { told } = planWorsenedToasts(
      { gone: { x: 'critical' }, a: { x: 'critical' } },
      madeUpState([madeUpConnection('a', null)]),
    );
    expect(told).toEqual({ a: { x: 'critical' } });
  });

  it('never tells unknown, never tells the same level twice in a row, and is silent on a repetition', () => {
    const severity = fc.constantFrom(...SEVERITIES);
    const reading = fc.dictionary(fc.constantFrom('x', 'y', 'z'), severity, { minKeys: 1 });
    const readings = fc.array(fc.tuple(reading, fc.subarray(['x', 'y', 'z'])), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(readings, (sequence) => {
        let told: Told = NOTHING_TOLD;
        const lastTold = new Map<string, Severity>();
        for (const [findings, explains] of sequence) {
          const state = madeUpState([connection(findings, explains)]);
          const plan = planWorsenedToasts(told, state);
          for (const { key, severity: level } of plan.toasts) {
            expect(level).not.toBe('unknown');
            expect(level).not.toBe('ok');
            const before = lastTold.get(key);
            expect(before === undefined || compareSeverity(level, before) > 0).toBe(true);
            expect(explains.slice(1).map((one) => `a/${one}`)).not.toContain(key);
            lastTold.set(key, level);
          }
          // What got better may be told again when it gets worse.
          for (const [key, level] of Object.entries(findings)) {
            const before = lastTold.get(`a/${key}`);
            if (level !== 'unknown' && before !== undefined && compareSeverity(level, before) < 0) {
              lastTold.set(`a/${key}`, level);
            }
          }
          for (const key of ['x', 'y', 'z']) if (!(key in findings)) lastTold.delete(`a/${key}`);
          expect(planWorsenedToasts(plan.told, state).toasts).toEqual([]);
          told = plan.told;
        }
      }),
    );
  });
});
