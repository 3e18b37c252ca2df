import type { PlannedRequest } from '../../../shared/domain/runbook-run';
import { message } from '../../../shared/messages/message';
import { graphUrl } from '../graph-url';
import { proofOf, type RunContext, type Step } from '../runbook';
import { presentOf, unreadGrants } from './looks';
import { script, set, titled, type Values } from './values';

function consentPath(graphId: string | null): string {
  return `/servicePrincipals/${graphId ?? ''}/appRoleAssignedTo`;
}

/** Takes the tenant-wide consents away. */
export function removeStep({ connection }: RunContext, known: Values): Step {
  const { present, graphId, isScoped, isRemoved, found, principal } = known;
  return {
    ...titled('removeConsent'),
    kind: 'change',
    isNeeded: !isScoped && !isRemoved && found.length > 0,
    repeats: true,
    risks: [message('scope.risk', { risk: 'remove' }), message('scope.risk', { risk: 'consentAgain' })],
    look: async (io) => {
      const snapshot = await io.look();
      const unread = unreadGrants(snapshot);
      if (unread !== null) return unread;
      const still = presentOf(snapshot);
      if (still.length > 0) return { is: 'notYet', values: set({ present: still }) };
      const proof = proofOf(message('scope.proof.grants', { names: [] }), snapshot.appRoleAssignments);
      return { is: 'reached', values: set({ present: [], isRemoved: true }), proofs: [proof] };
    },
    change: {
      requests: present.map(({ id }): PlannedRequest => ({
        method: 'DELETE',
        url: graphUrl(connection, `${consentPath(graphId)}/${encodeURIComponent(id)}`),
        body: null,
      })),
      permission: 'appRoleAssignments',
      confirm: message('scope.confirm', { step: 'removeConsent' }),
      take: () => Promise.resolve(set({ present: [], isRemoved: true })),
    },
    byHand: {
      instructions: (['openEnterpriseApp', 'revoke'] as const).map((line) =>
        message('scope.byHand', { line }),
      ),
      link: 'entraApp',
      copies: [
        script(
          'revoke',
          present
            .map(
              ({ id, value }) =>
                `Remove-MgServicePrincipalAppRoleAssignment -ServicePrincipalId '${principal?.objectId ?? ''}' -AppRoleAssignmentId '${id}' # ${value}`,
            )
            .join('\n'),
        ),
      ],
      lookFor: message('scope.lookFor', { what: 'revoked' }),
    },
    assumed: set({ isRemoved: true }),
  };
}

/** The way back: what was taken away is granted again, and nothing else. */
export function restoreStep({ connection }: RunContext, known: Values, isNeeded: boolean): Step {
  const { found, present, principal, graphId } = known;
  const lacking = found.filter(({ appRoleId }) => !present.some((one) => one.appRoleId === appRoleId));
  const again: Partial<Values> = {
    isRestoring: false,
    isTested: false,
    isPropagated: false,
    waitingSince: null,
    isRemoved: false,
  };
  return {
    ...titled('restore'),
    kind: 'change',
    isNeeded,
    repeats: true,
    look: async (io) => {
      const snapshot = await io.look();
      const unread = unreadGrants(snapshot);
      if (unread !== null) return unread;
      const still = presentOf(snapshot);
      const isWhole = found.every(({ appRoleId }) => still.some((one) => one.appRoleId === appRoleId));
      if (!isWhole) return { is: 'notYet', values: set({ present: still }) };
      const names = still.map(({ value }) => value);
      const proof = proofOf(message('scope.proof.grants', { names }), snapshot.appRoleAssignments);
      return { is: 'reached', values: set({ ...again, present: still }), proofs: [proof] };
    },
    change: {
      requests: lacking.map(({ appRoleId }): PlannedRequest => ({
        method: 'POST',
        url: graphUrl(connection, consentPath(graphId)),
        body: { principalId: principal?.objectId ?? '', resourceId: graphId ?? '', appRoleId },
      })),
      permission: 'appRoleAssignments',
      confirm: message('scope.confirm', { step: 'restore' }),
      take: () => Promise.resolve(set(again)),
    },
    byHand: {
      instructions: (['openPermissions', 'grant'] as const).map((line) => message('scope.byHand', { line })),
      link: 'entraPermissions',
      copies: [],
      lookFor: message('scope.lookFor', { what: 'granted' }),
    },
    assumed: set(again),
  };
}

/** Whether consents were taken away that are not proven to be superfluous. */
export function findRemovedStep({ found, isTested, isProven }: Values): Step {
  return {
    ...titled('findRemoved'),
    kind: 'look',
    isNeeded: found.length > 0 && isTested && !isProven,
    look: async (io) => {
      const snapshot = await io.look();
      const unread = unreadGrants(snapshot);
      if (unread !== null) return unread;
      const present = presentOf(snapshot);
      const isWhole = found.every(({ appRoleId }) => present.some((one) => one.appRoleId === appRoleId));
      return { is: 'reached', values: set({ present, isRestoring: !isWhole }) };
    },
    skip: { label: message('scope.button', { button: 'leave' }) },
  };
}
