import type { verdicts as english } from '../en/verdicts';
import type { TranslationOf } from '../translation';

export const verdicts: TranslationOf<typeof english> = {};
