import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import {
  type CertificateBench,
  createCertificateBench,
  makeCertificates,
  OLD_KEY,
  OTHER_KEY,
  replaceOwnCertificate,
} from '../../support/certificate-bench';
import { createMortalPorts, type Death, type Deed, Killed } from '../../support/mortal-ports';
import { type Administrator, begin, drive, WILLING } from '../../support/run-bench';

/** How a rotation went that may have been killed once. */
interface Course {
  readonly made: CertificateBench;
  readonly deeds: readonly Deed[];
  readonly status: string;
  /** What was wrong with the world at some moment. */
  readonly broken: readonly string[];
}

/** Where the administrator changes his mind; null: nowhere. */
type CancelAt = 'handOverCertificate' | null;

let certificates: Awaited<ReturnType<typeof makeCertificates>>;

beforeAll(async () => {
  certificates = await makeCertificates();
});

afterEach(() => {
  vi.useRealTimers();
});

function keysOf({ bench }: CertificateBench) {
  return bench.integration.app.application.keys;
}

/** An administrator who makes the certificate, gives it to whoever signs in, and believes that mail flows. */
function administratorOf(made: CertificateBench, cancelAt: CancelAt): Administrator {
  return (state) => {
    const { current } = state;
    if (current?.id === cancelAt) return null;
    if (current?.id === 'makeCertificate')
      return { action: 'answer', answers: { certificate: made.fresh.certificatePem } };
    if (current?.id === 'ownCertificate') replaceOwnCertificate(made);
    if (current?.id === 'prove') return { action: 'vouch' };
    return WILLING(state);
  };
}

async function rotate(death: Death | null, cancelAt: CancelAt = null): Promise<Course> {
  const broken: string[] = [];
  let made: CertificateBench | null = null;
  let seenWrites = 0;
  const look = ({ what, name }: Deed): void => {
    if (made === null) return;
    const where = `after ${what} ${name}`;
    const ids = keysOf(made).map(({ keyId }) => keyId);
    if (!ids.includes(OTHER_KEY)) broken.push(`${where}: somebody else’s certificate is gone`);
    if (new Set(ids).size !== ids.length) broken.push(`${where}: a certificate stands there twice`);
    const thumbprints = keysOf(made).map((one) => one.customKeyIdentifier);
    const works = (one: string): boolean => thumbprints.includes(one);
    if (!works(made.old.key.customKeyIdentifier) && !works(made.fresh.key.customKeyIdentifier))
      broken.push(`${where}: neither certificate is there`);
    const confirmed = ports.store
      .runs()
      .flatMap(({ steps }) => Object.values(steps))
      .reduce((sum, step) => sum + step.confirmed.length, 0);
    const writes = made.bench.writes();
    if (writes.length > seenWrites && confirmed < 1) broken.push(`${where}: not confirmed`);
    seenWrites = writes.length;
    const shown = JSON.stringify([ports.store.runs(), made.bench.keeper.states(), made.bench.noted]);
    if (shown.includes('PRIVATE KEY')) broken.push(`${where}: a private key is shown`);
  };
  const ports = createMortalPorts(death, look);
  made = createCertificateBench(certificates, {
    network: ports.network,
    store: ports.store,
    secrets: ports.secrets,
  });
  const { bench } = made;
  let runId = '';
  for (let life = 0; life < 3; life += 1) {
    try {
      if (runId === '') runId = begin(bench, 'rotate-secret');
      const admin = administratorOf(made, cancelAt);
      const stopped = await drive(bench, runId, admin, 300, ports.isDead);
      if (!ports.isDead() && stopped.current !== null && stopped.current.id === cancelAt)
        bench.keeper.cancel(runId);
      const state = await drive(bench, runId, admin, 300, ports.isDead);
      if (!ports.isDead()) return { made, deeds: ports.deeds, status: state.status, broken };
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
    ports.revive();
    bench.restart();
  }
  throw new Error('killed more than once');
}

/** What is wrong with a course that was killed somewhere. */
function faultsOf({ made, status, broken }: Course, wanted: string, kept: 'new' | 'old'): readonly string[] {
  const keys = keysOf(made);
  const one = kept === 'new' ? made.fresh : made.old;
  const defects = made.bench.unexpected.filter((error) => !(error instanceof Killed));
  return [
    ...broken,
    ...defects.map(String),
    ...(status === wanted ? [] : [`ended ${status}`]),
    ...(keys.length === 2 && keys.some((key) => key.customKeyIdentifier === one.key.customKeyIdentifier)
      ? []
      : [`left ${keys.map(({ keyId }) => keyId).join(', ')}`]),
  ];
}

describe('a rotation of a certificate that is killed', () => {
  it.each<[Death['when'], string, CancelAt, string, 'new' | 'old']>([
    ['before', 'to its end', null, 'told', 'new'],
    ['after', 'to its end', null, 'told', 'new'],
    ['after', 'back again', 'handOverCertificate', 'cancelled', 'old'],
  ])(
    'just %s any request or write goes %s',
    async (when, _name, cancelAt, status, kept) => {
      const whole = await rotate(null, cancelAt);
      expect(faultsOf(whole, status, kept)).toEqual([]);
      expect(whole.deeds.length).toBeGreaterThan(30);
      const failed: string[] = [];
      for (let at = 0; at < whole.deeds.length; at += 1) {
        const deed = whole.deeds[at];
        const where = `${when} ${String(at)} (${deed?.what ?? ''} ${deed?.name ?? ''})`;
        const course = await rotate({ at, when }, cancelAt);
        failed.push(...faultsOf(course, status, kept).map((fault) => `${where}: ${fault}`));
      }
      expect(failed).toEqual([]);
    },
    300_000,
  );

  it('leaves the registration’s own certificates as they were, when it is cancelled', async () => {
    const { made } = await rotate(null, 'handOverCertificate');
    expect(keysOf(made).map(({ keyId }) => keyId)).toEqual([OLD_KEY, OTHER_KEY]);
  });
});
