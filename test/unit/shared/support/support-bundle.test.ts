import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { BARE_ENVIRONMENT } from '../../../../shared/domain/environment';
import type { JsonObject } from '../../../../shared/domain/json';
import type { AppState } from '../../../../shared/domain/state';
import { createFormatter } from '../../../../shared/messages/formatter';
import { message } from '../../../../shared/messages/message';
import { buildSupportBundle } from '../../../../shared/support/support-bundle';
import {
  madeUpConnection,
  madeUpFinding,
  madeUpHealth,
  madeUpState,
  STATE_NOW,
} from '../../../support/app-state';

const format = createFormatter('en', STATE_NOW, 'UTC');

function stateWith(evidence: JsonObject, mailboxes: readonly string[] = ['help@contoso.example']): AppState {
  const finding = { ...madeUpFinding('mailbox-ready/help@contoso.example', 'critical'), evidence };
  const connection = { ...madeUpConnection('a', madeUpHealth([finding])), mailboxes };
  return {
    ...madeUpState([connection]),
    environment: { ...BARE_ENVIRONMENT, dataFolder: '/home/jane.doe/.local/share/Graphkeeper' },
    alerts: [
      {
        key: finding.key,
        connectionId: 'a',
        connectionName: 'A',
        id: `a#${finding.key}`,
        source: 'mailbox-ready',
        subject: finding.subject,
        impact: finding.impact,
        runbook: finding.runbook,
        unseenSince: null,
        told: null,
        acknowledged: null,
        snooze: null,
        standing: 'open',
        mute: null,
        severity: 'critical',
        title: message('failure.secretMissing', { reference: 'help@contoso.example' }),
        since: '2026-11-23T12:00:00.000Z',
        deadline: null,
        explains: [],
      },
    ],
  };
}

