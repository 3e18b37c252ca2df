import { describe, expect, it } from 'vitest';

import { activityOf } from '../../../../shared/alerts/activity';
import type { ActivityEntry } from '../../../../shared/domain/activity';
import { instantOf } from '../../../../shared/domain/instant';
import type { Severity } from '../../../../shared/domain/severity';
import type { AppState, ConnectionState } from '../../../../shared/domain/state';
import { message } from '../../../../shared/messages/message';
import {
  madeUpConnection,
  madeUpFinding,
  madeUpHealth,
  madeUpState,
  STATE_NOW,
} from '../../../support/app-state';

function read(
  findings: Readonly<Record<string, Severity>>,
  explains: readonly string[] = [],
): ConnectionState {
  const all = Object.entries(findings).map(([key, severity]) => madeUpFinding(key, severity));
  return madeUpConnection('a', madeUpHealth(all, explains));
}

function happened(before: readonly ConnectionState[], after: readonly ConnectionState[]): readonly string[] {
  return activityOf(madeUpState(before), madeUpState(after), STATE_NOW).map(({ kind, severity, text }) =>
    `${kind} ${severity} ${JSON.stringify(text.params)} ${text.id.split('.')[2] ?? ''}`.trim(),
  );
}

describe('activityOf', () => {
  it.each<
    [string, Readonly<Record<string, Severity>>, Readonly<Record<string, Severity>>, readonly string[]]
  >([
    ['worse', { x: 'ok' }, { x: 'warning' }, ['worse warning {"reference":"x"}']],
    ['worse still', { x: 'warning' }, { x: 'critical' }, ['worse critical {"reference":"x"}']],
    ['new and bad', {}, { x: 'critical' }, ['worse critical {"reference":"x"}']],
    ['new and well', {}, { x: 'ok' }, []],
    ['better', { x: 'critical' }, { x: 'ok' }, ['better ok {"reference":"x"}']],
    ['gone', { x: 'critical' }, {}, ['better ok {"reference":"x"}']],
    ['gone and was well', { x: 'ok' }, {}, []],
    ['not known any more', { x: 'ok' }, { x: 'unknown' }, ['worse unknown {"reference":"x"}']],
    ['the same', { x: 'critical' }, { x: 'critical' }, []],
  ])('a finding turns %s', (_what, before, after, expected) => {
    expect(happened([read(before)], [read(after)])).toEqual(expected);
  });

  it('tells a cause, and not what it explains', () => {
    const before = read({ cause: 'ok', effect: 'ok' });
    const broken = read({ cause: 'critical', effect: 'critical' }, ['cause', 'effect']);
    expect(happened([before], [broken])).toEqual(['worse critical {"reference":"cause"}']);
    expect(happened([broken], [before])).toEqual(['better ok {"reference":"cause"}']);
  });

  it('takes the first look as the base line', () => {
    const unread = madeUpConnection('a', null);
    expect(happened([unread], [read({ x: 'ok', y: 'notice' })])).toEqual([]);
    expect(happened([unread], [read({ x: 'critical', y: 'warning' })])).toEqual([
      'worse critical {"reference":"headline"}',
    ]);
  });

  it('does not note at the first look what was noted last before the start', () => {
    const unread = madeUpConnection('a', null);
    const bad = read({ x: 'critical' });
    const [noted] = activityOf(madeUpState([unread]), madeUpState([bad]), STATE_NOW);
    if (noted === undefined) throw new Error('nothing was noted');
    const again = (...activity: readonly Partial<ActivityEntry>[]): number => {
      const entries = activity.map((one, index): ActivityEntry => ({ ...noted, id: String(index), ...one }));
      const before = { ...madeUpState([unread]), activity: entries };
      return activityOf(before, madeUpState([bad]), STATE_NOW).length;
    };
    expect(again({})).toBe(0);
    expect(again({ kind: 'told' }, { connectionId: 'b', severity: 'ok' }, {})).toBe(0);
    expect(again({ kind: 'better', severity: 'ok' }, {})).toBe(1);
    expect(again({ severity: 'warning' })).toBe(1);
    expect(again({ text: message('application.activity.unchanged') })).toBe(1);
  });

  it('keeps of a finding what it was and what it is', () => {
    const details = (before: ConnectionState, after: ConnectionState) =>
      activityOf(madeUpState([before]), madeUpState([after]), STATE_NOW).map((event) => event.details);
    expect(details(read({ x: 'ok' }), read({ x: 'critical', y: 'notice' }))).toEqual([
      { finding: 'x', before: 'ok', after: 'critical' },
      { finding: 'y', before: null, after: 'notice' },
    ]);
    expect(details(read({ x: 'warning' }), read({}))).toEqual([
      { finding: 'x', before: 'warning', after: 'ok' },
    ]);
  });

  it('tells of connections that come and go', () => {
    const [a, b] = [madeUpConnection('a', null), madeUpConnection('b', null)];
    expect(happened([a], [a, b])).toEqual(['done ok {} added']);
    expect(happened([a, b], [b])).toEqual(['done ok {} removed']);
    expect(happened([a, b], [b, a])).toEqual([]);
  });

  it('takes the way to the sample tenant and back for no such change', () => {
    const own = madeUpState([madeUpConnection('a', null)]);
    const sample: AppState = {
      ...madeUpState([madeUpConnection('s', null)]),
      app: { ...own.app, isSample: true },
    };
    expect(activityOf(own, sample, STATE_NOW)).toEqual([]);
    expect(activityOf(sample, own, STATE_NOW)).toEqual([]);
  });

  it('tells what a re-check by hand found, once', () => {
    const before = read({ x: 'ok' });
    const at = instantOf(STATE_NOW);
    const change = message('failure.secretMissing', { reference: 'change' });
    const found = { ...before, lastRecheck: { at, changes: [change, change] } };
    const nothing = { ...before, lastRecheck: { at, changes: [] } };
    expect(happened([before], [found])).toEqual([
      'changed ok {"reference":"change"}',
      'changed ok {"reference":"change"}',
    ]);
    expect(happened([before], [nothing])).toEqual(['done ok {} unchanged']);
    expect(happened([found], [{ ...found, checking: 'full' }])).toEqual([]);
  });

  it('tells each problem of Graphkeeper when it comes', () => {
    const state = madeUpState([]);
    const problem = {
      code: 'settingsUnwritable',
      message: message('failure.secretMissing', { reference: 'p' }),
    } as const;
    const other = { ...problem, code: 'keychainUnavailable' } as const;
    const with1: AppState = { ...state, problems: [problem] };
    const with2: AppState = { ...state, problems: [problem, other] };
    expect(activityOf(null, with1, STATE_NOW).map(({ kind }) => kind)).toEqual(['problem']);
    expect(activityOf(with1, with2, STATE_NOW)).toHaveLength(1);
    expect(activityOf(with2, with1, STATE_NOW)).toEqual([]);
  });
});
