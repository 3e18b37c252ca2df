import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

import { describe, expect, it, onTestFinished } from 'vitest';

import { type EmailChannel, sendMail } from '../../../../../electron/alerts/channels/send-mail';
import type { DeliveryOutcome } from '../../../../../shared/domain/channel';
import { MINUTE_MS } from '../../../../../shared/domain/instant';
import { createClientCertificate } from '../../../../support/client-certificate';
import { localMailServer } from '../../../../support/local-mail-server';
import { deadPort } from '../../../../support/local-receiver';

const MAIL = { subject: 'Contoso: mail has stopped', text: 'The secret has expired.\n' };

const PASSWORD = 'pass-Word-1234567890';

function channel(port: number, changes: Partial<EmailChannel> = {}): EmailChannel {
  return {
    id: 'mail',
    kind: 'email',
    name: 'Duty',
    isEnabled: true,
    connectionIds: null,
    minimumSeverity: 'notice',
    language: 'en',
    host: '127.0.0.1',
    port,
    security: 'none',
    user: null,
    from: 'graphkeeper@contoso.example',
    to: ['duty@contoso.example', 'ops@contoso.example'],
    ...changes,
  };
}

function send(
  port: number,
  changes: Partial<EmailChannel> = {},
  signal = new AbortController().signal,
): Promise<DeliveryOutcome> {
  const password = changes.user === undefined ? null : PASSWORD;
  return sendMail(channel(port, changes), MAIL, {
    id: 'msg_1',
    at: new Date('2026-11-23T12:00:00.000Z'),
    password,
    signal,
  });
}

function failed(code: string, status?: number): object {
  return {
    state: 'failed',
    failure: status === undefined ? { code } : { code, status },
    retryAfterMs: null,
  };
}

/** A server of which a test writes every line. */
async function rawServer(talk: (socket: Socket, line: string) => void, greeting = '220 here\r\n') {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    if (greeting !== '') socket.write(greeting);
    let rest = '';
    socket.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString('utf8')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) talk(socket, line);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** Encoded words of a header read back (RFC 2047): between two of them, space means nothing. */
function decoded(value: string): string {
  return value.replaceAll(/\?=\s+=\?/g, '?==?').replaceAll(/(?:=\?utf-8\?[BQ]\?[^?]*\?=)+/gi, (words) =>
    Buffer.concat(
      [...words.matchAll(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi)].map(([, how = '', text = '']) =>
        how.toUpperCase() === 'B'
          ? Buffer.from(text, 'base64')
          : Buffer.from(
              text
                .replaceAll('_', ' ')
                .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) =>
                  String.fromCharCode(Number.parseInt(hex, 16)),
                ),
              'latin1',
            ),
      ),
    ).toString('utf8'),
  );
}

/** Refuses with an SMTP code. */
function refusal(code: number): Error {
  return Object.assign(new Error('no'), { responseCode: code });
}

