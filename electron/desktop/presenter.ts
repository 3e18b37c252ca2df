import { deriveTrayView, type TrayView } from '../../shared/diagnosis/tray-view';
import { MINUTE_MS } from '../../shared/domain/instant';
import type { Application } from '../application';
import type { Clock } from '../clock';
import { type Speak, speakerOf } from './wording';

/** Where the state is shown outside the window. */
export interface PresenterOptions {
  readonly application: Pick<Application, 'state' | 'onChange'>;
  readonly showTray: (view: TrayView, speak: Speak) => void;
  readonly clock: Clock;
}

/** How often the tray is written anew without a change: ages in it grow, and data goes out of date. */
const AGEING_MS = MINUTE_MS;

/**
 * Keeps the tray in step with the state.
 *
 * @returns ends it
 */
export function present({ application, showTray, clock }: PresenterOptions): () => void {
  let cancelAgeing: () => void = () => undefined;
  const refresh = (): void => {
    const state = application.state();
    showTray(deriveTrayView(state, clock.now()), speakerOf(state.app.language, clock.now()));
    cancelAgeing();
    cancelAgeing = clock.schedule(AGEING_MS, refresh);
  };
  const end = application.onChange(refresh);
  // Something may have been read already.
  refresh();
  return () => {
    end();
    cancelAgeing();
  };
}
