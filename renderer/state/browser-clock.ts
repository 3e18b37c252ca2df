import type { StoreClock } from './store';

/** The browser's clock and timers. */
export function browserClock(view: Window): StoreClock {
  return {
    now: () => Date.now(),
    schedule: (delayMs, callback) => {
      const timer = view.setTimeout(callback, delayMs);
      return () => {
        view.clearTimeout(timer);
      };
    },
    isVisible: () => !view.document.hidden,
    onVisible: (listener) => {
      view.document.addEventListener('visibilitychange', () => {
        if (!view.document.hidden) listener();
      });
    },
  };
}
