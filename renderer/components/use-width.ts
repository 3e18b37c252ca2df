import { type RefObject, useLayoutEffect, useState } from 'react';

/** The width of an element in pixels, as it changes; `initial` until it is known. */
export function useWidth(element: RefObject<HTMLElement | null>, initial: number): number {
  const [width, setWidth] = useState(initial);
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null) return;
    const observer = new ResizeObserver(() => {
      setWidth(target.clientWidth);
    });
    // The observer tells the present width at once, too.
    observer.observe(target);
    return () => {
      observer.disconnect();
    };
  }, [element]);
  return width;
}
