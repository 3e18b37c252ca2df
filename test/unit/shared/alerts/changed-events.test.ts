import { describe, expect, it } from 'vitest';

import { editedEvents, settingsEvents } from '../../../../shared/alerts/changed-events';
import type { Channel } from '../../../../shared/domain/channel';
import type { ConnectionEntry } from '../../../../shared/domain/configuration';
import { instantOf } from '../../../../shared/domain/instant';
import { madeUpState, STATE_NOW } from '../../../support/app-state';

const AUTHOR = { by: 'ada', at: instantOf(STATE_NOW) };
const { settings } = madeUpState([]);
const CHANNEL: Channel = {
  kind: 'teams',
  id: 't',
  name: 'Operations',
  isEnabled: true,
  connectionIds: null,
  minimumSeverity: 'warning',
  language: 'en',
  host: 'prod.example',
};

function changed(after: typeof settings, before: typeof settings = settings) {
  return settingsEvents(before, after, AUTHOR).map(({ text, details }) => [text.params, details]);
}

describe('settingsEvents', () => {
  it('names the part, what it was, what it is and who did it', () => {
    expect(changed({ ...settings, notifications: { enabled: !settings.notifications.enabled } })).toEqual([
      [
        { part: 'notifications' },
        {
          before: { enabled: settings.notifications.enabled },
          after: { enabled: !settings.notifications.enabled },
          by: 'ada',
        },
      ],
    ]);
  });

  it('keeps only the fields that differ', () => {
    const quiet = { ...settings.alerts.quiet, daysOff: true };
    const polling = { ...settings.polling, fullMinutes: 90 };
    expect(changed({ ...settings, polling, alerts: { ...settings.alerts, quiet } })).toEqual([
      [
        { part: 'checking' },
        { before: { fullMinutes: settings.polling.fullMinutes }, after: { fullMinutes: 90 }, by: 'ada' },
      ],
      [{ part: 'quiet' }, { before: { daysOff: false }, after: { daysOff: true }, by: 'ada' }],
    ]);
  });

  it('tells of channels that come, change and go', () => {
    const [none, one] = [settings, { ...settings, channels: [CHANNEL] }];
    const off = { ...settings, channels: [{ ...CHANNEL, isEnabled: false }] };
    expect(changed(one, none)).toEqual([
      [
        { name: 'Operations', what: 'added' },
        { before: null, after: CHANNEL, by: 'ada' },
      ],
    ]);
    expect(changed(off, one)).toEqual([
      [
        { name: 'Operations', what: 'changed' },
        { before: { isEnabled: true }, after: { isEnabled: false }, by: 'ada' },
      ],
    ]);
    expect(changed(none, off)).toMatchObject([[{ name: 'Operations', what: 'removed' }, { after: null }]]);
  });

  it('says nothing of mutes, which have entries of their own, nor of how the window looks', () => {
    const mute = {
      id: 'm',
      connectionId: null,
      scope: { by: 'pattern', pattern: '*' },
      reason: 'x',
      ...AUTHOR,
    } as const;
    const alerts = { ...settings.alerts, mutes: [mute] };
    expect(changed({ ...settings, theme: 'dark', language: 'fr', alerts })).toEqual([]);
  });
});

describe('editedEvents', () => {
  const entry: ConnectionEntry & { readonly id: string } = {
    id: 'a',
    name: 'Contoso',
    tenantId: 'contoso.example',
    clientId: '11111111-1111-4111-8111-111111111111',
    cloud: 'global',
    profile: 'genesys-cloud',
    mailboxes: ['help@contoso.example'],
    canaryMailboxes: [],
    access: [{ kind: 'integrationCredential', secret: { keychain: 'one' } }],
  };

  it('notes every field that was changed, added or taken away, with before and after', () => {
    const after = { ...entry, canaryMailboxes: ['ceo@contoso.example'], tokenEndpoint: 'https://x.example' };
    expect(editedEvents([entry], [after], AUTHOR)).toMatchObject([
      {
        kind: 'done',
        connectionId: 'a',
        connectionName: 'Contoso',
        details: {
          before: { canaryMailboxes: [] },
          after: { canaryMailboxes: ['ceo@contoso.example'], tokenEndpoint: 'https://x.example' },
          by: 'ada',
        },
      },
    ]);
    expect(editedEvents([after], [entry], AUTHOR)[0]?.details).toEqual({
      before: { canaryMailboxes: ['ceo@contoso.example'], tokenEndpoint: 'https://x.example' },
      after: { canaryMailboxes: [] },
      by: 'ada',
    });
  });

  it('leaves alone what stayed the same, came, went or was moved', () => {
    const other = { ...entry, id: 'b', name: 'Other' };
    expect(editedEvents([entry, other], [other, { ...entry }], AUTHOR)).toEqual([]);
    expect(editedEvents([entry], [other], AUTHOR)).toEqual([]);
  });
});
