import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { assetPath, createRendererAssets } from '../../../electron/renderer-assets';

let outside = '';
let folder = '';

beforeAll(async () => {
  outside = await mkdtemp(join(tmpdir(), 'graphkeeper-assets-'));
  folder = join(outside, 'renderer');
  await mkdir(join(folder, 'assets'), { recursive: true });
  await writeFile(join(outside, 'secret.js'), 'secret');
  await writeFile(join(folder, 'index.html'), '<meta property="csp-nonce" nonce="__CSP_NONCE__">');
  await writeFile(join(folder, 'assets', 'main-1.js'), 'main()');
  await writeFile(join(folder, 'assets', 'notes.map'), '{}');
  await writeFile(join(folder, '.hidden.js'), 'hidden');
});

afterAll(async () => {
  await rm(outside, { recursive: true, force: true });
});

const textOf = (body: Uint8Array): string => new TextDecoder().decode(body);

describe('createRendererAssets', () => {
  it('serves the page with a nonce that the policy and the page share, fresh each time', async () => {
    const assets = createRendererAssets(folder);
    const nonces = new Set<string>();
    for (let index = 0; index < 3; index += 1) {
      const { status, headers, body } = await assets.respond('/');
      const nonce = /nonce="([^"]+)"/.exec(textOf(body))?.[1] ?? '';
      expect(status).toBe(200);
      expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
      expect(headers['Content-Security-Policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  it('lets the page connect nowhere unless it is told that its host may be connected to', async () => {
    const policyOf = async (options?: { connect: 'none' | 'self' }) =>
      (await createRendererAssets(folder, options).respond('/')).headers['Content-Security-Policy'];
    expect(await policyOf()).toContain("connect-src 'none'");
    expect(await policyOf({ connect: 'self' })).toContain("connect-src 'self'");
    expect(await policyOf()).toContain("default-src 'none'");
  });

  it('serves files with their own type and never lets it be guessed', async () => {
    const { status, headers, body } = await createRendererAssets(folder).respond('/assets/main-1.js');
    expect([status, headers['Content-Type'], headers['X-Content-Type-Options'], textOf(body)]).toEqual([
      200,
      'text/javascript; charset=utf-8',
      'nosniff',
      'main()',
    ]);
  });

  it.each([
    '/assets/missing.js',
    '/assets/notes.map',
    '/assets',
    '/assets/',
    '/.hidden.js',
    '/../secret.js',
    '/assets/../../secret.js',
    '/%2e%2e/secret.js',
    '/..%2fsecret.js',
    '/..%5csecret.js',
    '/%252e%252e/secret.js',
    '//secret.js',
    '/\\..\\secret.js',
    '/index.html%00.js',
    '/C:/secret.js',
    '/%',
    '',
    'index.html',
  ])('answers %j like any file that is not there', async (pathname) => {
    const { status, body } = await createRendererAssets(folder).respond(pathname);
    expect([status, textOf(body)]).toEqual([404, 'Not found\n']);
  });
});

describe('assetPath', () => {
  const segment = fc.oneof(
    fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '%2E.',
      '..%2f',
      '%5c',
      '\\',
      '%00',
      'C:',
      '',
      'assets',
      'main-1.js',
      '%25',
      '~',
    ),
    fc.string({ maxLength: 8 }),
  );

  it('never names anything outside the folder', () => {
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 6 }), fc.boolean(), (segments, isAbsolute) => {
        const path = assetPath(folder, `${isAbsolute ? '/' : ''}${segments.join('/')}`);
        expect(
          path === null || (path.startsWith(folder + sep) && !path.includes('..') && !path.includes('\0')),
        ).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('names every plain path inside', () => {
    const name = fc.stringMatching(/^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,12}$/);
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (segments) => {
        expect(assetPath(folder, `/${segments.join('/')}`)).toBe(join(folder, ...segments));
      }),
    );
  });
});
