import { z } from 'zod';

import type { Cloud } from '../domain/connection';
import type { DraftFields, DraftState, SecretSlot } from '../domain/draft';
import { type Message, message } from '../messages/message';
import { draftTarget, tidyAddresses } from './draft-fields';
import type { DraftProblem } from './draft-terms';
import { isMailboxAddress } from './mailbox-list';

/** What the judgement of a draft depends on beside its fields. */
export interface DraftSurroundings {
  /** What is held of each secret. */
  readonly secrets: DraftState['secrets'];
  /** Secrets that were given and cannot be used. */
  readonly unusable: Readonly<Partial<Record<SecretSlot, 'secretIsId' | 'certificateUnusable'>>>;
  /** Names of the other connections. */
  readonly takenNames: readonly string[];
}

/** The longest name of a connection; the same as in a configuration file. */
const MAX_NAME = 200;

const guid = z.guid();
const https = z.url({ protocol: /^https$/ });
const hostname = z.hostname();

type Problems = DraftState['problems'];

function problem(field: string, found: DraftProblem): Problems[number] {
  return { field, message: message('application.draft.problem', { problem: found }) };
}

function nameProblems(name: string, taken: readonly string[]): Problems {
  const plain = name.trim();
  if (plain === '') return [problem('name', { code: 'nameMissing' })];
  if (plain.length > MAX_NAME) return [problem('name', { code: 'nameTooLong', limit: MAX_NAME })];
  return taken.includes(plain) ? [problem('name', { code: 'nameTaken' })] : [];
}

function cloudProblems(cloud: Cloud): Problems {
  const isComplete =
    typeof cloud === 'string' ||
    (https.safeParse(cloud.login).success && https.safeParse(cloud.graph).success);
  return isComplete ? [] : [problem('cloud', { code: 'cloudIncomplete' })];
}

function tenantProblems(fields: DraftFields): Problems {
  const target = draftTarget(fields);
  switch (target.outcome) {
    case 'known':
      return [];
    case 'empty':
      return [problem('tenantId', { code: 'tenantMissing' })];
    case 'refused': {
      const text: Message = message('onboarding.tenant.problem', { problem: target.problem });
      return [{ field: fields.tenantId.trim() === '' ? 'tokenEndpoint' : 'tenantId', message: text }];
    }
  }
}

function clientIdProblems(field: string, clientId: string): Problems {
  const plain = clientId.trim();
  if (plain === '') return [problem(field, { code: 'clientIdMissing' })];
  return guid.safeParse(plain).success ? [] : [problem(field, { code: 'clientIdInvalid' })];
}

/** One problem a field: the first address that is wrong. */
function addressProblems(field: string, addresses: readonly string[], watched: readonly string[]): Problems {
  const seen = new Set<string>();
  for (const address of tidyAddresses(addresses)) {
    const key = address.toLowerCase();
    if (!isMailboxAddress(address)) return [problem(field, { code: 'addressInvalid', address })];
    if (seen.has(key)) return [problem(field, { code: 'addressTwice', address })];
    if (watched.includes(key)) return [problem(field, { code: 'canaryWatched', address })];
    seen.add(key);
  }
  return [];
}

function secretProblems(slot: SecretSlot, { secrets, unusable }: DraftSurroundings): Problems {
  if (secrets[slot] === 'none') return [problem(slot, { code: 'secretMissing' })];
  const code = unusable[slot];
  return code === undefined ? [] : [problem(slot, { code })];
}

function accessProblems(fields: DraftFields, surroundings: DraftSurroundings): Problems {
  const { access } = fields;
  if (access.length === 0) return [problem('access', { code: 'accessMissing' })];
  return [
    ...(access.includes('integrationCredential')
      ? secretProblems('integrationCredential', surroundings)
      : []),
    ...(access.includes('administrator')
      ? clientIdProblems('administratorClientId', fields.administratorClientId)
      : []),
    ...(access.includes('monitorRegistration')
      ? [
          ...clientIdProblems('monitorClientId', fields.monitorClientId),
          ...secretProblems('monitorRegistration', surroundings),
        ]
      : []),
  ];
}

function genesysProblems(fields: DraftFields, surroundings: DraftSurroundings): Problems {
  if (!fields.hasGenesys) return [];
  const { genesysRegion: region } = fields;
  const isComplete =
    typeof region === 'string' ||
    (https.safeParse(region.login).success && https.safeParse(region.api).success);
  const wrong = tidyAddresses(fields.genesysDomains).find((domain) => !hostname.safeParse(domain).success);
  return [
    ...(isComplete ? [] : [problem('genesysRegion', { code: 'regionIncomplete' })]),
    ...(guid.safeParse(fields.genesysClientId.trim()).success
      ? []
      : [problem('genesysClientId', { code: 'genesysClientIdInvalid' })]),
    ...(surroundings.secrets.genesysClient === 'none'
      ? [problem('genesysClient', { code: 'genesysSecretMissing' })]
      : []),
    ...(wrong === undefined ? [] : [problem('genesysDomains', { code: 'domainInvalid', domain: wrong })]),
  ];
}

/**
 * What must be mended before a draft can be saved, in the order of the fields. What an access cannot read is no
 * problem: it shows as unknown. A wrong token endpoint is none either: it is what is configured at the vendor,
 * and watching it says so.
 */
export function draftProblems(fields: DraftFields, surroundings: DraftSurroundings): Problems {
  const watched = tidyAddresses(fields.mailboxes).map((address) => address.toLowerCase());
  return [
    ...nameProblems(fields.name, surroundings.takenNames),
    ...tenantProblems(fields),
    ...cloudProblems(fields.cloud),
    ...clientIdProblems('clientId', fields.clientId),
    ...addressProblems('mailboxes', fields.mailboxes, []),
    ...addressProblems('canaryMailboxes', fields.canaryMailboxes, watched),
    ...accessProblems(fields, surroundings),
    ...genesysProblems(fields, surroundings),
  ];
}
