import { readFile } from 'node:fs/promises';

import { describe, expect, it } from 'vitest';

const STATES = ['ok', 'notice', 'warning', 'critical', 'unknown', 'offline', 'paused', 'checking'] as const;

/** What a symbol draws: its paths and circles, whatever else the file's syntax asks for. */
function drawing(source: string, id: string): readonly string[] {
  const [, content = ''] = new RegExp(`<symbol id="${id}"[^>]*>([\\s\\S]*?)</symbol>`).exec(source) ?? [];
  return [
    ...content.matchAll(/\s(d|cx|cy|r|stroke-width|stroke-dasharray|strokeWidth|strokeDasharray)="([^"]+)"/g),
  ].map(
    ([, name = '', value = '']) =>
      `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}=${value}`,
  );
}

describe('SeverityShapes', () => {
  it.each(STATES)('draws %s as the tray does', async (state) => {
    const tray = await readFile(new URL('../../../assets/icons.svg', import.meta.url), 'utf8');
    const window = await readFile(
      new URL('../../../renderer/components/severity-shapes.tsx', import.meta.url),
      'utf8',
    );
    const expected = drawing(tray, state);
    expect(expected.length).toBeGreaterThan(0);
    expect(drawing(window, `shape-${state}`)).toEqual(expected);
  });
});
