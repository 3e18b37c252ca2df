import { useEffect, useState } from 'react';

import { type EpochMs, epochOf, type Instant } from '../../shared/domain/instant';
import { useView } from '../state/app-context';
import { clockFace } from './clock-face';

/** The main process's time, each second while it is shown: `now` of the view moves less often. */
export function useSeconds(): EpochMs {
  const { now } = useView();
  const [time, setTime] = useState(now);
  useEffect(() => {
    const startedAt = performance.now();
    const timer = window.setInterval(() => {
      setTime(now + performance.now() - startedAt);
    }, 1_000);
    return () => {
      window.clearInterval(timer);
    };
  }, [now]);
  return time;
}

/** The time until a moment as a clock shows it, by the main process's clock. Ticks each second while it is shown. */
export function useTimeLeft(until: Instant): string {
  return clockFace(epochOf(until) - useSeconds());
}
