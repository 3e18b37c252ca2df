import type { Forecast } from '../../../shared/domain/forecast';
import type { Instant } from '../../../shared/domain/instant';
import type { Answer, CommandProblem } from '../../state/store';

/** Where the question about a day stands. */
export interface ForecastView {
  /** A day is looked at that was not looked at before; to look again at the same one is no news. */
  readonly isWorking: boolean;
  /** Why the last question had no answer; kept until the next one has. */
  readonly problem: CommandProblem | null;
  /** The last answer; it says of which day it is. */
  readonly forecast: Forecast | null;
}

/** Before anything was asked. */
export const FIRST_VIEW: ForecastView = { isWorking: true, problem: null, forecast: null };

/** What a request is made with. */
export interface ForecastRequestOptions {
  readonly ask: (at: Instant) => Promise<Answer<'forecast'>>;
  /** Runs a callback later; the answer takes that back. */
  readonly schedule: (delayMs: number, callback: () => void) => () => void;
  readonly onView: (view: ForecastView) => void;
}

/** Asks what a day looks like. */
export interface ForecastRequest {
  readonly lookAt: (at: Instant) => void;
  readonly dispose: () => void;
}

/** A slider passes many days on its way: the one it rests on is asked about. */
const REST_MS = 200;

/** Asks about the day that was last looked at, once it has rested on it; answers about any other are dropped. */
export function createForecastRequest(options: ForecastRequestOptions): ForecastRequest {
  let view = FIRST_VIEW;
  let newest = 0;
  let cancel = (): void => undefined;
  const show = (patch: Partial<ForecastView>): void => {
    view = { ...view, ...patch };
    options.onView(view);
  };
  const ask = async (at: Instant, own: number): Promise<void> => {
    const answer = await options.ask(at);
    if (own !== newest) return;
    show(
      answer.ok
        ? { isWorking: false, problem: null, forecast: answer.value }
        : { isWorking: false, problem: answer.problem },
    );
  };
  return {
    lookAt: (at) => {
      newest += 1;
      const own = newest;
      cancel();
      cancel = options.schedule(REST_MS, () => void ask(at, own));
      show({ isWorking: view.problem !== null || view.forecast?.at !== at });
    },
    dispose: () => {
      newest += 1;
      cancel();
    },
  };
}
