import { assertNever } from '../domain/assert-never';
import type { DeliveryFailure } from '../domain/channel';
import { type Message, message } from '../messages/message';

/** Why a message did not arrive, as a sentence. */
export function deliveryFailureMessage(failure: DeliveryFailure): Message {
  const { code } = failure;
  switch (code) {
    case 'busy':
      return message('channel.failure.busy', { status: failure.status });
    case 'refused':
      return message('channel.failure.refused', { status: failure.status });
    case 'someRefused':
      return message('channel.failure.someRefused', { recipients: failure.recipients });
    case 'secretMissing':
      return message('channel.failure.secretMissing');
    case 'unreachable':
      return message('channel.failure.unreachable');
    case 'untrusted':
      return message('channel.failure.untrusted');
    case 'unanswered':
      return message('channel.failure.unanswered');
    case 'notShown':
      return message('channel.failure.notShown');
    default:
      return assertNever(code, 'code');
  }
}
