import type { cli as english } from '../en/cli';
import type { TranslationOf } from '../translation';

export const cli: TranslationOf<typeof english> = {};
