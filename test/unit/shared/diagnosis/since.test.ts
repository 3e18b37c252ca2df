import { describe, expect, it } from 'vitest';

import { sinceOf } from '../../../../shared/diagnosis/since';
import type { Finding } from '../../../../shared/domain/finding';
import type { Severity } from '../../../../shared/domain/severity';
import { message } from '../../../../shared/messages/message';

function finding(key: string, severity: Severity): Finding {
  const text = message('failure.notAttempted', { because: 'notYet' });
  return {
    key,
    check: 'mail-flow',
    severity,
    impact: 'none',
    subject: { type: 'mailbox', id: key, name: key },
    title: text,
    detail: text,
    deadline: null,
    runbook: null,
    evidence: {},
  };
}

const BEFORE = '2026-11-23T12:00:00.000Z';
const NOW = '2026-11-23T12:05:00.000Z';

describe('sinceOf', () => {
  it('begins now for what is new', () => {
    expect(sinceOf(null, [finding('a', 'warning')], NOW)).toEqual({ a: NOW });
  });

  it('goes on while the severity is the same, begins anew when it changes, forgets what went away', () => {
    const previous = {
      findings: [finding('same', 'warning'), finding('worse', 'warning'), finding('gone', 'critical')],
      since: { same: BEFORE, worse: BEFORE, gone: BEFORE },
    };
    const findings = [finding('same', 'warning'), finding('worse', 'critical'), finding('new', 'ok')];
    expect(sinceOf(previous, findings, NOW)).toEqual({ same: BEFORE, worse: NOW, new: NOW });
  });

  it('is never in the future, as what was seen before the clock was set back would be', () => {
    const previous = { findings: [finding('same', 'warning')], since: { same: NOW } };
    expect(sinceOf(previous, [finding('same', 'warning')], BEFORE)).toEqual({ same: BEFORE });
  });
});
