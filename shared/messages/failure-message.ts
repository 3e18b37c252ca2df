import { assertNever } from '../domain/assert-never';
import type { ReadFailure } from '../domain/failure';
import { MINUTE_MS } from '../domain/instant';
import type { FailureText } from './en/failures';
import { message } from './message';

/** The message for a failed read, for findings, preflights and the command line alike. */
export function failureMessage(failure: ReadFailure): FailureText {
  switch (failure.code) {
    case 'noAccess':
      return message('failure.noAccess', { permission: failure.permission });
    case 'forbidden':
      return message('failure.forbidden', { permission: failure.permission, graphCode: failure.graphCode });
    case 'authentication':
      return message('failure.authentication', { kind: failure.entra.kind, code: failure.entra.code });
    case 'genesysAuthentication':
      return message('failure.genesysAuthentication', { error: failure.error });
    case 'addressNotAllowed':
      return message('failure.addressNotAllowed');
    case 'secretMissing':
      return message('failure.secretMissing', { reference: failure.reference });
    case 'throttled':
      return message('failure.throttled', {
        minutes: failure.retryAfterMs === null ? null : Math.ceil(failure.retryAfterMs / MINUTE_MS),
      });
    case 'unavailable':
      return message('failure.unavailable', { status: failure.status });
    case 'network':
      return message('failure.network', { cause: failure.cause });
    case 'badPayload':
      return message('failure.badPayload', { field: failure.field, problem: failure.problem });
    case 'refused':
      return message('failure.refused', { status: failure.status, graphCode: failure.graphCode });
    case 'notAttempted':
      return message('failure.notAttempted', { because: failure.because });
    default:
      return assertNever(failure, 'read failure');
  }
}
