import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import { dryRun } from '../../../../electron/runbooks/dry-run';
import { RUNBOOKS } from '../../../../electron/runbooks/runbooks';
import type { Tenant } from '../../../../electron/simulator/world';
import { DAY_MS, HOUR_MS } from '../../../../shared/domain/instant';
import type { JsonObject } from '../../../../shared/domain/json';
import type { RunState } from '../../../../shared/domain/runbook-run';
import {
  type CertificateBench,
  createCertificateBench,
  makeCertificates,
  OLD_KEY,
  OTHER_KEY,
  replaceOwnCertificate,
} from '../../../support/certificate-bench';
import { createClientCertificate } from '../../../support/client-certificate';
import {
  type Administrator,
  begin,
  drive,
  quiet,
  type RunBench,
  type RunBenchOptions,
  WILLING,
  wordsOf,
} from '../../../support/run-bench';

let certificates: Awaited<ReturnType<typeof makeCertificates>>;

beforeAll(async () => {
  certificates = await makeCertificates();
});

afterEach(() => {
  vi.useRealTimers();
});

function create(options?: RunBenchOptions): CertificateBench {
  return createCertificateBench(certificates, options);
}

/** An administrator who gives the new certificate to Graphkeeper, and to whoever signs in with it. */
function dutiful(bench: CertificateBench, certificate = bench.fresh.certificatePem): Administrator {
  return (state) => {
    if (state.current?.id === 'makeCertificate') return { action: 'answer', answers: { certificate } };
    if (state.current?.id === 'ownCertificate') replaceOwnCertificate(bench);
    return WILLING(state);
  };
}

/** Goes on until a step is the current one. */
function until(stepId: string, administrator: Administrator): Administrator {
  return (state) => (state.current?.id === stepId ? null : administrator(state));
}

function problemOf(state: RunState, { bench }: CertificateBench): string {
  const problem = state.current?.problem ?? null;
  return problem === null
    ? ''
    : `${wordsOf(problem.text, bench.clock)} ${wordsOf(problem.advice, bench.clock)}`;
}

function keysOf({ bench }: CertificateBench) {
  return bench.integration.app.application.keys;
}

function keyIds(bench: CertificateBench): readonly string[] {
  return keysOf(bench).map(({ keyId }) => keyId);
}

/** The entries of a request that is shown. */
function entriesOf(bench: RunBench, id: string): readonly JsonObject[] {
  const [request] = bench.run(id).current?.requests ?? [];
  return (request?.body as { keyCredentials: readonly JsonObject[] } | undefined)?.keyCredentials ?? [];
}