describe('buildSupportBundle', () => {
  it('has what a helper needs, in English words', () => {
    const state = stateWith({ requestId: '3f1c0f4e-2c39-4f3c-9a51-5c6d5b7c1a10', status: 403 });
    const bundle = JSON.parse(buildSupportBundle(state, format)) as Record<string, unknown>;
    expect(bundle).toMatchObject({
      schema: 'graphkeeper.support/1',
      app: { version: '0.0.0' },
      settings: { polling: { frequentMinutes: 5 } },
      connections: [
        {
          tenantId: state.connections[0]?.tenantId,
          clientId: state.connections[0]?.clientId,
          health: {
            severity: 'critical',
            findings: [{ evidence: { requestId: '3f1c0f4e-2c39-4f3c-9a51-5c6d5b7c1a10', status: 403 } }],
          },
        },
      ],
    });
  });

  it('gives each mailbox one other name, wherever it appears', () => {
    const state = stateWith(
      {
        user: 'HELP@contoso.example',
        url: 'https://graph.microsoft.com/v1.0/users/help%40contoso.example/messages',
        upn: 'josé@fabrikam.example',
        path: 'users/sales@contoso.example/mailFolders',
      },
      ['help@contoso.example', 'sales@contoso.example'],
    );
    const text = buildSupportBundle(state, format);
    for (const person of ['help', 'sales', 'jos'])
      expect(text).not.toMatch(new RegExp(`${person}[^"/]*(@|%40)`, 'i'));
    const { connections, alerts } = JSON.parse(text) as {
      connections: {
        mailboxes: string[];
        health: { findings: { key: string; evidence: Record<string, string> }[] };
      }[];
      alerts: { title: string }[];
    };
    expect(connections[0]?.mailboxes).toEqual(['mailbox-1@contoso.example', 'mailbox-2@contoso.example']);
    const finding = connections[0]?.health.findings[0];
    expect(finding?.key).toBe('mailbox-ready/mailbox-1@contoso.example');
    expect(finding?.evidence).toEqual({
      user: 'mailbox-1@contoso.example',
      url: 'https://graph.microsoft.com/v1.0/users/mailbox-1@contoso.example/messages',
      upn: 'mailbox-3@fabrikam.example',
      path: 'users/mailbox-2@contoso.example/mailFolders',
    });
    expect(alerts[0]?.title).toContain('mailbox-1@contoso.example');
  });

  it('names neither the person at the computer nor what follows in an address', () => {
    const text = buildSupportBundle(
      stateWith({
        notificationUrl: 'https://hooks.example/notify?token=abc123',
        windows: 'C:\\Users\\jane\\AppData',
        mac: '/Users/jane/Library',
      }),
      format,
    );
    expect(text).not.toContain('jane');
    expect(text).not.toContain('abc123');
    expect(text).toContain('https://hooks.example/notify?[redacted]');
  });

  it('leaves a drafted connection out', () => {
    const state = stateWith({});
    const draft = {
      connectionId: null,
      fields: { name: 'marked draft' },
    } as unknown as AppState['draft'];
    expect(buildSupportBundle({ ...state, draft }, format)).not.toContain('marked draft');
  });

  it('takes out a secret that should never have been in the state, wherever it stands', () => {
    const secret = fc
      .string({ unit: fc.constantFrom(...'ABCXYZabcxyz0189_-.'.split('')), minLength: 30, maxLength: 34 })
      .map((rest) => `aB3${rest}8Q~`);
    const jwt = fc
      .base64String({ minLength: 20, maxLength: 60 })
      .map((rest) => `eyJ0eXAiOiJK${rest.replace(/[=+/]/g, 'x')}`);
    const around = fc.tuple(fc.string({ maxLength: 10 }), fc.constantFrom(' ', '"', '=', ': ', '/', '\n'));
    fc.assert(
      fc.property(fc.oneof(secret, jwt), around, fc.nat(3), (value, [text, separator], depth) => {
        let evidence: JsonObject = { value: `${text}${separator}${value}` };
        for (let level = 0; level < depth; level += 1)
          evidence = { level: [evidence, `${separator}${value}`] };
        const bundle = buildSupportBundle(stateWith(evidence), format);
        expect(bundle).not.toContain(value.slice(0, 20));
      }),
    );
  });

  it('leaves out who did what about an alert, and what they wrote', () => {
    const state = stateWith({});
    const act = { at: '2026-11-23T12:00:00.000Z', by: 'jane.doe', reason: 'Ask Peter', note: 'Ask Peter' };
    const mute = { id: 'm', connectionId: null, scope: { by: 'pattern', pattern: '*' }, ...act } as const;
    const alerts = state.alerts.map((alert) => ({
      ...alert,
      acknowledged: act,
      snooze: { ...act, until: null },
      mute,
    }));
    const { settings } = state;
    const text = buildSupportBundle(
      {
        ...state,
        alerts,
        settings: {
          ...settings,
          alerts: {
            ...settings.alerts,
            mutes: [mute],
            calendar: {
              ...settings.alerts.calendar,
              freezes: [{ name: 'Ask Peter', from: '2026-12-01', to: '2026-12-02' }],
            },
          },
        },
        activity: [
          {
            id: '1',
            at: act.at,
            kind: 'acted',
            connectionId: 'a',
            connectionName: 'A',
            severity: 'critical',
            text: message('failure.secretMissing', { reference: 'x' }),
            details: { what: 'snoozed', by: 'jane.doe', reason: 'Ask Peter' },
          },
          {
            id: '2',
            at: act.at,
            kind: 'done',
            connectionId: null,
            connectionName: null,
            severity: 'ok',
            text: message('application.activity.channel', { name: 'Peter', what: 'changed' }),
            details: { by: 'jane.doe', before: { host: 'peter.example' }, after: { host: 'Peter.example' } },
          },
        ],
      },
      format,
    );
    expect(text).not.toMatch(/Peter|peter|"jane\.doe"/);
    expect(text).toContain('"what": "snoozed"');
  });
});
