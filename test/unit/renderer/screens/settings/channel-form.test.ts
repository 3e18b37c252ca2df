import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  askedSecrets,
  type ChannelForm,
  formOf,
  makeSigningKey,
  readForm,
  withRecipients,
} from '../../../../../renderer/screens/settings/channel-form';
import type { Channel } from '../../../../../shared/domain/channel';
import { isSigningKey } from '../../../../../shared/domain/channel-input';
import { channelDraftSchema } from '../../../../../shared/domain/channel-schema';

const MAIL: Extract<Channel, { kind: 'email' }> = {
  id: 'mail',
  kind: 'email',
  name: 'Duty',
  isEnabled: true,
  connectionIds: null,
  minimumSeverity: 'warning',
  language: 'fr',
  host: 'mail.contoso.example',
  port: 465,
  security: 'tls',
  user: 'ada',
  from: 'graphkeeper@contoso.example',
  to: ['duty@contoso.example', 'ops@contoso.example'],
};

function filled(
  patch: Partial<ChannelForm> = {},
  secrets: Partial<ChannelForm['secrets']> = {},
): ChannelForm {
  const form = formOf(null, 'en');
  return { ...form, name: 'Duty', ...patch, secrets: { ...form.secrets, ...secrets } };
}

function problemsOf(form: ChannelForm): object {
  const read = readForm(form, null, []);
  return read.ok ? {} : read.problems;
}

describe('readForm', () => {
  it('gives back a channel as it was, without secrets', () => {
    expect(readForm(formOf(MAIL, 'en'), MAIL, ['password'])).toEqual({
      ok: true,
      argument: { channel: MAIL, secrets: {} },
    });
  });

  it('reads a new webhook with its secrets', () => {
    const url = ' https://hooks.contoso.example/in ';
    const signingKey = makeSigningKey();
    expect(readForm(filled({ kind: 'webhook' }, { url, signingKey }), null, [])).toEqual({
      ok: true,
      argument: {
        channel: {
          id: null,
          kind: 'webhook',
          name: 'Duty',
          isEnabled: true,
          connectionIds: null,
          minimumSeverity: 'notice',
          language: 'en',
        },
        secrets: { url: url.trim(), signingKey },
      },
    });
  });

  it('names each field that is wrong', () => {
    expect(problemsOf(filled({ name: ' ', connectionIds: [] }))).toEqual({
      name: 'nameMissing',
      connectionIds: 'connectionsMissing',
      url: 'secretMissing',
    });
    expect(problemsOf(filled({ kind: 'webhook' }, { url: 'http://x.example', signingKey: 'key' }))).toEqual({
      url: 'url',
      signingKey: 'signingKey',
    });
    expect(
      problemsOf(filled({ kind: 'email', port: '0', from: 'x', to: 'a@b.example, nobody', user: 'ada' })),
    ).toEqual({ host: 'host', port: 'port', from: 'from', to: 'to', password: 'secretMissing' });
  });

  it('lets through only what the command takes', () => {
    const texts = fc.oneof(
      fc.emailAddress(),
      fc.constantFrom('a@b.example', 'a@b', '@', 'a..b@c.example', 'x, y@z.example', ' ', ''),
      fc.string({ maxLength: 20 }),
    );
    fc.assert(
      fc.property(texts, texts, texts, fc.nat(70_000), (name, from, to, port) => {
        const mail = { ...formOf(MAIL, 'en'), name, from, to, port: String(port) };
        const read = readForm(mail, MAIL, ['password']);
        if (read.ok) expect(channelDraftSchema.safeParse(read.argument.channel).error).toBeUndefined();
      }),
      { numRuns: 1_000 },
    );
  });

  it('takes no password without encryption', () => {
    const form = filled({ ...formOf(MAIL, 'en'), security: 'none' }, { password: 'secret' });
    expect(problemsOf(form)).toEqual({ security: 'noEncryption' });
  });

  it('asks for the password again where it would go to another server or as another user', () => {
    const form = formOf(MAIL, 'en');
    for (const patch of [{ host: 'other.example' }, { port: '587' }, { user: 'bob' }]) {
      expect(readForm({ ...form, ...patch }, MAIL, ['password'])).toEqual({
        ok: false,
        problems: { password: 'secretAgain' },
      });
    }
    expect(readForm({ ...form, to: 'a@b.example; c@d.example' }, MAIL, ['password'])).toMatchObject({
      ok: true,
      argument: { channel: { to: ['a@b.example', 'c@d.example'] } },
    });
  });
});

describe('askedSecrets', () => {
  it('are a password only where there is a user', () => {
    expect(askedSecrets(filled({ kind: 'email', user: ' ' }))).toEqual([]);
    expect(askedSecrets(filled({ kind: 'teams', user: 'left over' }))).toEqual(['url']);
  });
});

describe('makeSigningKey', () => {
  it('makes another each time, as the schema wants it', () => {
    const keys = Array.from({ length: 20 }, makeSigningKey);
    expect(keys.filter(isSigningKey)).toEqual(keys);
    expect(new Set(keys).size).toBe(20);
  });
});

describe('recipients', () => {
  it('are joined by those who are missing, and stay as they are typed', () => {
    expect(withRecipients('', ['ada@contoso.example'])).toBe('ada@contoso.example');
    expect(
      withRecipients('ops@x.example; Ada@contoso.example', ['ada@contoso.example', 'ben@x.example']),
    ).toBe('ops@x.example, Ada@contoso.example, ben@x.example');
    expect(withRecipients('Ada@contoso.example', ['ada@contoso.example'])).toBeNull();
    expect(withRecipients('ops@x.example', [])).toBeNull();
  });
});
