import { assertNever } from '../domain/assert-never';
import type { OwnRegistrationProblem } from '../onboarding/registration-check';
import type { SignInFailure } from '../onboarding/sign-in';
import { type Message, message } from './message';

/** Why nobody was signed in, and what to do. */
export function signInFailureMessage(failure: SignInFailure): Message {
  switch (failure.code) {
    case 'cancelled':
    case 'timedOut':
    case 'noBrowser':
      return message('onboarding.signIn.ended', { code: failure.code });
    case 'declined':
    case 'consentRequired':
    case 'blockedByPolicy':
    case 'wrongTenant':
      return message('onboarding.signIn.refused', { code: failure.code, aadsts: failure.aadsts });
    case 'registration':
      return message('onboarding.signIn.registration', { fault: failure.fault, aadsts: failure.aadsts });
    case 'network':
      return message('onboarding.signIn.network', { cause: failure.cause });
    case 'other':
      return message('onboarding.signIn.other', { error: failure.error, aadsts: failure.aadsts });
    default:
      return assertNever(failure, 'sign-in failure');
  }
}

/** What is wrong with Graphkeeper's own registration, and what to do. */
export function ownRegistrationMessage(problem: OwnRegistrationProblem): Message {
  return message('onboarding.registration.problem', {
    code: problem.code,
    scopes: 'scopes' in problem ? problem.scopes : [],
  });
}
