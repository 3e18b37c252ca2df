import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  ALL_SCENARIO_NAMES,
  buildSample,
  buildScenario,
  SCENARIO_NAMES,
} from '../../../../electron/simulator/scenarios';
import { parseStateFile, writeStateFile } from '../../../../electron/simulator/state-file';
import type { World } from '../../../../electron/simulator/world';

const NOW = Date.parse('2026-11-23T12:00:00.000Z');

function written(): { readonly text: string; readonly json: Record<string, never> } {
  const setup = buildScenario('healthy', { now: NOW });
  const text = writeStateFile(setup.world, NOW, setup);
  return { text, json: JSON.parse(text) as Record<string, never> };
}

function problemsOf(text: string): readonly string[] {
  const result = parseStateFile(text, NOW);
  if (result.ok) return [];
  return result.error.code === 'invalid'
    ? result.error.issues.map((issue) => `${issue.place}: ${issue.problem}`)
    : [result.error.code];
}

/** The healthy state with one thing changed. */
function changed(change: (tenant: Record<string, unknown[]>) => void): string {
  const { json } = written();
  change((json['tenants'] as never)[0]);
  return JSON.stringify(json);
}

describe('a state file', () => {
  it.each(SCENARIO_NAMES)('gives the world of %s back', (name) => {
    const setup = buildScenario(name, { now: NOW });
    const result = parseStateFile(writeStateFile(setup.world, NOW, setup), NOW);
    expect(result).toEqual({ ok: true, value: setup });
  });

  it('gives back the sample, and any seed at any moment', () => {
    const sample = buildSample({ now: NOW });
    expect(parseStateFile(writeStateFile(sample.world, NOW, sample), NOW)).toEqual({
      ok: true,
      value: sample,
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...ALL_SCENARIO_NAMES),
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        fc.integer({ min: 0, max: 4e12 }),
        (name, seed, now) => {
          const { world } = buildScenario(name, { now, seed });
          const result = parseStateFile(writeStateFile(world, now), now);
          expect(result).toEqual({ ok: true, value: { world, configuration: null, env: {} } });
        },
      ),
      { numRuns: 20 },
    );
  });

  it('is as old whenever it is read', () => {
    const later = NOW + 400 * 86_400_000;
    const result = parseStateFile(written().text, later);
    const fresh = buildScenario('healthy', { now: later });
    expect(result.ok && result.value.world.tenants[0]?.applications[0]?.passwords[0]?.end).toBe(
      fresh.world.tenants[0]?.applications[0]?.passwords[0]?.end,
    );
  });

  it('does not change the world that it is written from', () => {
    const { world } = buildScenario('healthy', { now: NOW });
    const before = structuredClone(world);
    writeStateFile(world, NOW);
    expect(world).toEqual(before);
  });

  it('may leave out what has an obvious value', () => {
    const tenants = [{ id: '11111111-1111-4111-8111-111111111111', displayName: 'Contoso' }];
    const result = parseStateFile(JSON.stringify({ schema: 'graphkeeper.tenant/1', tenants }), NOW);
    const tenant: World['tenants'][number] | null = result.ok
      ? (result.value.world.tenants[0] ?? null)
      : null;
    expect(tenant).toMatchObject({ users: [], faults: [], exchangePropagationMinutes: 60 });
    expect(tenant).not.toHaveProperty('vendor');
  });
});

describe('a mistake in a state file', () => {
  it('that is no JSON, or cut off, is said to be that', () => {
    const { text } = written();
    expect(problemsOf('not json')).toEqual(['notJson']);
    expect(problemsOf(text.slice(0, text.length / 2))).toEqual(['notJson']);
  });

  it.each(['null', '[]', '"text"', '{}', '{"schema":"other/1","tenants":[]}'])('refuses %s', (text) => {
    expect(problemsOf(text).length).toBeGreaterThan(0);
  });

  it('is named by its place', () => {
    const cases: readonly (readonly [string, RegExp])[] = [
      [
        changed((tenant) => {
          tenant['users']![1] = { ...(tenant['users']![1] as object), mail: 5 };
        }),
        /^tenants\[0\]\.users\[1\]\.mail: /,
      ],
      [
        changed((tenant) => {
          tenant['subscriptions']![0] = { ...(tenant['subscriptions']![0] as object), expiration: 'soon' };
        }),
        /^tenants\[0\]\.subscriptions\[0\]\.expiration: must be a time such as/,
      ],
      [
        changed((tenant) => {
          tenant['colour'] = [];
        }),
        /^tenants\[0\]\.colour: is not a known field$/,
      ],
      [
        changed((tenant) => {
          const [grant] = tenant['permissionGrants'] as { clientId: string }[];
          grant!.clientId = '99999999-9999-4999-8999-999999999999';
        }),
        /^tenants\[0\]\.permissionGrants\[0\]\.clientId: is not the id of a service principal/,
      ],
      [
        changed((tenant) => {
          tenant['users']!.push(tenant['users']![0]);
        }),
        /^tenants\[0\]\.users\[\d\]\.userPrincipalName: is given twice$/,
      ],
      [
        JSON.stringify({ ...written().json, configuration: { connections: [{ name: 'x' }] } }),
        /^configuration\.connections\[0\]\.tenantId: /,
      ],
    ];
    for (const [text, expected] of cases) expect(problemsOf(text)[0]).toMatch(expected);
  });

  it('never repeats a secret', () => {
    const setup = buildScenario('healthy', { now: NOW });
    const secrets = Object.values(setup.env);
    const text = JSON.stringify({ ...written().json, env: secrets, configuration: secrets, more: secrets });
    const said =
      JSON.stringify(parseStateFile(text, NOW)) + JSON.stringify(parseStateFile(text.slice(0, -9), NOW));
    expect(secrets.length).toBe(2);
    for (const secret of secrets) expect(said).not.toContain(secret);
  });
});
