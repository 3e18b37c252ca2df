import { vi } from 'vitest';

import type { ProfileId } from '../../shared/domain/connection';
import { DAY_MS, HOUR_MS } from '../../shared/domain/instant';
import { type ClientCertificate, createClientCertificate } from './client-certificate';
import { createFakeClock } from './fake-clock';
import { createRunBench, type RunBench, type RunBenchOptions } from './run-bench';

/** The variable in which Graphkeeper finds the integration's certificate with its key. */
const PEM_NAME = 'CONTOSO_SECRET';

/** An integration that signs in with a certificate, and the certificate that is to follow it. */
export interface CertificateBench {
  readonly bench: RunBench;
  readonly old: ClientCertificate;
  readonly fresh: ClientCertificate;
}

/** The two certificates of a bench, as of the fake clock: making a key takes a while. */
export async function makeCertificates(): Promise<Pick<CertificateBench, 'old' | 'fresh'>> {
  const now = createFakeClock().now();
  return {
    old: await createClientCertificate(now - 300 * DAY_MS, now + 6 * DAY_MS),
    fresh: await createClientCertificate(now - HOUR_MS, now + 300 * DAY_MS),
  };
}

/** Key ids of the certificates that stand in the registration when a bench is made. */
export const OLD_KEY = '93bc223f-0000-4000-8000-00000000000a';
export const OTHER_KEY = '93bc223f-0000-4000-8000-00000000000b';

/**
 * Makes one. MSAL dates what it signs by the computer's clock, so `Date` is the simulated time from now on: give it back
 * with `vi.useRealTimers`. A second certificate, which somebody else signs in with, stands beside the old one.
 */
export function createCertificateBench(
  { old, fresh }: Pick<CertificateBench, 'old' | 'fresh'>,
  options: RunBenchOptions & { readonly profile?: ProfileId } = {},
): CertificateBench {
  vi.useFakeTimers({ toFake: ['Date'], now: createFakeClock().now() });
  const { scenario, network, profile } = options;
  const bench: RunBench = createRunBench({
    ...options,
    network: (fetch) => {
      const out = network?.(fetch) ?? fetch;
      return (input, init) => {
        vi.setSystemTime(bench.clock.now());
        return out(input, init);
      };
    },
    scenario: {
      ...scenario,
      finish: (integration) => {
        const { tenant, app, connection, now } = integration;
        if (profile !== undefined) connection.profile = profile;
        app.application.keys.push({ ...old.key, keyId: OLD_KEY });
        // Of nobody knows who, and without its bytes here.
        app.application.keys.push({
          ...old.key,
          keyId: OTHER_KEY,
          displayName: 'CN=other',
          customKeyIdentifier: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=',
          end: now + 100 * DAY_MS,
          certificatePem: null,
        });
        tenant.credentialActivities.splice(0);
        scenario?.finish?.(integration);
      },
    },
    access: (access) => [
      { kind: 'integrationCredential', certificate: { env: PEM_NAME } },
      ...access.slice(1),
    ],
  });
  bench.env[PEM_NAME] = old.privateKeyPem + old.certificatePem;
  return { bench, old, fresh };
}

/** Graphkeeper gets the certificate that follows, as an administrator gives it to it. */
export function replaceOwnCertificate({ bench, fresh }: CertificateBench): void {
  bench.env[PEM_NAME] = fresh.privateKeyPem + fresh.certificatePem;
}
