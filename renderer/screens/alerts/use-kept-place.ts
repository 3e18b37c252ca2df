import { type FocusEvent, useEffect, useRef } from 'react';

import { isFocusLost } from '../../components/focus-lost';

/** The place of somebody who works through lists of articles by keyboard. */
export interface KeptPlace {
  /** For what holds the lists: notes the entry that has the focus. */
  readonly onFocus: (event: FocusEvent) => void;
  /** An entry is about to leave its list by what was just done. */
  readonly expectLeave: () => void;
}

/**
 * When the entry that something was done about leaves its list, the focus goes to the one that takes its place, and
 * to the page's heading when none is left. It moves only after something that was done here: what comes and goes by
 * itself never takes the focus.
 *
 * @param entries changes when a list does
 * @param isAsking whether a dialog has the focus meanwhile
 */
export function useKeptPlace(entries: unknown, isAsking: boolean): KeptPlace {
  const place = useRef<{ readonly list: Element; readonly index: number } | null>(null);
  const isExpected = useRef(false);
  useEffect(() => {
    if (!isExpected.current || isAsking) return undefined;
    // After a closing dialog has given the focus back.
    const frame = requestAnimationFrame(() => {
      if (!isFocusLost()) return;
      isExpected.current = false;
      const { list = null, index = 0 } = place.current ?? {};
      const items = list?.isConnected === true ? [...list.children] : [];
      const item = items[Math.min(index, items.length - 1)];
      const target = item?.querySelector<HTMLElement>('a, button') ?? null;
      (target ?? document.querySelector<HTMLElement>('main h1'))?.focus();
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [entries, isAsking]);
  return {
    onFocus: ({ target }) => {
      const item = target.closest('article')?.parentElement ?? null;
      const list = item?.parentElement ?? null;
      if (item !== null && list !== null) place.current = { list, index: [...list.children].indexOf(item) };
    },
    expectLeave: () => {
      isExpected.current = true;
    },
  };
}
