import { useEffect, useState } from 'react';

import { type EpochMs, epochOf, type Instant } from '../../shared/domain/instant';
import { useStore } from '../state/app-context';
import { clockFace } from './clock-face';

/** The main process's time, anew each second while it is shown. */
export function useSeconds(): EpochMs {
  const store = useStore();
  const [time, setTime] = useState(store.time);
  useEffect(() => {
    const timer = window.setInterval(() => {
      setTime(store.time());
    }, 1_000);
    return () => {
      window.clearInterval(timer);
    };
  }, [store]);
  return time;
}

/** The time until a moment as a clock shows it, by the main process's clock. Ticks each second while it is shown. */
export function useTimeLeft(until: Instant): string {
  return clockFace(epochOf(until) - useSeconds());
}
