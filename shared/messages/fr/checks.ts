import type { checks as english } from '../en/checks';
import type { TranslationOf } from '../translation';

export const checks: TranslationOf<typeof english> = {};
