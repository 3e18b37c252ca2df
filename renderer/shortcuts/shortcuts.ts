import type { Route } from '../routing/route';

/** What a key does. */
export type ShortcutAction =
  | 'overview'
  | 'alerts'
  | 'activity'
  | 'settings'
  | 'recheck'
  | 'recheckPermissions'
  | 'nextConnection'
  | 'previousConnection'
  | 'filter'
  | 'help';

/** Keys and what they do; `screens.shortcuts.<action>` says it in words. */
export interface Shortcut {
  readonly action: ShortcutAction;
  /** As `KeyboardEvent.key` has them, letters in lower case. */
  readonly keys: readonly string[];
  readonly group: 'pages' | 'connections' | 'page';
}

/**
 * All shortcuts, in the order of the dialog. Keys without Ctrl, Alt or Meta: those belong to the browser, the
 * desktop and screen readers. Because dictation and slips of the hand press single keys too, all of them but the
 * function key can be switched off (WCAG 2.1.4).
 */
export const SHORTCUTS = [
  { action: 'overview', keys: ['o'], group: 'pages' },
  { action: 'alerts', keys: ['a'], group: 'pages' },
  { action: 'activity', keys: ['l'], group: 'pages' },
  { action: 'settings', keys: ['s'], group: 'pages' },
  { action: 'nextConnection', keys: ['j'], group: 'connections' },
  {
    action: 'previousConnection',
    keys: ['k'],
    group: 'connections',
  },
  { action: 'recheck', keys: ['r'], group: 'connections' },
  {
    action: 'recheckPermissions',
    keys: ['p'],
    group: 'connections',
  },
  { action: 'filter', keys: ['/'], group: 'page' },
  { action: 'help', keys: ['?', 'F1'], group: 'page' },
] as const satisfies readonly Shortcut[];

/** The groups of the dialog, in their order. */
export const SHORTCUT_GROUPS = [
  'pages',
  'connections',
  'page',
] as const satisfies readonly Shortcut['group'][];

/** A pressed key, as far as it matters here. */
export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** What a pressed key asks for; null: nothing of ours. */
export function actionOf(pressed: PressedKey, areSingleKeysOn: boolean): ShortcutAction | null {
  const { key } = pressed;
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) return null;
  const isSingle = key.length === 1;
  if (isSingle && !areSingleKeysOn) return null;
  // Signs are on shifted keys of some keyboards and not of others; letters mean themselves, also with Caps Lock.
  const isLetter = key.toLowerCase() !== key.toUpperCase();
  if (pressed.shiftKey && (isLetter || !isSingle)) return null;
  const named = isSingle ? key.toLowerCase() : key;
  const found = SHORTCUTS.find(({ keys }) => (keys as readonly string[]).includes(named));
  return found?.action ?? null;
}

/**
 * The connection after or before the one shown, in the navigation's order and round its ends; from any other page
 * the first or the last. Null when nothing is watched.
 */
export function neighbourOf(ids: readonly string[], route: Route, step: 1 | -1): string | null {
  if (ids.length === 0) return null;
  const index = route.page === 'connection' ? ids.indexOf(route.id) : -1;
  if (index === -1) return (step === 1 ? ids[0] : ids.at(-1)) ?? null;
  return ids[(index + step + ids.length) % ids.length] ?? null;
}
