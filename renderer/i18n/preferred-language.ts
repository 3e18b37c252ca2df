import { type Language, LANGUAGES } from '../../shared/messages/formatter';

/** The first language of the list that the interface speaks; English otherwise. Used until the state says which. */
export function preferredLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const found = LANGUAGES.find((language) => tag.toLowerCase().split('-')[0] === language);
    if (found !== undefined) return found;
  }
  return 'en';
}
