import { type RefObject, useEffect, useRef } from 'react';

import { useRoute } from './use-route';

/** Where a finding stands, and whether the address leads to it. */
export interface FindingTarget<E extends HTMLElement> {
  readonly element: RefObject<E | null>;
  readonly isTarget: boolean;
}

/**
 * For the element of a finding: when the address leads to it, it is scrolled to and takes the focus, so that
 * reading starts there. The element needs `tabIndex={-1}`.
 */
export function useFindingTarget<E extends HTMLElement>(key: string): FindingTarget<E> {
  const element = useRef<E>(null);
  const route = useRoute();
  const isTarget = route.page === 'connection' && route.finding === key;
  useEffect(() => {
    if (!isTarget) return undefined;
    // After the page itself took the focus for its change.
    const frame = requestAnimationFrame(() => {
      element.current?.scrollIntoView({ block: 'center' });
      element.current?.focus({ preventScroll: true });
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [isTarget]);
  return { element, isTarget };
}
