import { NOTHING_TOLD, planWorsenedToasts, type Toast } from '../../shared/alerts/worsened';
import { deriveTrayView, type TrayView } from '../../shared/diagnosis/tray-view';
import { MINUTE_MS, SECOND_MS } from '../../shared/domain/instant';
import type { AppState } from '../../shared/domain/state';
import type { Application } from '../application';
import type { Clock } from '../clock';
import { type Speak, speakerOf } from './wording';

/** Where the state is shown outside the window. */
export interface PresenterOptions {
  readonly application: Pick<Application, 'state' | 'onChange'>;
  readonly showTray: (view: TrayView, speak: Speak) => void;
  readonly showToast: (toast: Toast, speak: Speak) => void;
  readonly clock: Clock;
}

/** Changes are gathered this long before notifications are planned, so that connections read together are told together. */
const GATHER_MS = 2 * SECOND_MS;

/** How often the tray is written anew without a change: ages in it grow, and data goes out of date. */
const AGEING_MS = MINUTE_MS;

/**
 * Keeps the tray and the notifications in step with the state.
 *
 * @returns ends it
 */
export function present({ application, showTray, showToast, clock }: PresenterOptions): () => void {
  let told = NOTHING_TOLD;
  let cancelToasts: (() => void) | null = null;
  let cancelAgeing: () => void = () => undefined;

  const speaker = (state: AppState): Speak => speakerOf(state.app.language, clock.now());
  const refreshTray = (): void => {
    const state = application.state();
    showTray(deriveTrayView(state, clock.now()), speaker(state));
    cancelAgeing();
    cancelAgeing = clock.schedule(AGEING_MS, refreshTray);
  };
  const tell = (): void => {
    cancelToasts = null;
    const state = application.state();
    const plan = planWorsenedToasts(told, state);
    told = plan.told;
    if (!state.settings.notifications.enabled) return;
    for (const toast of plan.toasts) showToast(toast, speaker(state));
  };

  const show = (): void => {
    refreshTray();
    cancelToasts ??= clock.schedule(GATHER_MS, tell);
  };
  const end = application.onChange(show);
  // Something may have been read already.
  show();
  return () => {
    end();
    cancelAgeing();
    cancelToasts?.();
  };
}
