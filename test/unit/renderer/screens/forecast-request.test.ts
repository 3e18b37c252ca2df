import { describe, expect, it } from 'vitest';

import {
  createForecastRequest,
  type ForecastView,
} from '../../../../renderer/screens/forecast/forecast-request';
import type { Answer } from '../../../../renderer/state/store';
import type { Instant } from '../../../../shared/domain/instant';
import { createFakeClock, settle } from '../../../support/fake-clock';

const [FIRST, SECOND] = ['2026-12-01T00:00:00.000Z', '2026-12-02T00:00:00.000Z'] as const;

const dayOf = (at: Instant): Answer<'forecast'> => ({
  ok: true,
  value: { at, connections: [], tellings: [], unheard: 0 },
});

/** A request whose answers come when the test gives them. */
function setUp() {
  const clock = createFakeClock();
  const asked: { readonly at: Instant; readonly answer: (answer: Answer<'forecast'>) => Promise<void> }[] =
    [];
  const views: ForecastView[] = [];
  const request = createForecastRequest({
    schedule: clock.schedule,
    ask: (at) =>
      new Promise((resolve) => {
        asked.push({
          at,
          answer: (answer) => {
            resolve(answer);
            return settle();
          },
        });
      }),
    onView: (view) => views.push(view),
  });
  return { clock, asked, request, view: () => views.at(-1) };
}

describe('createForecastRequest', () => {
  it('asks about the day on which a slider rests', async () => {
    const { clock, asked, request, view } = setUp();
    request.lookAt(FIRST);
    await clock.advance(150);
    request.lookAt(SECOND);
    await clock.advance(1_000);
    expect(asked.map(({ at }) => at)).toEqual([SECOND]);
    expect(view()).toEqual({ isWorking: true, problem: null, forecast: null });
    await asked[0]?.answer(dayOf(SECOND));
    expect(view()).toEqual({
      isWorking: false,
      problem: null,
      forecast: { at: SECOND, connections: [], tellings: [], unheard: 0 },
    });
  });

  it('drops an answer about a day that is not looked at any more, and keeps the last one meanwhile', async () => {
    const { clock, asked, request, view } = setUp();
    request.lookAt(FIRST);
    await clock.advance(1_000);
    request.lookAt(SECOND);
    await clock.advance(1_000);
    await asked[1]?.answer(dayOf(SECOND));
    await asked[0]?.answer(dayOf(FIRST));
    expect(view()?.forecast?.at).toBe(SECOND);
    request.lookAt(FIRST);
    expect(view()).toMatchObject({ isWorking: true, forecast: { at: SECOND } });
  });

  it('looks at the same day again without a word', async () => {
    const { clock, asked, request, view } = setUp();
    request.lookAt(FIRST);
    await clock.advance(1_000);
    await asked[0]?.answer(dayOf(FIRST));
    request.lookAt(FIRST);
    await clock.advance(1_000);
    expect(asked).toHaveLength(2);
    expect(view()).toMatchObject({ isWorking: false });
  });

  it('says why there is no answer until there is one', async () => {
    const { clock, asked, request, view } = setUp();
    request.lookAt(FIRST);
    await clock.advance(1_000);
    await asked[0]?.answer({ ok: false, problem: 'disconnected' });
    expect(view()).toEqual({ isWorking: false, problem: 'disconnected', forecast: null });
    request.lookAt(FIRST);
    expect(view()).toMatchObject({ isWorking: true, problem: 'disconnected' });
    await clock.advance(1_000);
    await asked[1]?.answer(dayOf(FIRST));
    expect(view()).toMatchObject({ isWorking: false, problem: null });
  });

  it('asks and tells nothing any more once the page is left', async () => {
    const { clock, asked, request, view } = setUp();
    request.lookAt(FIRST);
    await clock.advance(1_000);
    const before = view();
    request.lookAt(SECOND);
    request.dispose();
    await clock.advance(1_000);
    await asked[0]?.answer(dayOf(FIRST));
    expect(asked).toHaveLength(1);
    expect(view()).toEqual({ ...before, isWorking: true });
  });
});
