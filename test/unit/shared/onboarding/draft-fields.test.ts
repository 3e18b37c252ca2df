import { describe, expect, it } from 'vitest';

import {
  changeFields,
  draftTarget,
  NEW_DRAFT_FIELDS,
  tidyAddresses,
} from '../../../../shared/onboarding/draft-fields';

const TENANT = '3f1c0f4e-2c39-4f3c-9a51-5c6d5b7c1a10';
const ENDPOINT = `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`;

describe('changeFields', () => {
  it('changes what is given, also to nothing', () => {
    const named = changeFields(NEW_DRAFT_FIELDS, { name: 'A', mailboxes: ['x@y.example'] });
    expect(named).toEqual({ ...NEW_DRAFT_FIELDS, name: 'A', mailboxes: ['x@y.example'] });
    expect(changeFields(named, { name: '', mailboxes: [], tenantId: undefined })).toEqual(NEW_DRAFT_FIELDS);
  });
});

describe('draftTarget', () => {
  it('reads the tenant, and keeps the endpoint of the vendor as it is', () => {
    expect(draftTarget({ ...NEW_DRAFT_FIELDS, tenantId: TENANT, tokenEndpoint: ' http://wrong ' })).toEqual({
      outcome: 'known',
      tenantId: TENANT,
      cloud: 'global',
      tokenEndpoint: 'http://wrong',
    });
  });

  it('reads the tenant from the endpoint where it is not given', () => {
    expect(draftTarget({ ...NEW_DRAFT_FIELDS, tokenEndpoint: ENDPOINT })).toMatchObject({
      tenantId: TENANT,
      tokenEndpoint: ENDPOINT,
    });
  });

  it('follows an address into another cloud', () => {
    const tenantId = ENDPOINT.replace('microsoftonline.com', 'chinacloudapi.cn');
    expect(draftTarget({ ...NEW_DRAFT_FIELDS, tenantId })).toMatchObject({
      cloud: 'china',
      tokenEndpoint: tenantId,
    });
  });

  it('says what it cannot read', () => {
    expect(draftTarget(NEW_DRAFT_FIELDS)).toEqual({ outcome: 'empty' });
    expect(draftTarget({ ...NEW_DRAFT_FIELDS, tenantId: 'common' })).toEqual({
      outcome: 'refused',
      problem: 'sharedTenant',
    });
  });
});

describe('tidyAddresses', () => {
  it('leaves out empty lines and spaces', () => {
    expect(tidyAddresses([' a@b.example ', '', '  '])).toEqual(['a@b.example']);
  });
});
