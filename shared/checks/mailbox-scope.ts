import type { Finding } from '../domain/finding';
import { valueOf } from '../domain/observation';
import type { CanaryObservations, MailboxObservations, Snapshot } from '../domain/snapshot';
import { message } from '../messages/message';
import type { Check, CheckContext } from './check';
import {
  byAddress,
  connectionSubject,
  evidenceOf,
  finding,
  mailboxSubject,
  noMailboxFinding,
  unknownFinding,
} from './findings';
import { grantedToApplication } from './granted-permissions';
import { summariseProbes } from './mailbox-evidence';

const CHECK = 'mailbox-scope';

function listedFinding({ address, probe }: MailboxObservations, { profile }: CheckContext): Finding {
  const place = { check: CHECK, subject: mailboxSubject(address) } as const;
  if (probe.state === 'unreadable') return unknownFinding(place, probe, 'scope');
  const { value } = probe;
  const evidence = evidenceOf(probe, value);
  switch (value.outcome) {
    case 'open':
      return finding({
        ...place,
        severity: 'ok',
        title: message('check.mailboxScope.open', { address }),
        detail: message('check.mailboxScope.open.detail'),
        evidence,
      });
    case 'refused':
      return finding({
        ...place,
        severity: 'critical',
        impact: 'stopped',
        title: message('check.mailboxScope.refused', { address }),
        detail: message('check.mailboxScope.refused.detail', {
          byAccessPolicy: value.byAccessPolicy,
          graphCode: value.graphCode,
          vendor: profile.vendor,
        }),
        runbook: 'scope-mailboxes',
        evidence,
      });
    case 'notFound':
      return finding({
        ...place,
        severity: 'unknown',
        title: message('check.unknown', { what: 'scope', name: address }),
        detail: message('check.mailboxScope.notFound.detail', { graphCode: value.graphCode }),
        evidence,
      });
  }
}

/** Whether a consent that holds for all mailboxes is known: Mail.* in Entra ID knows no scope of its own. */
function hasTenantWideConsent(snapshot: Snapshot): boolean {
  const granted = valueOf(grantedToApplication(snapshot));
  const facts = valueOf(snapshot.token);
  const names =
    granted?.filter(({ isGraph }) => isGraph !== false).map(({ value }) => value) ??
    (facts?.outcome === 'issued' ? facts.roles : null) ??
    [];
  return names.some((name) => name === 'Mail.ReadWrite' || name === 'Mail.Read');
}

function canaryFinding(
  { address, probe }: CanaryObservations,
  snapshot: Snapshot,
  { profile }: CheckContext,
): Finding {
  const place = { check: CHECK, subject: mailboxSubject(address), aspect: 'canary' } as const;
  if (probe.state === 'unreadable') return unknownFinding(place, probe, 'canary');
  const { value } = probe;
  const evidence = evidenceOf(probe, value);
  if (value.outcome === 'open') {
    const isTenantWide = hasTenantWideConsent(snapshot);
    return finding({
      ...place,
      severity: 'warning',
      title: message('check.mailboxScope.canaryOpen', { address, isTenantWide }),
      detail: message('check.mailboxScope.canaryOpen.detail', {
        address,
        isTenantWide,
        vendor: profile.vendor,
      }),
      runbook: 'scope-mailboxes',
      evidence,
    });
  }
  // Where nothing opens, a refusal shows a missing permission as well as a scope; a missing mailbox shows nothing.
  const proves = value.outcome === 'refused' && summariseProbes(snapshot).open > 0;
  if (!proves) {
    return finding({
      ...place,
      severity: 'unknown',
      title: message('check.unknown', { what: 'canary', name: address }),
      detail: message('check.mailboxScope.canaryUnproven.detail', { outcome: value.outcome }),
      evidence,
    });
  }
  return finding({
    ...place,
    severity: 'ok',
    title: message('check.mailboxScope.canaryRefused', { address }),
    detail: message('check.mailboxScope.canaryRefused.detail', { byAccessPolicy: value.byAccessPolicy }),
    evidence,
  });
}

function noCanaryFinding(snapshot: Snapshot): Finding {
  return finding({
    check: CHECK,
    subject: connectionSubject(snapshot),
    aspect: 'canary',
    severity: 'notice',
    title: message('check.mailboxScope.noCanary'),
    detail: message('check.mailboxScope.noCanary.detail'),
    runbook: 'scope-mailboxes',
    evidence: {},
  });
}

/** The integration opens every mailbox that it serves, and is refused where it has no business (Q1, Q14). */
export const checkMailboxScope: Check = (snapshot, context) => {
  const mailboxes = byAddress(snapshot.mailboxes);
  const canaries = byAddress(snapshot.canaries);
  return [
    ...(mailboxes.length === 0 ? [noMailboxFinding(CHECK, snapshot)] : []),
    ...mailboxes.map((mailbox) => listedFinding(mailbox, context)),
    ...canaries.map((canary) => canaryFinding(canary, snapshot, context)),
    ...(canaries.length === 0 ? [noCanaryFinding(snapshot)] : []),
  ];
};
