import type { Instant } from '../../../shared/domain/instant';
import type { Language } from '../../../shared/messages/formatter';

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' };

const DAYS: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  en: new Intl.DateTimeFormat(LOCALES.en, { day: 'numeric', month: 'short', year: 'numeric' }),
  fr: new Intl.DateTimeFormat(LOCALES.fr, { day: 'numeric', month: 'short', year: 'numeric' }),
};

/** A day without its weekday, in the reader's zone: for the narrow columns of a table. */
export function shortDate(at: Instant, language: Language): string {
  return DAYS[language].format(Date.parse(at));
}
