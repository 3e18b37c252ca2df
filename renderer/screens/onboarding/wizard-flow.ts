import { createContext, useContext } from 'react';

/** The way through the wizard, for its pages. */
export interface WizardFlow {
  /** What is being done: adding a connection, or editing which one. */
  readonly subject: string;
  /** How often going on from this page was refused; counts up, so that each time can be acted on. */
  readonly failures: number;
  /**
   * Goes on, if this page is complete.
   *
   * @param before done first; false stays here
   */
  readonly submit: (before?: () => Promise<boolean>) => Promise<void>;
  /** Asks whether to give up. */
  readonly discard: () => void;
  /** Closes the wizard without touching the draft, because it was saved. */
  readonly leave: () => void;
  /** Shows what is wrong on every page. */
  readonly showAllProblems: () => void;
}

const Context = createContext<WizardFlow | null>(null);

/** Gives the way on to the pages of the wizard. */
export const WizardFlowProvider = Context.Provider;

/** The way on; only inside the wizard. */
export function useWizardFlow(): WizardFlow {
  const flow = useContext(Context);
  if (flow === null) throw new Error('useWizardFlow outside the wizard');
  return flow;
}
