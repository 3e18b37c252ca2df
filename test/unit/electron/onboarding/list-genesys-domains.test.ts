import { describe, expect, it } from 'vitest';

import { listGenesysDomains } from '../../../../electron/onboarding/list-genesys-domains';
import { settle } from '../../../support/fake-clock';
import { type JoinedEnds, joinEnds } from '../../../support/simulated-organisation';

function list({ simulator, clock, built }: JoinedEnds, secret: string | null) {
  const { id: clientId } = built.farEnd!.client;
  return listGenesysDomains(
    { fetch: simulator.fetch, clock },
    { region: 'mypurecloud.de', clientId, secret: { keychain: 'a' } },
    () => Promise.resolve(secret),
  );
}

describe('the e-mail domains of an organisation', () => {
  it('are listed to who may change them, those with a link to Microsoft Graph', async () => {
    const ends = joinEnds();
    const { client } = ends.built.farEnd!;
    client.permissions.push('routing:email:manage');
    expect(ends.organisation.emailDomains.length).toBeGreaterThan(1);
    expect(await list(ends, client.secretText)).toEqual({ domains: ['contoso.example'], problem: null });
    expect(ends.clock.pending()).toBe(0);
  });

  it('are not listed otherwise, and why is said', async () => {
    const ends = joinEnds();
    const { client } = ends.built.farEnd!;
    const permissions = client.permissions.filter((one) => one !== 'routing:email:manage');
    client.permissions.splice(0, client.permissions.length, ...permissions);
    expect(await list(ends, client.secretText)).toMatchObject({
      domains: [],
      problem: { params: { permission: 'routing:email:manage' } },
    });
    expect(await list(ends, 'wrong')).toMatchObject({
      domains: [],
      problem: { id: expect.any(String) as string },
    });
    expect(await list(ends, null)).toMatchObject({
      domains: [],
      problem: { id: expect.any(String) as string },
    });
    await settle();
  });
});
