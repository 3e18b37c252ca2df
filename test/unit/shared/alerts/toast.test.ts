import { describe, expect, it } from 'vitest';

import { toastOf } from '../../../../shared/alerts/toast';
import { noticeFixture, tellingFixture } from '../../../support/notice-fixtures';

describe('toastOf', () => {
  it('leads to the finding, under the same key for the same alert', () => {
    const raised = toastOf(noticeFixture('raised'));
    const escalated = toastOf(noticeFixture('escalated', { reason: 'escalated' }));
    expect(raised).toMatchObject({
      isKept: true,
      target: { page: 'connection', connectionId: 'contoso', findingKey: 'credential-works/secret-1' },
      alert: { fix: { runbook: 'rotate-secret', connectionId: 'contoso' } },
    });
    expect(escalated.key).toBe(raised.key);
  });

  it('makes a digest of several: the worst first, leading to the list', () => {
    const tellings = [
      tellingFixture('a', { severity: 'warning' }),
      tellingFixture('b', { severity: 'critical' }),
    ];
    expect(toastOf({ id: 'both', tellings, reason: 'quiet' })).toMatchObject({
      key: 'digest',
      severity: 'critical',
      target: { page: 'alerts' },
      title: { params: { count: 2 } },
      alert: null,
    });
  });

  it('keeps nothing on the screen that is only good to know', () => {
    expect(toastOf(noticeFixture('a', { severity: 'notice' })).isKept).toBe(false);
    expect(toastOf(noticeFixture('a', { reason: 'resolved' }))).toMatchObject({ isKept: false, alert: null });
  });

  it('refuses a notice of nothing', () => {
    expect(() => toastOf({ id: 'empty', tellings: [], reason: 'now' })).toThrow(RangeError);
  });
});
