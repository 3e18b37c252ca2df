import type { views as english } from '../en/views';
import type { TranslationOf } from '../translation';
import { changes } from './views/changes';
import { organisation } from './views/organisation';
import { page } from './views/page';
import { tables } from './views/tables';

export const views: TranslationOf<typeof english> = {
  ...changes,
  ...tables,
  ...page,
  ...organisation,
};
