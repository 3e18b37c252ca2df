import type { ui as english } from '../en/ui';
import type { TranslationOf } from '../translation';

export const ui: TranslationOf<typeof english> = {};
