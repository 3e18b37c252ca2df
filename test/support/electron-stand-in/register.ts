import { register } from 'node:module';

/**
 * Makes `electron` mean the stand-in, for the program's own imports and for those of its packages
 * (electron-store). To be loaded with `--import` before the built main process, built beside the stand-in.
 */
const standIn = JSON.stringify(new URL('electron.mjs', import.meta.url).href);
const hooks = `
export function resolve(specifier, context, next) {
  const isElectron = specifier === 'electron' || specifier === 'electron/main';
  return next(isElectron ? ${standIn} : specifier, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
