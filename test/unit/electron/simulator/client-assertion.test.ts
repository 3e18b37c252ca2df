import { beforeAll, describe, expect, it } from 'vitest';

import { ASSERTION_TYPE } from '../../../../electron/simulator/entra/client-assertion';
import { decodeJwt } from '../../../../electron/simulator/entra/jwt';
import { DAY_MS, HOUR_MS, SECOND_MS } from '../../../../shared/domain/instant';
import {
  clientAssertion,
  type ClientCertificate,
  createClientCertificate,
} from '../../../support/client-certificate';
import { createFakeClock } from '../../../support/fake-clock';
import {
  createSimulatedCloud,
  LOGIN,
  requestToken,
  type SimulatedCloud,
} from '../../../support/simulated-cloud';

const NOW = createFakeClock().now();

let registered: ClientCertificate;
let stranger: ClientCertificate;

beforeAll(async () => {
  registered = await createClientCertificate(NOW - DAY_MS, NOW + DAY_MS);
  stranger = await createClientCertificate(NOW - DAY_MS, NOW + DAY_MS);
});

function cloudWithCertificate(): SimulatedCloud {
  const cloud = createSimulatedCloud();
  cloud.app.application.keys.push(registered.key);
  return cloud;
}

function claims(cloud: SimulatedCloud): Record<string, unknown> {
  const { appId } = cloud.app.application;
  return {
    aud: `${LOGIN}/${cloud.tenant.id}/oauth2/v2.0/token`,
    iss: appId,
    sub: appId,
    jti: 'one',
    nbf: NOW / SECOND_MS,
    exp: NOW / SECOND_MS + 600,
  };
}

function present(cloud: SimulatedCloud, assertion: string): Promise<Response> {
  return requestToken(cloud, {
    client_secret: null,
    client_assertion_type: ASSERTION_TYPE,
    client_assertion: assertion,
  });
}

async function codeOf(response: Response): Promise<unknown> {
  return ((await response.json()) as { error_codes?: readonly number[] }).error_codes?.[0];
}

describe('a client assertion', () => {
  it.each(['RS256', 'PS256'] as const)(
    'signed by %s with the registered certificate is accepted',
    async (algorithm) => {
      const cloud = cloudWithCertificate();
      const response = await present(cloud, clientAssertion(registered, claims(cloud), algorithm));
      const { access_token: token } = (await response.json()) as { access_token: string };
      expect(decodeJwt(token)?.payload['appidacr']).toBe('2');
    },
  );

  it('is refused when another key signed it', async () => {
    const cloud = cloudWithCertificate();
    const signedByStranger = clientAssertion(
      { ...registered, privateKeyPem: stranger.privateKeyPem },
      claims(cloud),
    );
    expect(await codeOf(await present(cloud, signedByStranger))).toBe(700027);
  });

  it('is refused when its certificate is not registered', async () => {
    const cloud = cloudWithCertificate();
    expect(await codeOf(await present(cloud, clientAssertion(stranger, claims(cloud))))).toBe(700027);
  });

  it.each([
    ['for another audience', { aud: 'https://login.example/token' }],
    ['that has expired', { nbf: NOW / SECOND_MS - 7_200, exp: NOW / SECOND_MS - 3_600 }],
    ['of the future', { nbf: NOW / SECOND_MS + 3_600, exp: NOW / SECOND_MS + 7_200 }],
    ['of another client', { sub: '11111111-1111-4111-8111-111111111111' }],
  ])('%s is refused', async (_, change) => {
    const cloud = cloudWithCertificate();
    const assertion = clientAssertion(registered, { ...claims(cloud), ...change });
    const response = await present(cloud, assertion);
    expect(response.status).toBe(401);
    expect(await codeOf(response)).toBe(700027);
  });

  it('is refused once the certificate has ended', async () => {
    const cloud = cloudWithCertificate();
    cloud.clock.jump(DAY_MS + HOUR_MS);
    const seconds = cloud.clock.now() / SECOND_MS;
    const assertion = clientAssertion(registered, { ...claims(cloud), nbf: seconds, exp: seconds + 600 });
    expect(await codeOf(await present(cloud, assertion))).toBe(700027);
  });

  it('that is no token is refused', async () => {
    expect(await codeOf(await present(cloudWithCertificate(), 'a.b.c'))).toBe(700027);
  });
});
