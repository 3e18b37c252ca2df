import { describe, expect, it } from 'vitest';

import { createAppOnlyIdentity } from '../../../../electron/identity/app-only-identity';
import { CLOUDS } from '../../../../electron/identity/clouds';
import {
  type AppCredential,
  parseCertificateCredential,
} from '../../../../electron/identity/held-credential';
import type { Identity, TokenOutcome } from '../../../../electron/identity/identity';
import { createTally } from '../../../../electron/network/request-tally';
import { MINUTE_MS, SECOND_MS } from '../../../../shared/domain/instant';
import { createClientCertificate } from '../../../support/client-certificate';
import { createFakeClock, settle } from '../../../support/fake-clock';
import {
  createScriptedFetch,
  fakeAccessToken,
  type ScriptedAnswer,
  type SeenRequest,
  socketError,
} from '../../../support/scripted-fetch';

const TENANT = '0f1e2d3c-1111-4222-8333-444455556666';
const CLIENT = 'e24fe8dc-a2ab-4c62-8e34-43eef7285413';
const SECRET = 'S3cr3t~marked-value-7f';
const TOKEN = fakeAccessToken({ roles: ['Mail.ReadWrite'] });
const ISSUED = {
  json: { token_type: 'Bearer', expires_in: 3_599, access_token: TOKEN },
  headers: { 'x-ms-request-id': 'req-1' },
};
const REFUSED = {
  status: 401,
  json: { error: 'invalid_client', error_description: 'AADSTS', error_codes: [7000215], trace_id: 'trace-9' },
};

function setUp(
  answer: (request: SeenRequest, index: number) => ScriptedAnswer,
  options: { credential?: AppCredential; login?: string; tenantId?: string } = {},
) {
  const clock = createFakeClock();
  const scripted = createScriptedFetch(answer);
  const identity = createAppOnlyIdentity(
    { fetch: scripted.fetch, clock },
    {
      kind: 'integrationCredential',
      tenantId: options.tenantId ?? TENANT,
      clientId: CLIENT,
      origins: options.login === undefined ? CLOUDS.global : { login: options.login, graph: options.login },
      credential: options.credential ?? { method: 'secret', secret: SECRET },
    },
  );
  const tally = createTally();
  return { ...scripted, clock, identity, tally };
}

/** Lets retries wait on the fake clock. */
async function getToken(
  setup: ReturnType<typeof setUp>,
  forceRefresh = false,
  identity: Identity = setup.identity,
): Promise<TokenOutcome> {
  const progress = { isDone: false };
  const outcome = identity.getToken({ forceRefresh, tally: setup.tally }).finally(() => {
    progress.isDone = true;
  });
  // MSAL settles over several turns of the loop; the clock moves only where something waits for less than a limit.
  for (let turn = 0; turn < 2_000 && !progress.isDone; turn += 1) {
    await settle();
    if (turn % 50 === 49) await setup.clock.advance(SECOND_MS);
  }
  return outcome;
}

