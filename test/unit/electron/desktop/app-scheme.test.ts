import { describe, expect, it } from 'vitest';

import { createAppSchemeHandler, isAppUrl } from '../../../../electron/desktop/app-scheme';
import type { RendererAssets } from '../../../../electron/renderer-assets';

const asked: string[] = [];
const assets: RendererAssets = {
  respond: (pathname) => {
    asked.push(pathname);
    return Promise.resolve({
      status: 200,
      headers: { 'Content-Type': 'text/html' },
      body: new TextEncoder().encode('page'),
    });
  },
};
const handle = createAppSchemeHandler(assets);

describe('isAppUrl', () => {
  it.each(['app://graphkeeper/', 'app://graphkeeper/index.html?x#y'])('takes %s', (url) => {
    expect(isAppUrl(url)).toBe(true);
  });

  it.each([
    'app://graphkeeper.evil/',
    'app://evil/',
    'https://graphkeeper/',
    'app:graphkeeper',
    'app://graphkeeper:1/',
    'file:///etc/passwd',
    '',
    'about:blank',
  ])('refuses %s', (url) => {
    expect(isAppUrl(url)).toBe(false);
  });
});

describe('the scheme handler', () => {
  it('answers GET and HEAD of the one host', async () => {
    expect(await (await handle(new Request('app://graphkeeper/a%2e.js?q'))).text()).toBe('page');
    expect(asked.at(-1)).toBe('/a%2e.js');
    const head = await handle(new Request('app://graphkeeper/', { method: 'HEAD' }));
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('refuses other methods and hosts without looking for a file', async () => {
    const before = asked.length;
    expect((await handle(new Request('app://graphkeeper/', { method: 'POST' }))).status).toBe(405);
    expect((await handle(new Request('app://other/'))).status).toBe(404);
    expect(asked).toHaveLength(before);
  });
});
