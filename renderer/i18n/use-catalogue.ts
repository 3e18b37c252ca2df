import { useEffect, useState } from 'react';

import type { Language } from '../../shared/messages/formatter';
import { type Catalogue, loadCatalogue, loadedCatalogue } from './catalogue';

/** The host may be starting anew. */
const RETRY_MS = 2_000;

/**
 * The words of the language wanted, and until they are here those of the one before; null where there was none: what
 * is drawn is never in a language that nobody wanted.
 */
export function useCatalogue(wanted: Language): Catalogue | null {
  const [last, setLast] = useState<Catalogue | null>(null);
  useEffect(() => {
    let timer: number | null = null;
    let isWanted = true;
    const load = (): void => {
      loadCatalogue(wanted).then(
        (catalogue) => {
          if (isWanted) setLast(catalogue);
        },
        () => {
          if (isWanted) timer = window.setTimeout(load, RETRY_MS);
        },
      );
    };
    load();
    return () => {
      isWanted = false;
      if (timer !== null) window.clearTimeout(timer);
    };
  }, [wanted]);
  return loadedCatalogue(wanted) ?? last;
}
