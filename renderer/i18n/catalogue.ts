import type { Language } from '../../shared/messages/formatter';
import type { Messages } from '../../shared/messages/message';

/** The words of one language. */
export interface Catalogue {
  readonly language: Language;
  readonly messages: Messages;
}

/** Each language is a file of its own: the first page waits for the reader's alone. */
const LOADS: Readonly<Record<Language, () => Promise<Messages>>> = {
  en: async () => (await import('../../shared/messages/en/index')).en,
  fr: async () => (await import('../../shared/messages/fr/index')).fr,
};

const loaded = new Map<Language, Catalogue>();

/** The words of a language if they have been loaded. */
export function loadedCatalogue(language: Language): Catalogue | null {
  return loaded.get(language) ?? null;
}

/**
 * Loads the words of a language; the same object each time.
 *
 * @throws when the host does not give the file; asking again may help
 */
export async function loadCatalogue(language: Language): Promise<Catalogue> {
  const messages = await LOADS[language]();
  const catalogue = loaded.get(language) ?? { language, messages };
  loaded.set(language, catalogue);
  return catalogue;
}
