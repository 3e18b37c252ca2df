import type { Formatter } from '../formatter';

/** Messages on other channels than the desktop, and what became of them. */
export const channels = {
  'channel.digest': (
    { worst, others, reason }: { worst: string; others: number; reason: 'now' | 'quiet' },
    format: Formatter,
  ) =>
    `${worst}, and ${format.plural(others, {
      one: `${format.number(others)} more alert`,
      other: `${format.number(others)} more alerts`,
    })}${reason === 'quiet' ? ' since it became quiet' : ''}`,
  'channel.toDo': ({ what }: { what: string }) => `To do in Graphkeeper: “${what}”.`,
  'channel.more': ({ count }: { count: number }, format: Formatter) =>
    `And ${format.number(count)} more: see Alerts in Graphkeeper.`,
  'channel.footer': ({ zone }: { zone: string }) => `Sent by Graphkeeper. Times are those of ${zone}.`,
  'channel.test.title': () => 'Test message from Graphkeeper',
  'channel.test.body': ({ name }: { name: string }) =>
    `Alerts that “${name}” is set up for will arrive here. There is nothing to do.`,
  'channel.failure.secretMissing': () => 'Its address or password is not in the keychain. Enter it again.',
  'channel.failure.unreachable': () =>
    'The receiver could not be reached. Nothing was sent; it is tried again.',
  'channel.failure.untrusted': () => 'The receiver has no certificate that can be trusted. Nothing was sent.',
  'channel.failure.busy': ({ status }: { status: number }) =>
    `The receiver could not take it at present (${String(status)}). It is tried again.`,
  'channel.failure.refused': ({ status }: { status: number }) =>
    `The receiver refused it (${String(status)}). Check address, key and recipients.`,
  'channel.failure.someRefused': ({ recipients }: { recipients: readonly string[] }, format: Formatter) =>
    `The mail server took it, but not for ${format.list(recipients)}. Check these recipients.`,
  'channel.failure.unanswered': () =>
    'It was sent, but no answer came. It may have arrived, so it is not sent again.',
  'channel.failure.notShown': () => 'Nothing was shown.',
};
