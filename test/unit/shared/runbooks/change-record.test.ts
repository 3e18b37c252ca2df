import { describe, expect, it } from 'vitest';

import type { RunState } from '../../../../shared/domain/runbook-run';
import { createFormatter } from '../../../../shared/messages/formatter';
import { message } from '../../../../shared/messages/message';
import { changeRecordHtml, changeRecordMarkdown } from '../../../../shared/runbooks/change-record';

const AT = '2026-11-23T12:00:00.000Z';

const RUN: RunState = {
  id: 'run-1',
  runbook: 'rotate-secret',
  credential: 'clientSecret',
  connectionId: 'a',
  connectionName: 'Contoso <help> *desk*',
  startedAt: AT,
  endedAt: AT,
  status: 'told',
  changes: [],
  current: null,
  alsoConcerns: ['Contoso orders'],
  wayBack: null,
  steps: [
    {
      id: 'add',
      kind: 'change',
      title: message('rotate.title', { step: 'add' }),
      status: 'done',
      endedAt: AT,
      sent: [
        {
          method: 'POST',
          url: 'https://graph.microsoft.com/v1.0/applications/1/addPassword',
          body: { passwordCredential: { displayName: 'a ``` fence & <tag>' } },
        },
      ],
      proofs: [
        {
          text: message('runbook.proof.answered'),
          from: 'read',
          at: AT,
          via: 'administrator',
          requestId: 'request-1',
        },
        { text: message('rotate.word'), from: 'word', at: AT, via: null, requestId: null },
      ],
    },
    {
      id: 'removeOld',
      kind: 'change',
      title: message('rotate.title', { step: 'removeOld' }),
      status: 'notNeeded',
      endedAt: null,
      sent: [],
      proofs: [],
    },
  ],
};

describe('the change record', () => {
  it('says what was done, what was sent and what proves it, in Markdown', () => {
    const text = changeRecordMarkdown(RUN, 'en', createFormatter('en', Date.parse(AT), 'UTC'));
    expect(text).toContain('# Rotate the client secret');
    expect(text).toContain('Contoso \\<help\\> \\*desk\\*');
    expect(text).toContain('Contoso orders');
    expect(text).toContain('administrator’s word');
    expect(text).toContain('request request\\-1');
    // Longer than any fence inside.
    expect(text).toContain('````\nPOST https://graph.microsoft.com/v1.0/applications/1/addPassword\n');
    expect(text).not.toContain('Remove the old secret');
  });

  it('says what was rotated: a certificate is no secret', () => {
    const format = createFormatter('fr', Date.parse(AT), 'UTC');
    const titleOf = (credential: RunState['credential']) =>
      changeRecordMarkdown({ ...RUN, credential }, 'fr', format).split('\n')[0];
    expect(titleOf('certificate')).toBe('# Renouveler le certificat');
    expect(titleOf(null)).toBe('# Renouveler le secret ou le certificat');
  });

  it('is a whole document in HTML, in which nothing of a tenant is markup', () => {
    const text = changeRecordHtml(RUN, 'fr', createFormatter('fr', Date.parse(AT), 'UTC'));
    expect(text).toMatch(/^<!doctype html>\n<html lang="fr">/);
    expect(text).toContain('Contoso &lt;help&gt; *desk*');
    expect(text).toContain('&lt;tag&gt;');
    expect(text).not.toMatch(/<help>|<tag>|<script/);
    expect(text).toContain('Renouveler le secret client');
  });
});
