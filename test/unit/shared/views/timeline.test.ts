import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DAY_MS, instantOf } from '../../../../shared/domain/instant';
import {
  connectionSpan,
  dayMarks,
  fittingLabels,
  monthMarks,
  overviewSpan,
  timelineBar,
} from '../../../../shared/views/timeline';
import { daysFromNow, NOW } from '../../../support/snapshot-builder';

const SPAN = { from: NOW - 20 * DAY_MS, to: NOW + 180 * DAY_MS };
const DAYS = { notice: 60, warning: 30, critical: 7 };

describe('spans', () => {
  it('are the next half year on the overview', () => {
    expect(overviewSpan(NOW)).toEqual(SPAN);
  });

  it('hold the ends of one connection, within bounds', () => {
    const of = (start: number | null, end: number | null) => {
      const { from, to } = connectionSpan(
        [
          {
            start: start === null ? null : daysFromNow(start),
            end: end === null ? null : daysFromNow(end),
          },
        ],
        NOW,
      );
      return [(from - NOW) / DAY_MS, (to - NOW) / DAY_MS];
    };
    expect(of(-30, 200)).toEqual([-40, 210]);
    expect(of(-700, 700)).toEqual([-60, 400]);
    expect(of(null, null)).toEqual([-30, 120]);
    expect(of(-2, 3)).toEqual([-30, 120]);
  });

  it('always hold today', () => {
    const date = fc.option(fc.integer({ min: -5_000, max: 5_000 }).map(daysFromNow), { nil: null });
    fc.assert(
      fc.property(fc.array(fc.record({ start: date, end: date })), (credentials) => {
        const { from, to } = connectionSpan(credentials, NOW);
        expect(from).toBeLessThan(NOW);
        expect(to).toBeGreaterThan(NOW);
      }),
    );
  });
});

describe('bars', () => {
  it('lie where their dates do', () => {
    expect(timelineBar({ start: daysFromNow(0), end: daysFromNow(80) }, SPAN)).toEqual({
      start: 0.1,
      end: 0.5,
      isCutAtStart: false,
      isCutAtEnd: false,
    });
  });

  it('are cut at the edges, and go on where a date is missing', () => {
    expect(timelineBar({ start: daysFromNow(-400), end: daysFromNow(400) }, SPAN)).toEqual({
      start: 0,
      end: 1,
      isCutAtStart: true,
      isCutAtEnd: true,
    });
    expect(timelineBar({ start: null, end: null }, SPAN)).toMatchObject({
      isCutAtStart: true,
      isCutAtEnd: true,
    });
  });

  it('are not there outside of the span, or with dates the wrong way round', () => {
    expect(timelineBar({ start: daysFromNow(-90), end: daysFromNow(-30) }, SPAN)).toBeNull();
    expect(timelineBar({ start: daysFromNow(200), end: daysFromNow(300) }, SPAN)).toBeNull();
    expect(timelineBar({ start: daysFromNow(10), end: daysFromNow(5) }, SPAN)).toBeNull();
  });

  it('stay on the axis, and overlap where the lives do', () => {
    const day = fc.integer({ min: -300, max: 500 });
    fc.assert(
      fc.property(day, day, day, day, (a, b, c, d) => {
        const one = timelineBar(
          { start: daysFromNow(Math.min(a, b)), end: daysFromNow(Math.max(a, b)) },
          SPAN,
        );
        const other = timelineBar(
          { start: daysFromNow(Math.min(c, d)), end: daysFromNow(Math.max(c, d)) },
          SPAN,
        );
        for (const bar of [one, other]) {
          if (bar === null) continue;
          expect(bar.start).toBeGreaterThanOrEqual(0);
          expect(bar.end).toBeLessThanOrEqual(1);
          expect(bar.end).toBeGreaterThanOrEqual(bar.start);
        }
        const overlaps =
          Math.max(Math.min(a, b), Math.min(c, d), -20) < Math.min(Math.max(a, b), Math.max(c, d), 180);
        if (overlaps && one !== null && other !== null)
          expect(Math.max(one.start, other.start)).toBeLessThan(Math.min(one.end, other.end));
      }),
    );
  });
});

describe('marks', () => {
  it('are today and the thresholds after it', () => {
    expect(dayMarks(SPAN, DAYS, NOW).map(({ kind, at }) => [kind, Math.round(at * 1_000)])).toEqual([
      ['today', 100],
      ['critical', 135],
      ['warning', 250],
      ['notice', 400],
    ]);
  });

  it('say one day once, and leave out what lies beyond', () => {
    expect(dayMarks(SPAN, { notice: 300, warning: 30, critical: 30 }, NOW).map(({ kind }) => kind)).toEqual([
      'today',
      'critical',
    ]);
    expect(dayMarks(SPAN, { notice: 0, warning: 0, critical: 0 }, NOW).map(({ kind }) => kind)).toEqual([
      'today',
    ]);
  });

  it('are the first days of months, fewer where there is little room', () => {
    const months = (most: number) => monthMarks(SPAN, most).map(({ kind }) => kind.slice(0, 7));
    expect(months(12)).toEqual(['2026-12', '2027-01', '2027-02', '2027-03', '2027-04', '2027-05']);
    expect(months(3)).toEqual(['2027-01', '2027-03', '2027-05']);
    expect(months(2)).toEqual(['2027-01', '2027-04']);
  });

  it('lie within the axis at every span', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), fc.integer({ min: 1, max: 14 }), (length, most) => {
        const span = { from: NOW, to: NOW + length * DAY_MS };
        for (const { kind, at } of monthMarks(span, most)) {
          expect(at).toBeGreaterThan(0);
          expect(at).toBeLessThanOrEqual(1);
          expect(instantOf(Date.parse(kind))).toMatch(/-01T00:00:00\.000Z$/);
        }
      }),
    );
  });
});

describe('labels', () => {
  it('give way to the more important ones', () => {
    expect(
      fittingLabels([
        { at: 0.1, width: 0.1 },
        { at: 0.12, width: 0.1 },
        { at: 0.3, width: 0.1 },
        { at: 0.2, width: 0.1 },
      ]),
    ).toEqual([true, false, true, true]);
  });
});
