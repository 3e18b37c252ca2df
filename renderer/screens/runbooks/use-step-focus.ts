import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react';

/** The focus in the panel of the step that a run is at. */
export interface StepFocus {
  readonly panel: RefObject<HTMLFormElement | null>;
  /** Drawn anew for each step, so that its words are read when it takes the focus. */
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: () => void;
  /** Something was done here: the next step takes the focus. */
  readonly goOn: () => void;
}

/**
 * The focus goes to a step's heading when somebody went on to it, or when what had the focus here was taken away. A
 * step that comes by itself takes it from nobody.
 */
export function useStepFocus(stepId: string): StepFocus {
  const panel = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const focused = useRef<Element | null>(null);
  const isGoingOn = useRef(false);
  const shownStep = useRef(stepId);
  // After each drawing: a button that was pressed can be gone at any of them.
  useLayoutEffect(() => {
    const isNext = isGoingOn.current && shownStep.current !== stepId;
    shownStep.current = stepId;
    if (isNext) isGoingOn.current = false;
    // Nobody hears of the loss: an element that is taken away while drawing does not tell that it loses the focus.
    const isLost = focused.current?.isConnected === false;
    const isHere = panel.current?.contains(document.activeElement) === true;
    if (!isLost && !(isNext && isHere)) return;
    focused.current = heading.current;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'nearest' });
  });
  return {
    panel,
    heading,
    onFocus: ({ target }) => {
      focused.current = target;
    },
    onBlur: () => {
      focused.current = null;
    },
    goOn: () => {
      isGoingOn.current = true;
    },
  };
}
