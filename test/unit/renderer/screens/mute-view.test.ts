import { describe, expect, it } from 'vitest';

import { loadCatalogue } from '../../../../renderer/i18n/catalogue';
import { createWords } from '../../../../renderer/i18n/words';
import { muteChoicesOf, mutedBy, muteWords } from '../../../../renderer/screens/alerts/mute-view';
import { DAY_MS } from '../../../../shared/domain/instant';
import { FIXTURE_NOW, fixtureInstant } from '../../../support/app-state-fixtures';
import { alertFixture, alertsInLife } from '../../../support/screen-fixtures';

describe('what a mute would keep from being told', () => {
  it('is what it is about, of its connection, but never what has expired and is in use', () => {
    const scope = { by: 'pattern', pattern: 'GENESYS-*' } as const;
    const ids = (connectionId: string | null, alerts = alertsInLife()) =>
      mutedBy({ connectionId, scope }, alerts, FIXTURE_NOW).map(({ subject }) => subject.name);
    expect(ids(null)).toEqual(['genesys-2025', 'genesys-2026', 'genesys-help', 'genesys-old']);
    expect(ids('Contoso help')).toEqual(['genesys-help']);
    const expired = alertFixture({ source: 'credential-expiry', deadline: fixtureInstant(-DAY_MS) });
    expect(ids(null, [expired])).toEqual([]);
  });
});

describe('what of an alert can be muted', () => {
  it('is a credential only where it is about one, and no check of what is no check', () => {
    expect(muteChoicesOf(alertFixture())).toEqual({
      check: { by: 'check', check: 'credential-works' },
      credential: { by: 'credential', keyId: 'secret-1' },
    });
    const mailbox = { type: 'mailbox', id: 'a@b.example', name: 'a@b.example' } as const;
    expect(muteChoicesOf(alertFixture({ source: 'mail-flow', subject: mailbox })).credential).toBeNull();
    const connection = { type: 'connection', id: 'A', name: 'A' } as const;
    expect(muteChoicesOf(alertFixture({ source: 'stale', subject: connection }))).toEqual({
      check: null,
      credential: null,
    });
  });

  it('is named by the credential where an alert knows its name', async () => {
    const scope = { by: 'credential', keyId: 'secret-1' } as const;
    const words = createWords(await loadCatalogue('en'), FIXTURE_NOW);
    expect(muteWords(scope, [alertFixture()], words)).toEqual({ by: 'credential', name: 'genesys-2025' });
    expect(muteWords(scope, [], words)).toEqual({ by: 'credential', name: 'secret-1' });
    const check = { by: 'check', check: 'permissions' } as const;
    expect(muteWords(check, [], words)).toEqual({ by: 'check', name: 'Permissions and consent' });
  });
});
