import { z } from 'zod';

import type { Connection } from '../../shared/domain/connection';
import { instantOf } from '../../shared/domain/instant';
import { unreadable } from '../../shared/domain/observation';
import {
  checkOwnRegistration,
  type OwnRegistrationCheck,
  type OwnRegistrationFacts,
} from '../../shared/onboarding/registration-check';
import { createBatch } from '../graph/batch';
import { openGraphSession } from '../graph/graph-session';
import { entityQuery, type GraphQuery, literal } from '../graph/query';
import { READ_PERMISSIONS } from '../graph/read-permissions';
import { permissionGrantsQuery } from '../graph/readers/consent';
import { offUnlessSaid, redirectUris } from '../graph/schemas';
import { originsOf } from '../identity/clouds';
import type { Identity } from '../identity/identity';
import { optionalText } from '../network/answer-schema';
import type { NetworkPort } from '../network/exchange';
import { absentIsNull } from '../network/query';
import { createTally } from '../network/request-tally';

const registration = z
  .object({
    displayName: optionalText,
    isDisabled: offUnlessSaid,
    isFallbackPublicClient: z.boolean().nullish(),
    publicClient: redirectUris,
    web: redirectUris,
    spa: redirectUris,
  })
  .transform((source): OwnRegistrationFacts => ({
    displayName: source.displayName,
    publicRedirectUris: source.publicClient,
    otherRedirectUris: [...source.web, ...source.spa],
    // Null is the directory's "off" here (application resource type).
    allowsPublicFlows: source.isFallbackPublicClient === true,
    isDisabled: source.isDisabled,
  }));

function registrationQuery(clientId: string): GraphQuery<OwnRegistrationFacts | null> {
  return entityQuery<OwnRegistrationFacts | null>({
    path:
      `/applications(appId=${literal(clientId)})` +
      '?$select=displayName,isDisabled,isFallbackPublicClient,publicClient,web,spa',
    permission: READ_PERMISSIONS.application.delegated.least,
    schema: registration,
    resultOf: absentIsNull,
  });
}

/**
 * Reads Graphkeeper's own registration with the sign-in that runs under it, and checks it: one batch. Rejects
 * only when it is aborted.
 *
 * @param graphResourceId object id of Microsoft Graph in the tenant; null where it is not known
 */
export async function readOwnRegistration(
  port: NetworkPort,
  connection: Connection,
  identity: Identity,
  options: { readonly graphResourceId: string | null; readonly signal?: AbortSignal | undefined },
): Promise<OwnRegistrationCheck> {
  const { signal } = options;
  const tally = createTally();
  const token = await identity.getToken({
    forceRefresh: false,
    tally,
    ...(signal === undefined ? {} : { signal }),
  });
  if (token.outcome !== 'issued') {
    const source = { at: instantOf(port.clock.now()), via: identity.kind, requestId: token.requestId };
    const unread = unreadable({ code: 'notAttempted', because: 'noToken' }, source);
    return checkOwnRegistration(unread, unread, null);
  }
  const { graph: origin } = originsOf(connection.cloud);
  const session = await openGraphSession({ port, origin, identity, token, tally, signal });
  const batch = createBatch(session);
  const application = batch.add(registrationQuery(identity.clientId));
  const grants = batch.add(permissionGrantsQuery(identity.clientId));
  const [read, granted] = await Promise.all([application, grants, batch.send()]);
  return checkOwnRegistration(read, granted, options.graphResourceId);
}
