import { z } from 'zod';

import { noteChange } from '../audit-log';
import {
  badRequest,
  type GenesysCall,
  type GenesysReply,
  type GenesysRoute,
  notFound,
} from '../genesys-route';
import type { SimCredential, SimCredentialType } from '../organisation';
import { cursorReply } from '../paging';
import { readBody } from '../request-body';
import { credentialInfoResource, credentialResource, credentialTypeResource } from '../resources/credential';
import { shownAt } from '../served-endpoint';
import { EDIT_INTEGRATIONS, VIEW_INTEGRATIONS } from './integrations';

const credentialBody = z.strictObject({
  id: z.string().optional(),
  name: z.string().min(1),
  type: z.object({ name: z.string() }),
  credentialFields: z.record(z.string(), z.string()),
  selfUri: z.string().optional(),
});

function typeOf({ organisation }: GenesysCall, { type }: SimCredential): SimCredentialType | null {
  return organisation.credentialTypes.find(({ name }) => name === type) ?? null;
}

function withCredential(
  call: GenesysCall,
  handle: (credential: SimCredential) => GenesysReply,
): GenesysReply {
  const credential = call.organisation.credentials.find(({ id }) => id === call.params['credentialId']);
  return credential === undefined ? notFound() : handle(credential);
}

/** Whether the fields are those of the type, all that are required among them; the 400 that names the first wrong one. */
function refuseFields(
  type: SimCredentialType | null,
  fields: Readonly<Record<string, string>>,
): GenesysReply | null {
  if (type === null) return null;
  const missing = type.fields.find(({ name, isRequired }) => isRequired && (fields[name] ?? '') === '');
  if (missing !== undefined) {
    return badRequest('Required credential field {field} is missing.', { field: missing.name });
  }
  const unknown = Object.keys(fields).find((name) => !type.fields.some((field) => field.name === name));
  return unknown === undefined
    ? null
    : badRequest('Credential field {field} is not part of the type.', { field: unknown });
}

/** Replaces a credential as a whole: what is sent is what is stored, a redacted value included. */
function put(call: GenesysCall, credential: SimCredential): GenesysReply {
  const body = readBody(call, credentialBody);
  if ('refused' in body) return body.refused;
  const { name, type, credentialFields } = body.value;
  if (type.name !== credential.type) return badRequest('The type of a credential cannot be changed.');
  const refusal = refuseFields(typeOf(call, credential), credentialFields);
  if (refusal !== null) return refusal;
  const changed = Object.keys(credentialFields).filter(
    (key) => credential.fields[key] !== credentialFields[key],
  );
  for (const key of Object.keys(credential.fields)) Reflect.deleteProperty(credential.fields, key);
  Object.assign(credential.fields, credentialFields);
  credential.name = name;
  credential.modifiedAt = call.now;
  noteChange(call, {
    service: 'Integrations',
    entityType: 'Credential',
    entityId: credential.id,
    entityName: name,
    // Values of credentials are not written into the log.
    changes: changed.map((property) => ({ property, before: '', after: '' })),
  });
  return { status: 200, body: credentialInfoResource(credential) };
}

/** Credentials of integrations and their kinds. */
export const credentialRoutes: readonly GenesysRoute[] = [
  {
    method: 'GET',
    path: '/integrations/credentials/listing',
    permissions: VIEW_INTEGRATIONS,
    handle: (call) =>
      cursorReply(call, call.organisation.credentials, {
        path: '/api/v2/integrations/credentials/listing',
        maxPageSize: 200,
        serialise: credentialInfoResource,
      }),
  },
  {
    method: 'GET',
    path: '/integrations/credentials/types',
    permissions: VIEW_INTEGRATIONS,
    handle: ({ organisation }) => ({
      status: 200,
      body: {
        entities: organisation.credentialTypes.map(credentialTypeResource),
        selfUri: '/api/v2/integrations/credentials/types',
      },
    }),
  },
  {
    method: 'GET',
    path: '/integrations/credentials/{credentialId}',
    permissions: VIEW_INTEGRATIONS,
    handle: (call) =>
      withCredential(call, (credential) => ({
        status: 200,
        body: credentialResource(
          { ...credential, fields: shownAt(credential.fields, call.servedAt) },
          typeOf(call, credential),
        ),
      })),
  },
  {
    method: 'PUT',
    path: '/integrations/credentials/{credentialId}',
    permissions: EDIT_INTEGRATIONS,
    handle: (call) => withCredential(call, (credential) => put(call, credential)),
  },
];
