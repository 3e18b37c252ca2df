import { describe, expect, it } from 'vitest';

import { createOpenExternal, safeExternalUrl } from '../../../../electron/desktop/open-external';
import { portalLink, signInOriginOf } from '../../../../electron/portal-links';
import type { Connection } from '../../../../shared/domain/connection';
import { LINK_IDS } from '../../../../shared/domain/link-id';
import { scriptedConnection } from '../../../support/scripted-collector';

describe('safeExternalUrl', () => {
  it.each([
    'http://entra.microsoft.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'ms-settings:',
    'https://entra.microsoft.com.evil.example/',
    'https://evil.example/entra.microsoft.com',
    'https://entra.microsoft.com@evil.example/',
    'https://user:password@entra.microsoft.com/',
    'https://entra.microsoft.com:8443/',
    '//entra.microsoft.com/',
    '',
  ])('refuses %s', (url) => {
    expect(safeExternalUrl(url)).toBeNull();
  });

  it('lets every link of the interface pass, in every cloud', () => {
    const clouds = [
      'global',
      'usgov',
      'usgov-dod',
      'china',
      { login: 'https://l.example', graph: 'https://g.example' },
    ] as const;
    for (const cloud of clouds) {
      const connection: Connection = { ...scriptedConnection('a'), cloud };
      for (const link of LINK_IDS) {
        const url = portalLink(link, connection);
        expect(safeExternalUrl(url, signInOriginOf(link, connection)), url).toBe(url);
      }
    }
  });
});

describe('createOpenExternal', () => {
  it('hands only safe addresses on', async () => {
    const opened: string[] = [];
    let refused = 0;
    const open = createOpenExternal(
      (url) => {
        opened.push(url);
        return Promise.resolve();
      },
      () => (refused += 1),
    );
    await open('https://learn.microsoft.com/x');
    await open('https://evil.example/');
    expect([opened, refused]).toEqual([['https://learn.microsoft.com/x'], 1]);
  });
});

describe('the page where an administrator signs in', () => {
  const ORIGIN = 'https://login.contoso.example:8443';

  it('may be opened at the origin that the connection names, and nowhere else', () => {
    expect(safeExternalUrl(`${ORIGIN}/x/oauth2/v2.0/authorize?a=b`, ORIGIN)).toBe(
      `${ORIGIN}/x/oauth2/v2.0/authorize?a=b`,
    );
    for (const url of [
      'https://login.contoso.example/x',
      'https://login.contoso.example.evil.example:8443/x',
      'http://login.contoso.example:8443/x',
      'https://somebody@login.contoso.example:8443/x',
    ]) {
      expect(safeExternalUrl(url, ORIGIN), url).toBeNull();
    }
    expect(safeExternalUrl(`${ORIGIN}/x`)).toBeNull();
  });
});
