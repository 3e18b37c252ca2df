import { describe, expect, it } from 'vitest';

import type { Route } from '../../../renderer/routing/route';
import { actionOf, neighbourOf, SHORTCUTS } from '../../../renderer/shortcuts/shortcuts';

const plain = { ctrlKey: false, altKey: false, metaKey: false, shiftKey: false };

describe('shortcuts', () => {
  it('have each key once', () => {
    const keys = SHORTCUTS.flatMap((shortcut): readonly string[] => shortcut.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('are found by their key, also with Caps Lock', () => {
    for (const { action, keys } of SHORTCUTS) {
      for (const key of keys) expect(actionOf({ ...plain, key }, true)).toBe(action);
    }
    expect(actionOf({ ...plain, key: 'R' }, true)).toBe('recheck');
    expect(actionOf({ ...plain, key: 'x' }, true)).toBeNull();
    expect(actionOf({ ...plain, key: 'Tab' }, true)).toBeNull();
  });

  it('take a shifted sign, because keyboards differ, but no shifted letter', () => {
    expect(actionOf({ ...plain, shiftKey: true, key: '?' }, true)).toBe('help');
    expect(actionOf({ ...plain, shiftKey: true, key: '/' }, true)).toBe('filter');
    expect(actionOf({ ...plain, shiftKey: true, key: 'R' }, true)).toBeNull();
    expect(actionOf({ ...plain, shiftKey: true, key: 'F1' }, true)).toBeNull();
  });

  it.each(['ctrlKey', 'altKey', 'metaKey'] as const)('leave %s to browser and desktop', (modifier) => {
    for (const { keys } of SHORTCUTS) {
      for (const key of keys) expect(actionOf({ ...plain, [modifier]: true, key }, true)).toBeNull();
    }
  });

  it('of a single key can be switched off; the function key stays', () => {
    const left = SHORTCUTS.flatMap(({ keys }) =>
      keys.filter((key) => actionOf({ ...plain, key }, false) !== null),
    );
    expect(left).toEqual(['F1']);
  });
});

describe('the neighbour of a connection', () => {
  const ids = ['a', 'b', 'c'];
  const at = (id: string): Route => ({ page: 'connection', id });

  it.each<[Route, 1 | -1, string]>([
    [at('a'), 1, 'b'],
    [at('c'), 1, 'a'],
    [at('a'), -1, 'c'],
    [at('gone'), 1, 'a'],
    [{ page: 'overview' }, 1, 'a'],
    [{ page: 'overview' }, -1, 'c'],
  ])('%j, %i: %s', (route, step, id) => {
    expect(neighbourOf(ids, route, step)).toBe(id);
  });

  it('is nobody where nothing is watched', () => {
    expect(neighbourOf([], { page: 'overview' }, 1)).toBeNull();
  });
});
