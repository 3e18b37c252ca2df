import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

import type { ChannelMail } from '../../../shared/alerts/channel-mail';
import { type Channel, type DeliveryOutcome, failedDelivery } from '../../../shared/domain/channel';
import { SECOND_MS } from '../../../shared/domain/instant';
import { onAbort } from '../../on-abort';
import { neverArrived } from './never-arrived';

/** A channel of this kind. */
export type EmailChannel = Extract<Channel, { kind: 'email' }>;

/** Our own limits, below that of the outbox; RFC 5321 would allow five minutes for each step. */
const CONNECT_LIMIT_MS = 30 * SECOND_MS;
const SILENCE_LIMIT_MS = 60 * SECOND_MS;

/** How far it came: what a broken connection means hangs on it. */
type Stage = 'connecting' | 'handingOver';

/** Steps after which a server that says no has taken nothing. */
const REFUSABLE: ReadonlySet<unknown> = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);

/** The server closes the connection and has taken nothing (RFC 5321, 4.2.3), whatever it was asked. */
const CLOSING = 421;

/** What a failure means. A reply of the server is certain; silence after the message was begun is not. */
function outcomeOf(error: unknown, stage: Stage): DeliveryOutcome {
  if (typeof error !== 'object' || error === null) return failedDelivery({ code: 'unanswered' });
  const status = 'responseCode' in error ? error.responseCode : null;
  const command = 'command' in error ? error.command : null;
  const code = 'code' in error ? error.code : null;
  const isReply =
    typeof status === 'number' && (stage === 'connecting' || status === CLOSING || REFUSABLE.has(command));
  if (isReply && code !== 'ETLS') {
    return failedDelivery({ code: status >= 500 ? 'refused' : 'busy', status });
  }
  if (stage === 'handingOver') return failedDelivery({ code: 'unanswered' });
  if (code === 'ETLS') return failedDelivery({ code: 'untrusted' });
  const original = 'originalCode' in error ? { code: error.originalCode } : error;
  return failedDelivery({ code: neverArrived(original) ?? 'unreachable' });
}

function partly({ rejected, rejectedErrors = [] }: SMTPConnection.SentMessageInfo): DeliveryOutcome {
  const later = new Set(
    rejectedErrors.flatMap(({ recipient, responseCode }) =>
      recipient !== undefined && responseCode !== undefined && responseCode < 500 ? [recipient] : [],
    ),
  );
  return {
    state: 'partly',
    refused: rejected.filter((recipient) => !later.has(recipient)),
    putOff: rejected.filter((recipient) => later.has(recipient)),
  };
}

function compose(channel: EmailChannel, mail: ChannelMail, id: string, at: Date): Promise<Buffer> {
  return new MailComposer({
    from: channel.from,
    to: [...channel.to],
    subject: mail.subject,
    text: mail.text,
    date: at,
    messageId: `<${id}@graphkeeper>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}

/**
 * Sends one e-mail over SMTP; never rejects. Whom the server did not take it for is said, where it took it for others:
 * to these it is not to be sent again. The password is in nothing that this gives back.
 *
 * @param id of the message: the same when it is tried again
 * @param password null where the server asks for no sign-in
 */
export async function sendMail(
  channel: EmailChannel,
  mail: ChannelMail,
  { id, at, password, signal }: { id: string; at: Date; password: string | null; signal: AbortSignal },
): Promise<DeliveryOutcome> {
  const { host, port, security, user, from, to } = channel;
  const message = await compose(channel, mail, id, at);
  return new Promise((resolve) => {
    let stage: Stage = 'connecting';
    const connection = new SMTPConnection({
      host,
      port,
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      connectionTimeout: CONNECT_LIMIT_MS,
      greetingTimeout: CONNECT_LIMIT_MS,
      socketTimeout: SILENCE_LIMIT_MS,
      logger: false,
    });
    const giveUp = (): void => {
      end(failedDelivery({ code: stage === 'connecting' ? 'unreachable' : 'unanswered' }));
    };
    const end = (outcome: DeliveryOutcome): void => {
      forget();
      resolve(outcome);
      connection.close();
    };
    const fail = (error: unknown): void => {
      end(outcomeOf(error, stage));
    };
    const handOver = (): void => {
      stage = 'handingOver';
      connection.send({ from, to: [...to] }, message, (error, info) => {
        if (error !== null) fail(error);
        else if (info.rejected.length === 0) end({ state: 'delivered' });
        else end(partly(info));
      });
    };
    connection.on('error', fail);
    // Comes before the error that explains it, where there is one.
    connection.on('end', () => {
      setImmediate(() => {
        fail(new Error('the connection has ended'));
      });
    });
    const forget = onAbort(signal, giveUp);
    if (signal.aborted) {
      giveUp();
      return;
    }
    connection.connect(() => {
      if (user === null || password === null) {
        handOver();
        return;
      }
      connection.login({ user, credentials: { user, pass: password } }, (error) => {
        if (error === null) handOver();
        else fail(error);
      });
    });
  });
}
