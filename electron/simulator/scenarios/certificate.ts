import { X509Certificate } from 'node:crypto';

import { DAY_MS, HOUR_MS } from '../../../shared/domain/instant';
import { randomGuid } from '../random';
import type { SimKey } from '../world';
import type { Scenario } from './integration';

/**
 * The public part of a certificate whose private key nobody has: what stands in a directory. Its own dates are wide; what
 * counts is what the directory says of it.
 */
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIICwzCCAaugAwIBAgIRAM+G2Fk69e6ujS0kwbiwWLkwDQYJKoZIhvcNAQELBQAw
GzEZMBcGA1UEAxMQbWFpbC1pbnRlZ3JhdGlvbjAeFw0yMDAxMDEwMDAwMDBaFw00
OTEyMzEwMDAwMDBaMBsxGTAXBgNVBAMTEG1haWwtaW50ZWdyYXRpb24wggEiMA0G
CSqGSIb3DQEBAQUAA4IBDwAwggEKAoIBAQC4oIrGblNdH5NT5MC5c2U34V0NPaMS
x04Z2AwhHE0CTI3PVaxKYvx7lnf+E74rVLjBYsisDIKGqlwEuV1c8g8rq65WSVH8
dbhBV+uV50hcz7L+io4EiOgr8vCmbmRYREIt7/Po1F2aDsCXKNWCDNxXRsEozZHz
8kxVodM7O/JIf7NtfoHy/z6dGbPNteSCTc5KExM6fUZd5EyyLZ2mKw9HjSS9HIbS
a6sziCgSliCYIy1aPTvVOkdo/a0UlGAjPdiPn9l/HHk2OeWu0zQ8CwmI1rECgSmZ
D8uzu/8DjddvO8m/rRD8EbSvcNcf8qWjxm4tXb1R/eglYPzBJNX0DvrTAgMBAAGj
AjAAMA0GCSqGSIb3DQEBCwUAA4IBAQACrsRv/+M1CmVqaxyuhnMzIOiPFI02x7ak
e8AF+rrX6Qzf/4txfaQWb+g96TloqZT5xriqmTgoou2fHDgH/MIDctmqZsaQljvi
Nldir0l/9Vb2mllG2p4oNXl88lE8MLr1bimWF3s6rL07xDx7K+V3P9UGtMg0ZhyR
s6KbQ+vti1T4qAV7TxYnzcDmNas7mQQbCVBHLbxyTELGQPugjY18ZYAftm0bUO68
5WY6qm5E81577LjJ8fHD2grQdv7z3G90lj5QToIBjrYDGimSqaUQuRN20LFyM2eD
2D/rM3ihGO4jcyPy0AkZQFsZZOjfzMaBFWObmF7DBKW0QP3YBv3v
-----END CERTIFICATE-----
`;

/**
 * An integration of another vendor than Genesys Cloud signs in with a certificate, which ends in six days: under the
 * seven at which it becomes critical. Graphkeeper looks with its own registration: the private key is not its business.
 */
export const certificateExpiring: Scenario = {
  prepare: ({ tenant, app, connection, env, secret, secretName, now, random }) => {
    const { fingerprint } = new X509Certificate(CERTIFICATE);
    const key: SimKey = {
      keyId: randomGuid(random),
      displayName: 'CN=mail-integration',
      type: 'AsymmetricX509Cert',
      usage: 'Verify',
      start: now - 359 * DAY_MS,
      end: now + 6 * DAY_MS,
      customKeyIdentifier: Buffer.from(fingerprint.replaceAll(':', ''), 'hex').toString('base64'),
      certificatePem: CERTIFICATE,
    };
    app.application.keys.push(key);
    app.application.passwords.splice(0);
    tenant.vendor.keyId = key.keyId;
    const index = tenant.credentialActivities.findIndex(({ keyId }) => keyId === secret.keyId);
    tenant.credentialActivities.splice(index, 1, {
      appId: app.application.appId,
      keyId: key.keyId,
      lastSignIn: now - 2 * HOUR_MS,
    });
    connection.profile = 'generic';
    connection.access = connection.access.filter(({ kind }) => kind !== 'integrationCredential');
    Reflect.deleteProperty(env, secretName);
  },
};
