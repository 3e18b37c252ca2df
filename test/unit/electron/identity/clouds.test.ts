import { describe, expect, it } from 'vitest';

import { CLOUDS, hasCredentialReports, originsOf } from '../../../../electron/identity/clouds';

describe('originsOf', () => {
  it('knows Microsoft’s clouds', () => {
    expect(originsOf('global')).toEqual({
      login: 'https://login.microsoftonline.com',
      graph: 'https://graph.microsoft.com',
    });
    expect(originsOf('usgov-dod').graph).toBe('https://dod-graph.microsoft.us');
    expect(originsOf('usgov').login).toBe(originsOf('usgov-dod').login);
  });

  it('lists origins only: https, and nothing behind the host', () => {
    for (const { login, graph } of Object.values(CLOUDS)) {
      expect([new URL(login).origin, new URL(graph).origin]).toEqual([login, graph]);
      expect(login.startsWith('https://') && graph.startsWith('https://')).toBe(true);
    }
  });

  it('takes an unlisted cloud by its origins, ports included', () => {
    expect(originsOf({ login: 'https://localhost:8443/', graph: 'https://localhost:8444/v1.0' })).toEqual({
      login: 'https://localhost:8443',
      graph: 'https://localhost:8444',
    });
  });
});

describe('hasCredentialReports', () => {
  it('is so in the global cloud, and worth asking in an unlisted one', () => {
    expect(hasCredentialReports('global')).toBe(true);
    expect(hasCredentialReports({ login: 'https://a.example', graph: 'https://b.example' })).toBe(true);
    expect((['usgov', 'usgov-dod', 'china'] as const).map(hasCredentialReports)).toEqual([
      false,
      false,
      false,
    ]);
  });
});
