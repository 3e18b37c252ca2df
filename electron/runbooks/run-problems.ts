import type { Connection } from '../../shared/domain/connection';
import type { ReadFailure } from '../../shared/domain/failure';
import type { PlannedRequest, StepProblem } from '../../shared/domain/runbook-run';
import { failureMessage } from '../../shared/messages/failure-message';
import { message } from '../../shared/messages/message';
import type { WriteOutcome } from './workbench';
import type { WritePermission } from './write-permissions';

/** What keeps a step from getting on, in words, and what to do about it. */

/** It could not be read. */
export function unreadProblem(failure: ReadFailure, requestId: string | null): StepProblem {
  return {
    text: message('runbook.problem.unread', { failure: failureMessage(failure) }),
    advice: message('runbook.advice.again'),
    request: null,
    requestId,
  };
}

/** It was looked for, and is not to be seen. */
export const NOT_SEEN: StepProblem = {
  text: message('runbook.problem.notSeen'),
  advice: message('runbook.advice.notSeen'),
  request: null,
  requestId: null,
};

/** A defect of our own. */
export const INTERNAL: StepProblem = {
  text: message('runbook.problem.internal'),
  advice: message('runbook.advice.again'),
  request: null,
  requestId: null,
};

/** What the run was for is gone. */
export const CONNECTION_GONE: StepProblem = {
  text: message('runbook.problem.connectionGone'),
  advice: message('runbook.advice.cancel'),
  request: null,
  requestId: null,
};

/** What was kept of it is not understood here. */
export const OTHER_VERSION: StepProblem = {
  text: message('runbook.problem.otherVersion'),
  advice: message('runbook.advice.cancel'),
  request: null,
  requestId: null,
};

/** A request that Microsoft did not act on. A 403 of the directory is a missing role: the permission was looked at. */
export function refusedProblem(
  { failure, requestId }: Extract<WriteOutcome, { is: 'refused' }>,
  permission: WritePermission,
  connection: Connection,
  requests: readonly PlannedRequest[],
): StepProblem {
  const { roles } = permission;
  if (failure.code === 'forbidden') {
    return {
      text: message('runbook.problem.role', { roles }),
      advice: message('runbook.advice.role'),
      request: message('runbook.request.role', {
        connection: connection.name,
        tenantId: connection.tenantId,
        clientId: connection.clientId,
        roles,
        requests,
      }),
      requestId,
    };
  }
  if (failure.code === 'authentication' && failure.entra.kind === 'blockedByPolicy') {
    return {
      text: message('runbook.problem.conditionalAccess'),
      advice: message('runbook.advice.conditionalAccess'),
      request: null,
      requestId,
    };
  }
  return {
    text: message('runbook.problem.refused', { failure: failureMessage(failure) }),
    advice: message('runbook.advice.again'),
    request: null,
    requestId,
  };
}

/** There was no clear answer, and what was to happen has not. */
export function unclearProblem({ failure }: Extract<WriteOutcome, { is: 'unclear' }>): StepProblem {
  return {
    text: message('runbook.problem.unclear', { failure: failureMessage(failure) }),
    advice: message('runbook.advice.sendAgain'),
    request: null,
    requestId: null,
  };
}
