import { SECOND_MS } from '../../../shared/domain/instant';
import type { Snapshot } from '../../../shared/domain/snapshot';
import { message } from '../../../shared/messages/message';
import { profileOf } from '../../../shared/profiles';
import { grantedByExchange, lacking } from '../../../shared/runbooks/consent';
import { type Look, proofOf, type RunContext, type Step } from '../runbook';
import { probeOf, surveyNow } from './survey';
import { mutable, problem, set, titled, type Values } from './values';

/** A token may come from a server that does not know of the grant yet; Exchange takes longer than Entra ID. */
const EFFECT_MS = 2 * 60 * SECOND_MS;

const EFFECT_EVERY_MS = 20 * SECOND_MS;

/** What a fresh token, and a mailbox, show of the permissions. */
function effectOf(snapshot: Snapshot, roles: readonly string[], isFetching: boolean): Look {
  const { token, mailboxes } = snapshot;
  if (token.state === 'unreadable') {
    return { is: 'unreadable', failure: token.failure, requestId: token.requestId };
  }
  if (token.value.outcome === 'refused') return { is: 'stuck', problem: problem('token', token.requestId) };
  const held = token.value.roles;
  if (held !== null && !roles.every((role) => held.includes(role))) {
    return { is: 'notYet', problem: problem('notInToken', token.requestId) };
  }
  const probe = probeOf(snapshot);
  if (isFetching && mailboxes.length > 0 && probe === null) {
    return { is: 'notYet', problem: problem('closed', mailboxes[0]?.probe.requestId ?? null) };
  }
  return {
    is: 'reached',
    proofs: [
      ...(held === null || roles.length === 0
        ? []
        : [proofOf(message('consent.proof', { proof: 'token' }), token)]),
      ...(probe === null ? [] : [proofOf(message('consent.proof', { proof: 'mailbox' }), probe)]),
    ],
  };
}

/** A fresh token and a mailbox show that it works. */
export function verifyStep({ connection }: RunContext, { isBlind, scopedBy }: Values): Step {
  const { permissions } = profileOf(connection.profile);
  const isFetching = permissions?.some(({ without }) => without === 'fetching') ?? false;
  const needed = (type: 'application' | 'delegated'): readonly string[] =>
    (permissions ?? []).flatMap((one) => (one.type === type ? [one.value] : []));
  return {
    ...titled('verify'),
    kind: 'wait',
    wait: { expectedMs: EFFECT_MS, everyMs: EFFECT_EVERY_MS, reason: message('consent.wait') },
    ...(isBlind
      ? {
          vouch: {
            label: message('consent.button', { button: 'vouch' }),
            text: message('consent.word'),
          },
        }
      : {}),
    look: async (io) => {
      if (isBlind) {
        const effect = effectOf(await io.look(), needed('application'), isFetching);
        return effect.is === 'reached' && needed('delegated').length > 0
          ? { is: 'notYet', problem: problem('unseen') }
          : effect;
      }
      const found = await surveyNow(io);
      if (found.survey === null) return found.look;
      const { survey, snapshot } = found;
      if (lacking(survey, scopedBy).length > 0) {
        return {
          is: 'notYet',
          values: set({ survey: mutable(survey) }),
          problem: problem('lacking', snapshot.appRoleAssignments.requestId),
        };
      }
      const byExchange = grantedByExchange(survey, scopedBy);
      const roles = survey.permissions.flatMap(({ type, value }) =>
        type === 'application' && !byExchange.includes(value) ? [value] : [],
      );
      const effect = effectOf(snapshot, roles, isFetching);
      if (effect.is !== 'reached') return effect;
      const grants = byExchange.length === 0 ? 'granted' : 'exchange';
      return {
        ...effect,
        proofs: [
          proofOf(message('consent.proof', { proof: grants }), snapshot.appRoleAssignments),
          ...(effect.proofs ?? []),
        ],
      };
    },
  };
}
