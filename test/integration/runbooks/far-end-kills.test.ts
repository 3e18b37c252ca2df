import { describe, expect, it } from 'vitest';

import { integrationStatus } from '../../../electron/simulator/genesys/integration-state';
import { secretExpiring } from '../../../electron/simulator/scenarios/token';
import { createMortalPorts, type Death, type Deed, Killed } from '../../support/mortal-ports';
import { begin, createRunBench, drive, type RunBench, WILLING } from '../../support/run-bench';

/** A rotation at both ends that may have been killed once. */
async function rotate(
  death: Death | null,
): Promise<{ readonly bench: RunBench; readonly deeds: readonly Deed[]; readonly status: string }> {
  const ports = createMortalPorts(death, () => undefined);
  const bench = createRunBench({
    scenario: secretExpiring,
    organisation: true,
    network: ports.network,
    store: ports.store,
    secrets: ports.secrets,
  });
  const id = begin(bench, 'rotate-secret');
  for (let life = 0; life < 3; life += 1) {
    try {
      const state = await drive(bench, id, WILLING, 300, ports.isDead);
      if (!ports.isDead()) return { bench, deeds: ports.deeds, status: state.status };
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
    ports.revive();
    bench.restart();
  }
  throw new Error('killed more than once');
}

/** What is done from the confirmation at Genesys Cloud until the integration was told to come back, but for reading. */
function farEndDeeds(deeds: readonly Deed[]): readonly number[] {
  const isChange = ({ what, name }: Deed): boolean =>
    what === 'request' && /^(?:PUT|PATCH) \/api\/v2\/integrations\//.test(name);
  const first = deeds.findIndex(isChange);
  const last = deeds.findLastIndex(isChange);
  expect(first).toBeGreaterThan(0);
  return deeds.flatMap((deed, index) => {
    const isNear = index >= first - 4 && index <= last + 3;
    return isNear && (deed.what !== 'request' || isChange(deed)) ? [index] : [];
  });
}

describe('a rotation that is killed while it changes Genesys Cloud', () => {
  it.each(['before', 'after'] as const)(
    'just %s any write ends with one secret, at both ends, and no failed pull',
    async (when) => {
      const whole = await rotate(null);
      const failed: string[] = [];
      const places = farEndDeeds(whole.deeds);
      expect(places.length).toBeGreaterThan(8);
      for (const at of places) {
        const { bench, status } = await rotate({ at, when });
        const where = `${when} ${String(at)} (${whole.deeds[at]?.name ?? ''})`;
        const { farEnd, app } = bench.integration;
        if (farEnd === null) throw new Error('no organisation');
        const { organisation, integration } = farEnd;
        const held = app.application.passwords.map(({ secretText }) => secretText);
        if (status !== 'proved') failed.push(`${where}: ended ${status}`);
        if (held.length !== 1 || held[0] !== integration.session?.settings.secret) {
          failed.push(`${where}: ${String(held.length)} secrets`);
        }
        const { code } = integrationStatus(organisation, integration, bench.clock.now());
        if (code !== 'ACTIVE') failed.push(`${where}: ${code}`);
        if (integration.pulls.failed > 0) failed.push(`${where}: pulls failed`);
        for (const error of bench.unexpected) {
          if (!(error instanceof Killed)) failed.push(`${where}: ${String(error)}`);
        }
      }
      expect(failed).toEqual([]);
    },
    180_000,
  );
});
