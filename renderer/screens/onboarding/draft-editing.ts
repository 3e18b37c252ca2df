import { createContext, useContext, useState } from 'react';

import type { DraftState, SecretSlot } from '../../../shared/domain/draft';
import type { CommandArgument } from '../../../shared/ipc/contract';
import type { DraftField } from './draft-steps';

/** What the pages of the wizard share: the draft as the main process has it, and the ways to change it. */
export interface DraftEditing {
  readonly draft: DraftState;
  /** Sends fields. What is wrong with them comes back with the draft, and never as an error. */
  readonly change: (fields: CommandArgument<'changeDraft'>) => void;
  /**
   * What is wrong with a field, in words; null while there is nothing, or nothing was entered yet and nobody has
   * asked to go on: an empty field is no mistake before that.
   */
  readonly problemOf: (field: DraftField) => string | null;
  /**
   * Typed secrets that were not handed over yet, by slot. Going on hands them over; false: one was refused on
   * sight. They are kept by their own fields and nowhere else.
   */
  readonly pendingSecrets: ReadonlyMap<SecretSlot, () => Promise<boolean>>;
  readonly setPendingSecret: (slot: SecretSlot, handOver: (() => Promise<boolean>) | null) => void;
}

const Context = createContext<DraftEditing | null>(null);

/** Gives the draft to the pages of the wizard. */
export const DraftEditingProvider = Context.Provider;

/** The draft that is edited; only inside the wizard. */
export function useDraftEditing(): DraftEditing {
  const editing = useContext(Context);
  if (editing === null) throw new Error('useDraftEditing outside the wizard');
  return editing;
}

/** The map behind `pendingSecrets`: it changes without drawing anything. */
export function usePendingSecrets(): Pick<DraftEditing, 'pendingSecrets' | 'setPendingSecret'> {
  const [api] = useState(() => {
    const pendingSecrets = new Map<SecretSlot, () => Promise<boolean>>();
    return {
      pendingSecrets,
      setPendingSecret: (slot: SecretSlot, handOver: (() => Promise<boolean>) | null): void => {
        if (handOver === null) pendingSecrets.delete(slot);
        else pendingSecrets.set(slot, handOver);
      },
    };
  });
  return api;
}
