import { describe, expect, it } from 'vitest';

import { muteChoicesOf, muteWords } from '../../../../renderer/screens/alerts/mute-view';
import { alertFixture } from '../../../support/screen-fixtures';

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

  it('is named by the credential where an alert knows its name', () => {
    const scope = { by: 'credential', keyId: 'secret-1' } as const;
    expect(muteWords(scope, [alertFixture()])).toEqual({ by: 'credential', name: 'genesys-2025' });
    expect(muteWords(scope, [])).toEqual({ by: 'credential', name: 'secret-1' });
  });
});
