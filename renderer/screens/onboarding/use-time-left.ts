import { useEffect, useState } from 'react';

import { epochOf, type Instant } from '../../../shared/domain/instant';
import { useView } from '../../state/app-context';

function clockFace(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1_000));
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The time until a moment as `m:ss`, by the main process's clock. Ticks each second while it is shown. */
export function useTimeLeft(until: Instant): string {
  const { now } = useView();
  const [left, setLeft] = useState(epochOf(until) - now);
  useEffect(() => {
    const leftAtStart = epochOf(until) - now;
    const startedAt = performance.now();
    const timer = window.setInterval(() => {
      setLeft(leftAtStart - (performance.now() - startedAt));
    }, 1_000);
    return () => {
      window.clearInterval(timer);
    };
  }, [until, now]);
  return clockFace(left);
}
