import { changes } from './views/changes';
import { organisation } from './views/organisation';
import { page } from './views/page';
import { tables } from './views/tables';

/** Everything that the connection page and the timelines say, and what changed between two looks. */
export const views = { ...changes, ...tables, ...page, ...organisation };