describe('sendMail', () => {
  it('hands over one message to all recipients', async () => {
    const { port, taken } = await localMailServer();
    expect(await send(port)).toEqual({ state: 'delivered' });
    expect(taken).toHaveLength(1);
    expect(taken[0]).toMatchObject({
      from: 'graphkeeper@contoso.example',
      to: ['duty@contoso.example', 'ops@contoso.example'],
    });
    expect(taken[0]?.text).toContain('Subject: Contoso: mail has stopped\r\n');
    expect(taken[0]?.text).toContain('Message-ID: <msg_1@graphkeeper>\r\n');
    expect(taken[0]?.text).toContain('Auto-Submitted: auto-generated\r\n');
    expect(taken[0]?.text).toContain('The secret has expired.');
  });

  it('signs in where it has a user', async () => {
    const { port, taken } = await localMailServer({
      allowInsecureAuth: true,
      authOptional: false,
      onAuth: (auth, _session, done) => {
        done(null, auth.password === PASSWORD ? { user: auth.username } : {});
      },
    });
    expect(await send(port, { user: 'ada' })).toEqual({ state: 'delivered' });
    expect(taken).toHaveLength(1);
  });

  it('is refused with a wrong password', async () => {
    const { port } = await localMailServer({
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => {
        done(refusal(535));
      },
    });
    expect(await send(port, { user: 'ada' })).toEqual(failed('refused', 535));
  });

  it.each([421, 450, 451, 452])('may be tried again where recipients are put off with %i', async (code) => {
    const { port, taken } = await localMailServer({
      onRcptTo: (_address, _session, done) => {
        done(refusal(code));
      },
    });
    expect(await send(port)).toEqual(failed('busy', code));
    expect(taken).toEqual([]);
  });

  it.each([550, 553])('is refused where recipients are with %i', async (code) => {
    const { port } = await localMailServer({
      onRcptTo: (_address, _session, done) => {
        done(refusal(code));
      },
    });
    expect(await send(port)).toEqual(failed('refused', code));
  });

  it('says whom it was refused for, and who was put off, where others take it', async () => {
    const answers: Readonly<Record<string, number>> = { ops: 450, old: 550, full: 452, gone: 553 };
    const to = ['duty', ...Object.keys(answers)].map((name) => `${name}@contoso.example`);
    const { port, taken } = await localMailServer({
      onRcptTo: ({ address }, _session, done) => {
        const code = answers[address.split('@')[0] ?? ''];
        done(code === undefined ? undefined : refusal(code));
      },
    });
    expect(await send(port, { to })).toEqual({
      state: 'partly',
      refused: ['old@contoso.example', 'gone@contoso.example'],
      putOff: ['ops@contoso.example', 'full@contoso.example'],
    });
    expect(taken.map((one) => one.to)).toEqual([['duty@contoso.example']]);
  });

  it.each([
    [451, 'busy'],
    [554, 'refused'],
  ])('goes by the answer to the message itself: %i', async (code, expected) => {
    const { port } = await localMailServer({
      onData: (stream, _session, done) => {
        stream.resume();
        stream.on('end', () => {
          done(refusal(code));
        });
      },
    });
    expect(await send(port)).toEqual(failed(expected, code));
  });

  it('may be tried again where the sender is put off', async () => {
    const { port } = await localMailServer({
      onMailFrom: (_address, _session, done) => {
        done(refusal(451));
      },
    });
    expect(await send(port)).toEqual(failed('busy', 451));
  });

  it('is certain that nothing arrived where nobody listens, or there is no such name', async () => {
    expect(await send(await deadPort())).toEqual(failed('unreachable'));
    expect(await send(25, { host: 'nobody.invalid' })).toEqual(failed('unreachable'));
  });

  it('is put off by a server that is busy at the door', async () => {
    const port = await rawServer(() => undefined, '421 later\r\n');
    expect(await send(port)).toEqual(failed('busy', 421));
  });

  it('is certain that nothing arrived where the server hangs up before the message', async () => {
    const port = await rawServer((socket) => socket.destroy());
    expect(await send(port)).toEqual(failed('unreachable'));
  });

  it('does not know whether it arrived where the server hangs up after the message', async () => {
    let isData = false;
    const port = await rawServer((socket, line) => {
      if (isData) {
        if (line === '.') socket.destroy();
      } else if (line === 'DATA') {
        isData = true;
        socket.write('354 go on\r\n');
      } else {
        socket.write('250 yes\r\n');
      }
    });
    expect(await send(port)).toEqual(failed('unanswered'));
  });

  it('demands encryption where it is set so', async () => {
    const { port, taken } = await localMailServer();
    expect(await send(port, { security: 'starttls' })).toEqual(failed('untrusted'));
    expect(taken).toEqual([]);
  });

  it('hands nothing to a server whose certificate is not trusted, whichever way it is encrypted', async () => {
    const now = Date.now();
    const { certificatePem: cert, privateKeyPem: key } = await createClientCertificate(
      now - MINUTE_MS,
      now + MINUTE_MS,
    );
    const later = await localMailServer({ disabledCommands: [], cert, key });
    const atOnce = await localMailServer({ secure: true, cert, key });
    expect(await send(later.port, { security: 'starttls' })).toEqual(failed('untrusted'));
    expect(await send(atOnce.port, { security: 'tls' })).toEqual(failed('untrusted'));
    expect([...later.taken, ...atOnce.taken]).toEqual([]);
  });

  it('can be broken off at any time', async () => {
    const early = new AbortController();
    const silent = await rawServer(() => undefined, '');
    const waiting = send(silent, {}, early.signal);
    early.abort();
    expect(await waiting).toEqual(failed('unreachable'));
    const late = new AbortController();
    const port = await rawServer((socket, line) => {
      if (line === 'DATA') late.abort();
      else socket.write('250 yes\r\n');
    });
    expect(await send(port, {}, late.signal)).toEqual(failed('unanswered'));
  });

  it.each([
    'Contoso: le courrier est arrêté, et 4 autres alertes',
    '漢'.repeat(300),
    `${'😀'.repeat(150)} stopped`,
    `plain ${'x'.repeat(290)}`,
  ])('has a subject that comes back as it was, in lines of ASCII that fit: %s', async (subject) => {
    const { port, taken } = await localMailServer();
    const options = { id: 'msg_3', at: new Date(0), password: null, signal: new AbortController().signal };
    expect(await sendMail(channel(port), { ...MAIL, subject }, options)).toEqual({ state: 'delivered' });
    const [head = ''] = (taken[0]?.text ?? '').split('\r\n\r\n');
    for (const line of head.split('\r\n')) expect(line).toMatch(/^[\x20-\x7e\t]{1,998}$/);
    const value = /^Subject: (.*)$/m.exec(head.replaceAll(/\r\n[ \t]/g, ' '))?.[1] ?? '';
    expect(decoded(value)).toBe(subject);
  });

  it('lets no header in through what it is given', async () => {
    const { port, taken } = await localMailServer();
    const mail = { subject: 'a\r\nBcc: eve@evil.example', text: '.\r\nMAIL FROM:<x>\r\n' };
    await sendMail(channel(port), mail, {
      id: 'msg_2',
      at: new Date(0),
      password: null,
      signal: new AbortController().signal,
    });
    const [head = '', body] = (taken[0]?.text ?? '').split('\r\n\r\n');
    expect(head).not.toMatch(/^Bcc:/m);
    expect(body).toContain('MAIL FROM:<x>');
  });
});
