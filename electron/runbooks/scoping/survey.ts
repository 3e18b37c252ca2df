import { instantOf } from '../../../shared/domain/instant';
import { message } from '../../../shared/messages/message';
import { isElsewhere } from '../../../shared/profiles';
import {
  bothWays,
  filterProblem,
  isProvenBothWays,
  mailGrants,
  permissionsToScope,
} from '../../../shared/runbooks/mailbox-scoping';
import { proofOf, type RunContext, type Step } from '../runbook';
import { probeProofs, unreadGrants } from './looks';
import { problem, set, titled, type Values } from './values';

/** Looks at the consents, and at what they open. */
export function surveyStep({ connection }: RunContext): Step {
  const look: Step['look'] = async (io) => {
    if (connection.mailboxes.length === 0) return { is: 'stuck', problem: problem('noMailboxes') };
    const snapshot = await io.look();
    const unread = unreadGrants(snapshot);
    if (unread !== null) return unread;
    const { servicePrincipal, resource, appRoleAssignments } = snapshot;
    if (servicePrincipal.state === 'unreadable' || servicePrincipal.value === null) {
      return { is: 'stuck', problem: problem('noPrincipal') };
    }
    if (resource.state === 'unreadable') {
      return { is: 'unreadable', failure: resource.failure, requestId: resource.requestId };
    }
    const present = mailGrants(snapshot) ?? [];
    const ways = bothWays(snapshot);
    const isScoped = present.length === 0 && isProvenBothWays(ways);
    const { id, displayName } = servicePrincipal.value;
    return {
      is: 'reached',
      values: set({
        principal: { objectId: id, name: displayName ?? connection.name },
        graphId: resource.value.id,
        permissions: [...permissionsToScope(snapshot)],
        found: present.map(({ appRoleId, value }) => ({ appRoleId, value })),
        present: [...present],
        isScoped,
        isPolicySeen: ways.isByAccessPolicy,
      }),
      proofs: [
        proofOf(
          message('scope.proof.grants', { names: present.map(({ value }) => value) }),
          appRoleAssignments,
        ),
        ...probeProofs(snapshot, ways),
      ],
    };
  };
  return { ...titled('survey'), kind: 'look', look };
}

/** Without a mailbox that has to stay closed, nothing can show that the others do. */
export function canaryStep({ connection }: RunContext): Step {
  return {
    ...titled('canary'),
    kind: 'look',
    isNeeded: connection.canaryMailboxes.length === 0,
    look: () => Promise.resolve({ is: 'stuck', problem: problem('noCanary') }),
    skip: { label: message('scope.button', { button: 'withoutCanary' }) },
  };
}

/** What is proposed for the mailboxes of Genesys Cloud, and for those of another vendor's integration. */
const PROPOSED = {
  genesys: { group: 'Genesys Cloud mailboxes', filter: "CustomAttribute1 -eq 'GENESYS'" },
  elsewhere: { group: 'Integration mailboxes', filter: "CustomAttribute1 -eq 'INTEGRATION'" },
} as const;

/** Asks how Exchange is to tell the mailboxes, and which they are. */
export function chooseSteps(
  { connection }: RunContext,
  { isScoped, isPolicySeen, kind, target }: Values,
): readonly Step[] {
  const choose: Step = {
    ...titled('choose'),
    kind: 'ask',
    isNeeded: !isScoped,
    questions: [
      {
        id: 'kind',
        kind: 'choice',
        label: message('scope.question', { question: 'kind' }),
        hint: message('scope.hint', { question: 'kind' }),
        value: 'group',
        problem: null,
        options: (['group', 'filter'] as const).map((option) => ({
          value: option,
          label: message('scope.option', { option }),
        })),
      },
      {
        id: 'policy',
        kind: 'choice',
        label: message('scope.question', { question: 'policy' }),
        hint: message('scope.hint', { question: isPolicySeen ? 'policySeen' : 'policy' }),
        value: isPolicySeen ? 'policy' : 'noPolicy',
        problem: null,
        options: (['policy', 'noPolicy'] as const).map((option) => ({
          value: option,
          label: message('scope.option', { option }),
        })),
      },
    ],
    answer: (answers) =>
      Promise.resolve({
        ok: true,
        values: set({
          kind: answers['kind'] === 'filter' ? 'filter' : 'group',
          hasPolicy: answers['policy'] === 'policy',
        }),
      }),
    assumed: set({ kind: 'group', hasPolicy: isPolicySeen }),
  };
  const isFilter = kind === 'filter';
  const names = PROPOSED[isElsewhere(connection) ? 'elsewhere' : 'genesys'];
  const proposed = target ?? (isFilter ? names.filter : names.group);
  const name: Step = {
    ...titled(isFilter ? 'filter' : 'group'),
    id: 'target',
    kind: 'ask',
    isNeeded: !isScoped,
    questions: [
      {
        id: 'target',
        kind: 'line',
        label: message('scope.question', { question: isFilter ? 'filter' : 'group' }),
        hint: message('scope.hint', { question: isFilter ? 'filter' : 'group' }),
        value: proposed,
        problem: null,
      },
    ],
    answer: (answers, io) => {
      const given = (answers['target'] ?? '').trim();
      const wrong = isFilter ? filterProblem(given) : given === '' ? 'empty' : null;
      if (wrong !== null) {
        return Promise.resolve({ ok: false, problems: { target: message('scope.wrong', { wrong }) } });
      }
      const text = message('scope.proof.target', { kind: isFilter ? 'filter' : 'group', target: given });
      return Promise.resolve({
        ok: true,
        values: set({ target: given }),
        proofs: [{ text, from: 'word', at: instantOf(io.now()), via: null, requestId: null }],
      });
    },
    assumed: set({ target: proposed }),
  };
  return [choose, name];
}
