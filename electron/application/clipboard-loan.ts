import { type Instant, instantOf, SECOND_MS } from '../../shared/domain/instant';
import type { Clock } from '../clock';

/** The system's clipboard, as far as a secret needs it. */
export interface Clipboard {
  readonly write: (text: string) => Promise<void>;
  readonly read: () => Promise<string>;
}

/** How long a secret lies in the clipboard: long enough to switch windows and paste. */
export const LOAN_MS = 60 * SECOND_MS;

/** Lends secrets to the clipboard. */
export interface ClipboardLoan {
  /** Puts it there, and takes it out again after `LOAN_MS` unless something else is there by then. */
  readonly lend: (secret: string) => Promise<Instant>;
  /** Takes it out now, for whoever quits. */
  readonly end: () => Promise<void>;
}

/** Makes it. @param onUnexpected the clipboard did not answer */
export function createClipboardLoan(
  clipboard: Clipboard,
  clock: Clock,
  onUnexpected: (error: unknown) => void,
): ClipboardLoan {
  let lent: { readonly secret: string; readonly cancel: () => void } | null = null;
  const end = async (): Promise<void> => {
    if (lent === null) return;
    const { secret, cancel } = lent;
    lent = null;
    cancel();
    try {
      if ((await clipboard.read()) === secret) await clipboard.write('');
    } catch (error) {
      onUnexpected(error);
    }
  };
  return {
    lend: async (secret) => {
      lent?.cancel();
      await clipboard.write(secret);
      lent = { secret, cancel: clock.schedule(LOAN_MS, () => void end()) };
      return instantOf(clock.now() + LOAN_MS);
    },
    end,
  };
}
