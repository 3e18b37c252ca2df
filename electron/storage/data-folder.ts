import { resolve } from 'node:path';

import envPaths from 'env-paths';

/**
 * The folder of settings and the encrypted token cache, shared by the desktop application and the headless host:
 * the operating system's place for an application's local data, or `GRAPHKEEPER_DATA_DIR`.
 */
export function dataFolder(env: Readonly<Record<string, string | undefined>>): string {
  const chosen = env['GRAPHKEEPER_DATA_DIR'];
  if (chosen !== undefined && chosen !== '') return resolve(chosen);
  return envPaths('Graphkeeper', { suffix: '' }).data;
}
