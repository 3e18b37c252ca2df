import type { Forecast } from '../../../shared/domain/forecast';
import type { Instant } from '../../../shared/domain/instant';
import type { Answer, CommandProblem } from '../../state/store';

/** Where the question about a day stands. The last answer stays until the next one is there; it says of which day it is. */
export interface ForecastView {
  readonly status: 'working' | 'ready' | CommandProblem;
  readonly forecast: Forecast | null;
}

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
  let view: ForecastView = { status: 'working', forecast: null };
  let newest = 0;
  let cancel = (): void => undefined;
  const show = (next: ForecastView): void => {
    view = next;
    options.onView(view);
  };
  const ask = async (at: Instant, own: number): Promise<void> => {
    const answer = await options.ask(at);
    if (own !== newest) return;
    show(
      answer.ok
        ? { status: 'ready', forecast: answer.value }
        : { status: answer.problem, forecast: view.forecast },
    );
  };
  return {
    lookAt: (at) => {
      newest += 1;
      const own = newest;
      cancel();
      cancel = options.schedule(REST_MS, () => void ask(at, own));
      show({ status: 'working', forecast: view.forecast });
    },
    dispose: () => {
      newest += 1;
      cancel();
    },
  };
}