describe('createAppOnlyIdentity', () => {
  it('signs in with a secret: one request, to the tenant, for Graph', async () => {
    const setup = setUp(() => ISSUED);
    const outcome = await getToken(setup);
    expect(outcome).toMatchObject({
      outcome: 'issued',
      accessToken: TOKEN,
      facts: { outcome: 'issued', roles: ['Mail.ReadWrite'], method: 'secret' },
      requestId: 'req-1',
    });
    expect(setup.requests).toHaveLength(1);
    const [request] = setup.requests;
    expect(request?.url.href.split('?')[0]).toBe(
      `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`,
    );
    const form = new URLSearchParams(request?.text);
    expect(Object.fromEntries(form)).toMatchObject({
      grant_type: 'client_credentials',
      client_id: CLIENT,
      client_secret: SECRET,
      scope: 'https://graph.microsoft.com/.default',
    });
    // Declared capabilities would promise that claims challenges are answered.
    expect(form.get('claims')).toBeNull();
    expect(setup.tally).toMatchObject({ token: 1, retries: 0 });
  });

  it('gives the end of the token by the injected clock', async () => {
    const setup = setUp(() => ({ json: { ...ISSUED.json, expires_in: '3600' } }));
    const outcome = await getToken(setup);
    if (outcome.outcome !== 'issued') throw new Error(outcome.outcome);
    expect(Date.parse(outcome.facts.expiresAt) - Date.parse(outcome.at)).toBe(3_600_000);
    expect(Math.abs(Date.parse(outcome.at) - setup.clock.now())).toBeLessThan(MINUTE_MS);
  });

  it('keeps a token until its last five minutes', async () => {
    const setup = setUp(() => ISSUED);
    const first = await getToken(setup);
    setup.clock.jump(54 * MINUTE_MS);
    expect(await getToken(setup)).toBe(first);
    expect(setup.tally.token).toBe(1);
    setup.clock.jump(MINUTE_MS);
    expect(await getToken(setup)).not.toBe(first);
    expect(setup.tally.token).toBe(2);
  });

  it('asks again when it is told to, past MSAL’s own cache', async () => {
    const setup = setUp(() => ISSUED);
    await getToken(setup);
    await getToken(setup, true);
    expect(setup.tally.token).toBe(2);
  });

  it('shares one request between those who ask at once', async () => {
    const setup = setUp(() => ISSUED);
    const [a, b, c] = await Promise.all([
      setup.identity.getToken({ forceRefresh: true, tally: setup.tally }),
      setup.identity.getToken({ forceRefresh: true, tally: setup.tally }),
      setup.identity.getToken({ forceRefresh: false, tally: setup.tally }),
    ]);
    expect(setup.requests).toHaveLength(1);
    expect(a).toBe(b);
    expect(a).toBe(c);
  });

  it('reports a refusal from Entra’s own values, and forgets the old token', async () => {
    let answer: ScriptedAnswer = ISSUED;
    const setup = setUp(() => answer);
    await getToken(setup);
    answer = REFUSED;
    const refused = await getToken(setup, true);
    expect(refused).toMatchObject({
      outcome: 'refused',
      requestId: 'trace-9',
      facts: {
        method: 'secret',
        entra: { kind: 'secretWrong', code: 7000215, error: 'invalid_client', traceId: 'trace-9' },
      },
    });
    expect(await getToken(setup)).toMatchObject({ outcome: 'refused' });
    answer = ISSUED;
    expect(await getToken(setup)).toMatchObject({ outcome: 'issued' });
  });

  it('leaves a long Retry-After to the scheduler and asks again when called again', async () => {
    let answer: ScriptedAnswer = { status: 429, headers: { 'retry-after': '90' }, json: {} };
    const setup = setUp(() => answer);
    expect(await getToken(setup)).toMatchObject({
      outcome: 'unreadable',
      failure: { code: 'throttled', retryAfterMs: 90_000 },
    });
    answer = ISSUED;
    // MSAL would refuse locally for a while; Graphkeeper does not let it.
    expect(await getToken(setup)).toMatchObject({ outcome: 'issued' });
  });

  it.each([
    ['a drop', socketError('ECONNRESET')],
    ['a 503', { status: 503, json: {} }],
    ['a 504 that asks for 2 s', { status: 504, headers: { 'retry-after': '2' }, json: {} }],
  ] as const)('tries once more after %s', async (_name, answer) => {
    const setup = setUp((_request, index) => (index === 0 ? answer : ISSUED));
    expect(await getToken(setup)).toMatchObject({ outcome: 'issued' });
    expect(setup.tally).toMatchObject({ token: 2, retries: 1 });
  });

  it('does not try a third time', async () => {
    const setup = setUp(() => socketError('ECONNRESET'));
    expect(await getToken(setup)).toMatchObject({ failure: { code: 'network', cause: 'reset' } });
    expect(setup.requests).toHaveLength(2);
  });

  it.each([
    [socketError('ENOTFOUND'), { code: 'network', cause: 'nameNotFound' }],
    [socketError('CERT_HAS_EXPIRED'), { code: 'network', cause: 'tls' }],
    [
      { status: 503, headers: { 'retry-after': '600' }, json: {} },
      { code: 'unavailable', status: 503, retryAfterMs: 600_000 },
    ],
    [
      { status: 500, text: '<html>' },
      { code: 'unavailable', status: 500, retryAfterMs: null },
    ],
    [
      { status: 200, text: '<html>not Entra</html>' },
      { code: 'network', cause: 'intercepted' },
    ],
    [
      { status: 403, text: '<html>proxy</html>' },
      { code: 'network', cause: 'intercepted' },
    ],
    [
      { status: 400, json: { message: 'no' } },
      { code: 'badPayload', field: 'error' },
    ],
    [
      { status: 200, json: { token_type: 'Bearer', expires_in: 60 } },
      { code: 'badPayload', field: 'access_token' },
    ],
    [
      { status: 200, json: { ...ISSUED.json, expires_in: null } },
      { code: 'badPayload', field: 'expires_in' },
    ],
    [{ status: 200, json: [] }, { code: 'badPayload' }],
    [{ status: 200, json: null }, { code: 'badPayload' }],
  ] as const)('keeps %j unknown', async (answer, failure) => {
    const setup = setUp(() => answer);
    expect(await getToken(setup)).toMatchObject({ outcome: 'unreadable', failure });
  });

  it('asks an unlisted cloud, port and all, for its token endpoint', async () => {
    const login = 'https://localhost:8443';
    const setup = setUp(
      ({ url }) =>
        url.pathname.endsWith('/openid-configuration')
          ? {
              json: {
                issuer: `${login}/${TENANT}/v2.0`,
                token_endpoint: `${login}/${TENANT}/oauth2/v2.0/token`,
                authorization_endpoint: `${login}/${TENANT}/oauth2/v2.0/authorize`,
                jwks_uri: `${login}/${TENANT}/discovery/v2.0/keys`,
              },
            }
          : ISSUED,
      { login },
    );
    expect(await getToken(setup)).toMatchObject({ outcome: 'issued' });
    expect(await getToken(setup, true)).toMatchObject({ outcome: 'issued' });
    expect(setup.requests.map(({ method, url }) => `${method} ${url.origin}`)).toEqual([
      `GET ${login}`,
      `POST ${login}`,
      `POST ${login}`,
    ]);
    expect(new URLSearchParams(setup.requests[1]?.text).get('scope')).toBe(`${login}/.default`);
  });

  it('takes a refusal of the tenant while it looks for the endpoint', async () => {
    const setup = setUp(
      () => ({ status: 400, json: { error: 'invalid_tenant', error_codes: [90002], trace_id: 't' } }),
      { login: 'https://localhost:8443' },
    );
    expect(await getToken(setup)).toMatchObject({
      outcome: 'refused',
      facts: { entra: { kind: 'tenantNotFound', code: 90002 } },
    });
    expect(setup.tally.token).toBe(0);
  });

  it('signs in with a certificate: an assertion that carries its SHA-256 thumbprint, and no secret', async () => {
    const made = await createClientCertificate(Date.now() - 1_000, Date.now() + 3_600_000);
    const credential = parseCertificateCredential(`${made.privateKeyPem}\n${made.certificatePem}`);
    if (credential === null) throw new Error('a certificate');
    const setup = setUp(() => ISSUED, { credential });
    expect(await getToken(setup)).toMatchObject({ outcome: 'issued', facts: { method: 'certificate' } });
    const form = new URLSearchParams(setup.requests[0]?.text);
    expect(form.has('client_secret')).toBe(false);
    const [header] = (form.get('client_assertion') ?? '').split('.');
    const decoded: unknown = JSON.parse(Buffer.from(header ?? '', 'base64url').toString());
    expect(decoded).toMatchObject({
      alg: 'PS256',
      'x5t#S256': Buffer.from(made.thumbprintSha256, 'hex').toString('base64url'),
    });
  });

  it('stops waiting when it is aborted', async () => {
    const setup = setUp(() => 'never');
    const controller = new AbortController();
    const waiting = setup.identity.getToken({
      forceRefresh: false,
      tally: setup.tally,
      signal: controller.signal,
    });
    controller.abort(new Error('quit'));
    await expect(waiting).rejects.toThrow('quit');
  });

  it('tells nobody the secret', async () => {
    for (const answer of [REFUSED, ISSUED, socketError('ECONNRESET'), { status: 200, text: SECRET }]) {
      const outcome = await getToken(setUp(() => answer));
      expect(JSON.stringify(outcome)).not.toContain(SECRET);
    }
  });
});
