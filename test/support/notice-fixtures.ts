import { alertIdOf, type Telling } from '../../shared/domain/alert';
import type { Notice } from '../../shared/domain/channel';
import { message } from '../../shared/messages/message';

/** Something to be told, of which only what a test is about has to be named. */
export function tellingFixture(id: string, patch: Partial<Telling> = {}): Telling {
  const alertId = alertIdOf('contoso', 'credential-works/secret-1');
  return {
    id: `${alertId}@${id}`,
    alertId,
    reason: 'raised',
    at: '2026-11-23T12:00:00.000Z',
    connectionId: 'contoso',
    connectionName: 'Contoso',
    key: 'credential-works/secret-1',
    severity: 'critical',
    impact: 'stopped',
    stage: null,
    deadline: null,
    runbook: 'rotate-secret',
    title: message('desktop.toast.title', { name: 'Contoso', severity: 'critical', impact: 'stopped' }),
    body: [message('desktop.tooltip.neverRead'), message('desktop.tooltip.stale')],
    ...patch,
  };
}

/** A notice of one telling. */
export function noticeFixture(id: string, patch: Partial<Telling> = {}): Notice {
  return { id, tellings: [tellingFixture(id, patch)], reason: 'now' };
}
