import type { desktop as english } from '../en/desktop';
import type { TranslationOf } from '../translation';

export const desktop: TranslationOf<typeof english> = {};
