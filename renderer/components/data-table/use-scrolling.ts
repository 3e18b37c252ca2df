import { type RefObject, useLayoutEffect, useState } from 'react';

/** Where an area that scrolls stands. */
export interface Scrolling {
  /** Whether its content is larger than it is: then a keyboard must be able to reach it. */
  readonly isScrollable: boolean;
  /** Pixels. */
  readonly top: number;
  readonly height: number;
}

/** Watches an element's size and, where `isFollowed`, how far it is scrolled. */
export function useScrolling(element: RefObject<HTMLElement | null>, isFollowed: boolean): Scrolling {
  const [scrolling, setScrolling] = useState<Scrolling>({ isScrollable: false, top: 0, height: 640 });
  useLayoutEffect(() => {
    const area = element.current;
    if (area === null) return;
    const look = () => {
      const next = {
        isScrollable: area.scrollWidth > area.clientWidth + 1 || area.scrollHeight > area.clientHeight + 1,
        top: isFollowed ? area.scrollTop : 0,
        height: area.clientHeight,
      };
      setScrolling((last) =>
        last.isScrollable === next.isScrollable && last.top === next.top && last.height === next.height
          ? last
          : next,
      );
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(area);
    if (area.firstElementChild !== null) observer.observe(area.firstElementChild);
    if (isFollowed) area.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      area.removeEventListener('scroll', look);
    };
  }, [element, isFollowed]);
  return scrolling;
}
