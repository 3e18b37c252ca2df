import { describe, expect, it } from 'vitest';

import { createFormatter, LANGUAGES } from '../../../../shared/messages/formatter';
import { say } from '../../../../shared/messages/say';
import { readStoredMessage } from '../../../../shared/messages/stored-message';

describe('what was kept of a rotation before it said what is rotated', () => {
  it.each(['runbook.activity.started', 'runbook.activity.sent'])('has words still: %s', (id) => {
    const kept = readStoredMessage({ id, params: { runbook: 'rotate-secret' } });
    const [en, fr] = LANGUAGES.map((language) =>
      kept === null ? null : say(kept, language, createFormatter(language, 0, 'UTC')),
    );
    expect(en).toContain('Rotate the secret or certificate.');
    expect(fr).toContain('Renouveler le secret ou le certificat.');
  });
});
