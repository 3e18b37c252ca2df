import { describe, expect, it } from 'vitest';

import { portalLink } from '../../../electron/portal-links';
import type { Cloud } from '../../../shared/domain/connection';
import { LINK_IDS } from '../../../shared/domain/link-id';
import { scriptedConnection } from '../../support/scripted-collector';

const connection = scriptedConnection('0');

describe('portalLink', () => {
  it.each<[Cloud, string]>([
    ['global', 'entra.microsoft.com'],
    ['usgov', 'entra.microsoft.us'],
    ['usgov-dod', 'entra.microsoft.us'],
    ['china', 'entra.microsoftonline.cn'],
    [{ login: 'https://localhost:1', graph: 'https://localhost:1' }, 'entra.microsoft.com'],
  ])('opens the admin center of %j', (cloud, host) => {
    expect(new URL(portalLink('entraApp', { ...connection, cloud })).host).toBe(host);
  });

  it.each([
    ['entraApp', 'Overview'],
    ['entraCredentials', 'Credentials'],
    ['entraPermissions', 'CallAnAPI'],
  ] as const)('opens the page of %s in the connection’s tenant', (link, page) => {
    expect(portalLink(link, connection)).toBe(
      `https://entra.microsoft.com/${connection.tenantId}/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/${page}/appId/${connection.clientId}`,
    );
  });

  it('is https for every link, whatever a configuration holds', () => {
    const odd = { ...connection, tenantId: 'javascript:alert(1)//', clientId: '../../x?y#z' };
    for (const link of LINK_IDS) {
      for (const one of [odd, connection, null]) {
        const url = new URL(portalLink(link, one));
        expect(url.protocol).toBe('https:');
        const isConsent = link === 'adminConsent' && one !== null;
        expect(url.host).toMatch(
          isConsent ? /^login\.microsoftonline\.com$/ : /^(entra|learn)\.microsoft\.com$/,
        );
      }
    }
  });
});
