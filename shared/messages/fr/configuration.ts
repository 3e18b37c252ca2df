import type { configuration as english } from '../en/configuration';
import type { TranslationOf } from '../translation';

export const configuration: TranslationOf<typeof english> = {};