describe('rotate-secret, where the integration signs in with a certificate', () => {
  it('adds the new one beside all others, sees them all, and removes the old one', async () => {
    const made = create();
    const { bench } = made;
    const other = { ...keysOf(made)[1] };
    const id = begin(bench, 'rotate-secret');
    const order: string[] = [];
    const admin = dutiful(made);
    const state = await drive(bench, id, (one) => {
      const { current } = one;
      if (current !== null && order.at(-1) !== current.id) order.push(current.id);
      return admin(one);
    });
    expect(order).toEqual([
      'makeCertificate',
      'uploadCertificate',
      'handOverCertificate',
      'ownCertificate',
      'disable',
      'enable',
      'prove',
      'removeCertificate',
    ]);
    expect(state.status).toBe('proved');
    expect(bench.writes().map((write) => write.replace(/[0-9a-f-]{36}/, '{id}'))).toEqual([
      'PATCH /v1.0/applications/{id} 204',
      'PATCH /v1.0/applications/{id} 204',
    ]);
    expect(keysOf(made)).toHaveLength(2);
    expect(keysOf(made)[0]).toEqual(other);
    expect(keysOf(made)[1]).toMatchObject({
      displayName: 'CN=genesys',
      usage: 'Verify',
      type: 'AsymmetricX509Cert',
      customKeyIdentifier: made.fresh.key.customKeyIdentifier,
    });
    expect(bench.unexpected).toEqual([]);
    expect(bench.keeper.plannedBy(bench.connection.id, keyIds(made)[1]!)).not.toBeNull();
    expect(state.steps.find((step) => step.id === 'seeCertificates')?.proofs).toMatchObject([
      { from: 'read' },
    ]);
  });

  it('shows what the new one is, and the whole request, before anything is sent', async () => {
    const made = create();
    const { bench } = made;
    const id = begin(bench, 'rotate-secret');
    const state = await drive(bench, id, until('uploadCertificate', dutiful(made)));
    const words = (state.current?.explanation ?? []).map((one) => wordsOf(one, bench.clock)).join('\n');
    const thumbprint = Buffer.from(made.fresh.key.customKeyIdentifier, 'base64')
      .toString('hex')
      .toUpperCase();
    expect(words).toContain('Subject: CN=genesys');
    expect(words).toContain(`Thumbprint (SHA-1), as Entra shows it: ${thumbprint}`);
    expect(words).toContain('Valid from');
    const entries = entriesOf(bench, id);
    expect(entries.map(({ keyId }) => keyId).slice(0, 2)).toEqual([OLD_KEY, OTHER_KEY]);
    expect(entries[2]).toMatchObject({
      type: 'AsymmetricX509Cert',
      usage: 'Verify',
      displayName: 'CN=genesys',
    });
    expect(entries[2]?.['key']).toMatch(/^MII.{29}….{8}$/);
    expect(bench.writes()).toEqual([]);
  });

  it.each<[string, (bench: CertificateBench) => string | Promise<string>, string]>([
    ['nothing', () => '', 'Paste the certificate'],
    ['words', () => 'no such thing', 'not a certificate'],
    ['base64 of something else', () => Buffer.from('hello').toString('base64'), 'not a certificate'],
    ['the one in use', ({ old }) => old.certificatePem, 'is in use now'],
    ['a chain', ({ old, fresh }) => old.certificatePem + fresh.certificatePem, 'several certificates'],
    [
      'one that has ended',
      async ({ bench }) => (await certificate(bench, -40, -1)).certificatePem,
      'This certificate ended on',
    ],
    [
      'one that has not begun',
      async ({ bench }) => (await certificate(bench, 1, 40)).certificatePem,
      'is valid from',
    ],
    [
      'one with a short key',
      async ({ bench }) => (await certificate(bench, -1, 40, { kind: 'rsa', bits: 1_024 })).certificatePem,
      'has 1,024 bits',
    ],
    [
      'one with a key of another kind',
      async ({ bench }) => (await certificate(bench, -1, 40, { kind: 'ec' })).certificatePem,
      'no RSA key',
    ],
  ])('says what is wrong with %s', async (_name, given, problem) => {
    const made = create();
    const { bench } = made;
    const id = begin(bench, 'rotate-secret');
    await drive(bench, id, until('makeCertificate', dutiful(made)));
    bench.keeper.act(id, 'makeCertificate', 'answer', { certificate: await given(made) });
    await quiet(bench);
    const [question] = bench.run(id).current?.questions ?? [];
    expect(
      question?.problem === null || question === undefined ? '' : wordsOf(question.problem, bench.clock),
    ).toContain(problem);
    expect(question?.value).toBe('');
  });

  it.each<[string, (bench: CertificateBench) => string]>([
    ['PEM', ({ fresh }) => fresh.certificatePem + fresh.privateKeyPem],
    ['DER', ({ fresh }) => fresh.privateKeyPem.replaceAll(/-----[A-Z ]+-----|\s/g, '')],
  ])('keeps nothing of a private key in %s', async (_name, given) => {
    const made = create();
    const { bench } = made;
    const id = begin(bench, 'rotate-secret');
    await drive(bench, id, until('makeCertificate', dutiful(made)));
    bench.keeper.act(id, 'makeCertificate', 'answer', { certificate: given(made) });
    await quiet(bench);
    const [question] = bench.run(id).current?.questions ?? [];
    expect(
      question?.problem === null || question === undefined ? '' : wordsOf(question.problem, bench.clock),
    ).toContain('has a private key in it');
    const kept = JSON.stringify([bench.store.runs(), bench.keeper.states(), bench.noted, bench.unexpected]);
    const body = made.fresh.privateKeyPem.split('\n')[1]!;
    expect(body.length).toBeGreaterThan(40);
    expect(kept).not.toContain(body);
    expect(kept).not.toContain('PRIVATE KEY');
  });

  it('takes the base64 of a .cer file, and one that stands there already is not added again', async () => {
    const made = create();
    const { bench } = made;
    keysOf(made).push({ ...made.fresh.key, keyId: '93bc223f-0000-4000-8000-00000000000c' });
    const id = begin(bench, 'rotate-secret');
    const der = made.fresh.certificatePem.replaceAll(/-----[A-Z ]+-----|\s/g, '');
    await drive(bench, id, until('handOverCertificate', dutiful(made, der)));
    expect(bench.run(id).current?.id).toBe('handOverCertificate');
    expect(bench.writes()).toEqual([]);
    bench.keeper.cancel(id);
    expect((await drive(bench, id, WILLING)).status).toBe('cancelled');
    expect(keysOf(made)).toHaveLength(3);
  });

  it('sends nothing where the certificates were changed after the request was shown, and shows the new request', async () => {
    const made = create();
    const { bench } = made;
    const id = begin(bench, 'rotate-secret');
    await drive(bench, id, until('uploadCertificate', dutiful(made)));
    const added = '93bc223f-0000-4000-8000-00000000000d';
    keysOf(made).push({ ...keysOf(made)[1]!, keyId: added, displayName: 'CN=colleague' });
    bench.keeper.act(id, 'uploadCertificate', 'confirm', {});
    await quiet(bench);
    expect(problemOf(bench.run(id), made)).toContain('Somebody changed the certificates');
    expect(bench.writes()).toEqual([]);
    expect(entriesOf(bench, id).map(({ keyId }) => keyId)).toContain(added);
    // Nothing is believed to have been added.
    expect(bench.store.runs()[0]?.values).toMatchObject({ added: null });
    bench.keeper.act(id, 'uploadCertificate', 'confirm', {});
    await drive(bench, id, until('handOverCertificate', dutiful(made)));
    expect(keyIds(made)).toEqual([OLD_KEY, OTHER_KEY, added, keyIds(made)[3]]);
    expect(keysOf(made)).toHaveLength(4);
  });

  it('sees when another one was lost by a change at the same moment', async () => {
    const made = create({
      network: (fetch) => async (input, inmade) => {
        const request = new Request(input, inmade);
        const answer = await fetch(request);
        if (request.method === 'PATCH') keysOf(made).splice(1, 1);
        return answer;
      },
    });
    const { bench } = made;
    const id = begin(bench, 'rotate-secret');
    const state = await drive(bench, id, until('handOverCertificate', dutiful(made)), 12);
    expect(state.current?.id).toBe('seeCertificates');
    expect(problemOf(state, made)).toContain(OTHER_KEY);
    bench.keeper.act(id, 'seeCertificates', 'skip', {});
    await quiet(bench);
    expect(bench.run(id).current?.id).toBe('handOverCertificate');
  });

  it('says before it is sent that a certificate is longer than the policy allows', async () => {
    const policy = { maxCertificateLifetime: 'P180D' };
    const made = create({ scenario: { finish: restricted(policy) } });
    const { bench } = made;
    const id = begin(bench, 'rotate-secret');
    const state = await drive(bench, id, until('makeCertificate', dutiful(made)));
    expect(JSON.stringify(state.current?.byHand?.copies)).toContain('AddDays(179)');
    bench.keeper.act(id, 'makeCertificate', 'answer', { certificate: made.fresh.certificatePem });
    await quiet(bench);
    const [question] = bench.run(id).current?.questions ?? [];
    expect(wordsOf(question!.problem!, bench.clock)).toContain('180 days');
  });

  it('asks for another one where Microsoft refuses it by a policy that could not be read', async () => {
    const made = create();
    const { bench } = made;
    const id = begin(bench, 'rotate-secret');
    await drive(bench, id, until('uploadCertificate', dutiful(made)));
    limit(bench.integration.tenant, { maxCertificateLifetime: 'P90D' });
    bench.keeper.act(id, 'uploadCertificate', 'confirm', {});
    await quiet(bench);
    expect(bench.run(id).current?.id).toBe('makeCertificate');
    expect(problemOf(bench.run(id), made)).toContain('valid for so long');
    expect(keyIds(made)).toEqual([OLD_KEY, OTHER_KEY]);
    const shorter = await certificate(bench, -1, 80);
    await drive(bench, id, until('handOverCertificate', dutiful(made, shorter.certificatePem)));
    expect(keysOf(made)).toHaveLength(3);
  });

  it('goes on where new secrets are forbidden', async () => {
    const made = create({ scenario: { finish: restricted({ secretsBlocked: true }) } });
    const id = begin(made.bench, 'rotate-secret');
    const state = await drive(made.bench, id, until('makeCertificate', dutiful(made)));
    expect(state.current?.id).toBe('makeCertificate');
  });

  it('says that the registration is gone, and sends nothing else', async () => {
    const made = create();
    const { bench } = made;
    const id = begin(bench, 'rotate-secret');
    await drive(bench, id, until('uploadCertificate', dutiful(made)));
    const { tenant, app } = bench.integration;
    tenant.applications.splice(tenant.applications.indexOf(app.application), 1);
    bench.keeper.act(id, 'uploadCertificate', 'confirm', {});
    await quiet(bench);
    expect(bench.run(id).current?.problem).not.toBeNull();
    bench.keeper.act(id, 'uploadCertificate', 'check', {});
    await quiet(bench);
    expect(problemOf(bench.run(id), made)).toContain('not in this tenant');
    expect(bench.writes()).toEqual([]);
  });

  it('is done by hand where nobody may write, and the same is proved', async () => {
    const made = create({ writes: 'none' });
    const { bench } = made;
    const id = begin(bench, 'rotate-secret');
    const admin = dutiful(made);
    const state = await drive(bench, id, (one) => {
      const { current } = one;
      if (current?.problem !== null && current?.id === 'uploadCertificate' && keysOf(made).length === 2)
        keysOf(made).push({ ...made.fresh.key, keyId: 'new-key' });
      if (current?.problem !== null && current?.id === 'removeCertificate') keysOf(made).shift();
      return admin(one);
    });
    expect(state.status).toBe('proved');
    expect(keyIds(made)).toEqual([OTHER_KEY, 'new-key']);
    expect(bench.writes()).toEqual([]);
    expect(bench.keeper.plannedBy(bench.connection.id, 'new-key')).not.toBeNull();
  });

  it('finds the new one there where the answer was lost, and adds none again', async () => {
    const made = create({
      network: (fetch) => async (input, init) => {
        const request = new Request(input, init);
        const answer = await fetch(request);
        if (request.method === 'PATCH' && made.bench.writes().length === 1)
          throw new TypeError('fetch failed');
        return answer;
      },
    });
    const { bench } = made;
    const id = begin(bench, 'rotate-secret');
    await drive(bench, id, until('handOverCertificate', dutiful(made)));
    expect(bench.run(id).current?.id).toBe('handOverCertificate');
    expect(keysOf(made)).toHaveLength(3);
    expect(bench.writes()).toHaveLength(1);
  });

  it('of another vendor than Genesys Cloud, disables nothing, and is proved by Microsoft’s report', async () => {
    const made = createCertificateBench(certificates, { profile: 'generic' });
    const { bench } = made;
    const { tenant, app } = bench.integration;
    const id = begin(bench, 'rotate-secret');
    tenant.vendor.fetchesMail = false;
    tenant.vendor.renewsSubscriptions = false;
    await drive(bench, id, until('prove', dutiful(made)), 20);
    expect(bench.run(id).credential).toBe('certificate');
    const steps = bench.run(id).steps.map((step) => step.id);
    expect(steps).not.toContain('disable');
    expect(steps).not.toContain('enable');
    tenant.credentialActivities.push({
      appId: app.application.appId,
      keyId: keyIds(made)[2]!,
      lastSignIn: bench.clock.now(),
    });
    bench.keeper.act(id, 'prove', 'check', {});
    const state = await drive(bench, id, dutiful(made));
    expect(state.status).toBe('proved');
    const proofs = state.steps.find((step) => step.id === 'prove')?.proofs ?? [];
    expect(proofs.map(({ text }) => wordsOf(text, bench.clock))).toEqual([
      'Microsoft’s report shows a sign-in with the new certificate.',
    ]);
  });

  it('does not remove the old one while somebody signs in with it, nor when the new one is gone', async () => {
    const made = create();
    const { bench } = made;
    const { tenant, app } = bench.integration;
    const id = begin(bench, 'rotate-secret');
    await drive(bench, id, until('removeCertificate', dutiful(made)));
    const use = { appId: app.application.appId, keyId: OLD_KEY, lastSignIn: bench.clock.now() + HOUR_MS };
    tenant.credentialActivities.push(use);
    await bench.clock.advance(2 * HOUR_MS);
    bench.restart();
    await quiet(bench);
    expect(problemOf(bench.run(id), made)).toContain('The old certificate is still in use');
    expect(bench.run(id).current?.primary?.action).not.toBe('confirm');
    tenant.credentialActivities.splice(0);
    const [fresh] = keysOf(made).splice(2, 1);
    bench.keeper.act(id, 'removeCertificate', 'check', {});
    await quiet(bench);
    expect(problemOf(bench.run(id), made)).toContain('not in the registration any more');
    expect(bench.run(id).current?.primary?.action).not.toBe('confirm');
    keysOf(made).push(fresh!);
    bench.keeper.act(id, 'removeCertificate', 'check', {});
    expect((await drive(bench, id, dutiful(made))).status).toBe('proved');
    expect(keyIds(made)).toEqual([OTHER_KEY, fresh!.keyId]);
  });

  it('takes the new one away again when it is cancelled before anybody has it', async () => {
    const made = create();
    const { bench } = made;
    const before = structuredClone(keysOf(made));
    const id = begin(bench, 'rotate-secret');
    await drive(bench, id, until('handOverCertificate', dutiful(made)));
    expect(keysOf(made)).toHaveLength(3);
    bench.keeper.cancel(id);
    const state = await drive(bench, id, WILLING);
    expect(state.status).toBe('cancelled');
    expect(keysOf(made)).toEqual(before);
    expect(bench.writes()).toHaveLength(2);
  });

  it('leaves both when it is cancelled after the handover', async () => {
    const made = create();
    const { bench } = made;
    const id = begin(bench, 'rotate-secret');
    await drive(bench, id, until('ownCertificate', dutiful(made)));
    bench.keeper.cancel(id);
    expect((await drive(bench, id, WILLING)).status).toBe('cancelled');
    expect(keysOf(made)).toHaveLength(3);
    expect(bench.writes()).toHaveLength(1);
  });

  it('shows both requests in a dry run, and sends neither', async () => {
    const made = create();
    const { bench } = made;
    const context = {
      runId: 'dry-run',
      connection: bench.connection,
      connections: [bench.connection],
      startedAt: bench.clock.now(),
    };
    const parts = { workbench: bench.workbench(), clock: bench.clock, signal: new AbortController().signal };
    const { credential, steps } = await dryRun(RUNBOOKS['rotate-secret'], context, parts);
    expect(credential).toBe('certificate');
    const requests = steps.flatMap(({ step }) => step.change?.requests ?? []);
    const sent = requests.map(({ method, body }) => [
      method,
      (body as { keyCredentials: readonly JsonObject[] }).keyCredentials.map(({ keyId }) => keyId),
    ]);
    expect(sent).toEqual([
      ['PATCH', [OLD_KEY, OTHER_KEY, '(new)']],
      ['PATCH', [OTHER_KEY, '(new)']],
    ]);
    expect(bench.writes()).toEqual([]);
    expect(JSON.stringify(steps)).not.toContain('PRIVATE KEY');
  });
});

function limit(tenant: Tenant, policy: Partial<Tenant['appManagementPolicy']>): void {
  tenant.appManagementPolicy = { ...tenant.appManagementPolicy, isEnabled: true, ...policy };
}

function restricted(policy: Partial<Tenant['appManagementPolicy']>) {
  return ({ tenant }: { readonly tenant: Tenant }): void => {
    limit(tenant, policy);
  };
}

function certificate(
  { clock }: RunBench,
  fromDays: number,
  toDays: number,
  key?: Parameters<typeof createClientCertificate>[2],
) {
  return createClientCertificate(clock.now() + fromDays * DAY_MS, clock.now() + toDays * DAY_MS, key);
}
