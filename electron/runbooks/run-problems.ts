import type { Connection } from '../../shared/domain/connection';
import type { ReadFailure } from '../../shared/domain/failure';
import type { PlannedRequest, StepProblem } from '../../shared/domain/runbook-run';
import { failureMessage } from '../../shared/messages/failure-message';
import { type Message, message } from '../../shared/messages/message';
import type { Look } from './runbook';
import type { WritePermission } from './write-permissions';
import type { WriteOutcome } from './writer';

/** What keeps a step from getting on, in words, and what to do about it. */

/** A problem that nobody else has to be asked about. @param requestId Microsoft's, to quote in a support case */
export function problemOf(text: Message, advice: Message, requestId: string | null = null): StepProblem {
  return { text, advice, request: null, requestId };
}

/** Who may send a step's requests, in words. */
export function needsOf(permission: WritePermission): Message {
  switch (permission.by) {
    case 'directory':
      return message('runbook.needs', {
        roles: permission.roles,
        permissions: permission.delegated,
        isOwnerEnough: permission.isOwnerEnough,
      });
    case 'integration':
      return message('runbook.needs.integration');
    case 'genesysClient':
      return message('runbook.needs.genesysClient', { permission: permission.permission });
  }
}

/** It could not be read. */
export function unreadProblem(failure: ReadFailure, requestId: string | null): StepProblem {
  return problemOf(
    message('runbook.problem.unread', { failure: failureMessage(failure) }),
    message('runbook.advice.again'),
    requestId,
  );
}

/** It was looked for, and is not to be seen. */
export const NOT_SEEN: StepProblem = problemOf(
  message('runbook.problem.notSeen'),
  message('runbook.advice.notSeen'),
);

/** A defect of our own. */
export const INTERNAL: StepProblem = problemOf(
  message('runbook.problem.internal'),
  message('runbook.advice.again'),
);

/** What the run was for is gone. */
export const CONNECTION_GONE: StepProblem = problemOf(
  message('runbook.problem.connectionGone'),
  message('runbook.advice.cancel'),
);

/** What was kept of it is not understood here. */
export const OTHER_VERSION: StepProblem = problemOf(
  message('runbook.problem.otherVersion'),
  message('runbook.advice.cancel'),
);

/** A request that was not acted on. A 403 of the directory is a missing role: the permission was looked at. */
export function refusedProblem(
  { failure, requestId }: Extract<WriteOutcome, { is: 'refused' }>,
  permission: WritePermission,
  connection: Connection,
  requests: readonly PlannedRequest[],
): StepProblem {
  if (failure.code === 'forbidden' && permission.by === 'genesysClient') {
    const lacking = { permission: permission.permission };
    return {
      text: message('runbook.problem.genesysPermission', lacking),
      advice: message('runbook.advice.genesysPermission'),
      request: message('runbook.request.genesysPermission', {
        connection: connection.name,
        clientId: connection.genesys?.clientId ?? '',
        ...lacking,
        requests,
      }),
      requestId,
    };
  }
  if (failure.code === 'forbidden') {
    const roles = permission.by === 'directory' ? permission.roles : [];
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
    return problemOf(
      message('runbook.problem.conditionalAccess'),
      message('runbook.advice.conditionalAccess'),
      requestId,
    );
  }
  return problemOf(
    message('runbook.problem.refused', { failure: failureMessage(failure) }),
    message('runbook.advice.again'),
    requestId,
  );
}

/** There was no clear answer: what is known then of what was to happen. Only a look can say that it did not. */
export function unclearProblem(
  { failure }: Extract<WriteOutcome, { is: 'unclear' }>,
  look: Exclude<Look, { is: 'reached' }>,
  unseen: Message | undefined,
): StepProblem {
  const words = failureMessage(failure);
  if (look.is === 'stuck') return look.problem;
  if (unseen !== undefined) return problemOf(message('runbook.problem.unseen', { failure: words }), unseen);
  if (look.is === 'unreadable') {
    return problemOf(
      message('runbook.problem.unclearUnread', { failure: words, unread: failureMessage(look.failure) }),
      message('runbook.advice.lookFirst'),
      look.requestId,
    );
  }
  return problemOf(
    message('runbook.problem.unclear', { failure: words }),
    message('runbook.advice.sendAgain'),
  );
}
