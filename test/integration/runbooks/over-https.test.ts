import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { FaultSpec } from '../../../electron/simulator/faults';
import { consentMissing } from '../../../electron/simulator/scenarios/consent';
import { flowUnpublished, multipleDestinationsOff } from '../../../electron/simulator/scenarios/genesys';
import type { Scenario } from '../../../electron/simulator/scenarios/integration';
import { scopeOpen } from '../../../electron/simulator/scenarios/scope';
import {
  subscriptionExpiring,
  subscriptionMissing,
} from '../../../electron/simulator/scenarios/subscription';
import { appDisabled, secretExpiring, tokenEndpointV1 } from '../../../electron/simulator/scenarios/token';
import { evaluate } from '../../../shared/diagnosis/evaluate';
import type { Finding } from '../../../shared/domain/finding';
import { MINUTE_MS } from '../../../shared/domain/instant';
import { DEFAULT_POLICY } from '../../../shared/domain/policy';
import type { RunbookId } from '../../../shared/domain/runbook-id';
import { buildScope, scopeTestOutput } from '../../support/exchange-deeds';
import { changeMonitor } from '../../support/monitor-deeds';
import { type Administrator, lookAnew, subscribeAnew, WILLING } from '../../support/run-bench';
import { expectHonest, type Trial } from '../../support/run-trial';
import { serveTrials, type TrialServer } from '../../support/served-trials';

/** A service on a bad day: one request in four meets with something. */
const BAD_DAY: readonly FaultSpec[] = [
  { kind: 'throttled', rate: 0.1, on: 'all', seconds: 1 },
  { kind: 'unavailable', rate: 0.06, on: 'all', seconds: 1 },
  { kind: 'dropped', rate: 0.05, on: 'all', seconds: 0 },
  { kind: 'slow', rate: 0.08, on: 'all', seconds: 2 },
];

interface Case {
  readonly runbook: RunbookId;
  readonly scenario: Scenario;
  /** Whether Genesys Cloud is simulated and watched too. */
  readonly organisation?: boolean;
  /** How it ends where nothing that can be read proves it. */
  readonly ends?: 'told';
  /** Until what was mended shows for each mailbox, by its next mail; ms. */
  readonly showsAfterMs?: number;
  /** The runbook that the findings ask for, where this one mends the same. */
  readonly calledFor?: RunbookId;
  /** What somebody does elsewhere when a step is come to: at Genesys Cloud, in Exchange, in the portal. */
  readonly deeds?: Readonly<Record<string, (trial: Trial) => void | Promise<void>>>;
  readonly answers?: (trial: Trial, stepId: string) => Readonly<Record<string, string>>;
}

/** Genesys Cloud, enabled: it makes its subscriptions anew. */
function enable({ bench }: Trial): void {
  const { tenant } = bench.integration;
  tenant.subscriptions.splice(0);
  tenant.vendor.renewsSubscriptions = true;
  subscribeAnew(bench);
}

const CASES: readonly Case[] = [
  {
    runbook: 'rotate-secret',
    scenario: secretExpiring,
    deeds: {
      handOver: async ({ bench, id }) => {
        const value = await bench.keeper.handOver(id);
        const { tenant, app } = bench.integration;
        const held = app.application.passwords.find(({ secretText }) => secretText === value);
        tenant.vendor.keyId = held?.keyId ?? null;
      },
      enable,
    },
  },
  { runbook: 'grant-consent', scenario: consentMissing, deeds: { enable } },
  { runbook: 'restore-subscriptions', scenario: subscriptionExpiring, deeds: { enable } },
  {
    runbook: 'refresh-integration',
    scenario: subscriptionMissing,
    calledFor: 'restore-subscriptions',
    deeds: { enable },
  },
  {
    runbook: 'scope-mailboxes',
    scenario: scopeOpen,
    deeds: {
      build: ({ bench }) => {
        buildScope(bench, bench.connection.mailboxes);
      },
      enable,
    },
    answers: ({ bench }) => ({ output: scopeTestOutput(bench) }),
  },
  {
    runbook: 'fix-token-endpoint',
    scenario: tokenEndpointV1,
    deeds: {
      enable: (trial) => {
        const { tenant, secret } = trial.bench.integration;
        tenant.vendor.keyId = secret.keyId;
        enable(trial);
      },
    },
    answers: ({ bench }) => ({
      endpoint: `${new URL(bench.connection.tokenEndpoint ?? '').origin}/${bench.connection.tenantId}/oauth2/v2.0/token`,
    }),
  },
  { runbook: 'fix-app-registration', scenario: appDisabled, deeds: { enable } },
  {
    runbook: 'restore-own-access',
    scenario: {
      finish: (integration) => {
        changeMonitor(integration.tenant, 'withdraw', integration);
      },
    },
    deeds: {
      grant: ({ bench }) => {
        changeMonitor(bench.integration.tenant, 'grant', bench.integration);
      },
    },
  },
  {
    runbook: 'read-but-missing',
    scenario: flowUnpublished,
    organisation: true,
    deeds: {
      mend: ({ bench }) => {
        for (const flow of bench.integration.farEnd?.organisation.flows ?? []) flow.publishedVersion ??= 5;
      },
    },
    showsAfterMs: 25 * MINUTE_MS,
  },
  { runbook: 'enable-multiple-destinations', scenario: multipleDestinationsOff, organisation: true },
  {
    runbook: 'allow-ip-ranges',
    scenario: {},
    organisation: true,
    ends: 'told',
    // Of the addresses of the organisation, 203.0.113.0/27, the policy has half at first.
    answers: (_, stepId) =>
      stepId === 'policy' || stepId === 'check'
        ? {
            policy: JSON.stringify({
              Name: 'Default',
              IPAllowList: ['203.0.113.0/28', ...(stepId === 'check' ? ['203.0.113.16/28'] : [])],
              IPBlockList: [],
            }),
          }
        : {},
  },
];

/** Does each deed once, when its step is come to; answers as told, and presses what is willing elsewhere. */
function administratorOf(trial: Trial, { deeds, answers }: Case): Administrator {
  const isDone = new Set<string>();
  return async (state) => {
    const { current } = state;
    const deed = current === null ? undefined : deeds?.[current.id];
    if (current !== null && deed !== undefined && !isDone.has(current.id)) {
      isDone.add(current.id);
      await deed(trial);
    }
    const willing = await WILLING(state);
    return willing === null
      ? null
      : { ...willing, answers: { ...willing.answers, ...answers?.(trial, current?.id ?? '') } };
  };
}

/** What is not well and asks for a runbook, read anew on a good day. */
async function calling({ bench }: Trial, runbook: RunbookId): Promise<readonly Finding[]> {
  const { tenant, farEnd } = bench.integration;
  const before = tenant.faults.splice(0);
  const beforeThere = farEnd?.organisation.faults.splice(0) ?? [];
  const snapshot = await lookAnew(bench);
  const { findings } = evaluate(snapshot, DEFAULT_POLICY, bench.clock.now(), bench.remember(snapshot));
  tenant.faults.push(...before);
  farEnd?.organisation.faults.push(...beforeThere);
  return findings.filter((one) => one.runbook === runbook && one.severity !== 'ok');
}

/** Writes that the tenant acted on more often than anybody confirmed them. */
function moreThanConfirmed({ bench }: Trial): readonly string[] {
  const left = bench.store
    .runs()
    .flatMap(({ steps }) => Object.values(steps).flatMap(({ confirmed }) => confirmed))
    .flatMap(({ requests }) => requests.map(({ method, url }) => `${method} ${new URL(url).pathname}`));
  return bench
    .writes()
    .filter((line) => / (?:2\d\d|null)$/.test(line))
    .map((line) => line.replace(/ \w+$/, ''))
    .filter((line) => {
      const at = left.indexOf(line);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
}

describe('each runbook over HTTPS, on a bad day', () => {
  let server: TrialServer;
  const met = new Set<string>();

  beforeAll(async () => {
    server = await serveTrials();
  });
  afterAll(() => server.close());

  it.each(CASES)('$runbook goes from red to green', async (one) => {
    const { runbook, scenario, calledFor = runbook, organisation = false } = one;
    const trial = server.attempt(runbook, { scenario, organisation, faults: BAD_DAY });
    const broken = await calling(trial, calledFor);
    expect(broken.length).toBeGreaterThan(0);
    const state = await trial.go(administratorOf(trial, one), 400);
    expect(state.status, JSON.stringify(state.current?.problem)).toBe(one.ends ?? 'proved');
    await trial.bench.clock.advance(one.showsAfterMs ?? 0);
    expect(await calling(trial, calledFor)).toEqual([]);
    expectHonest(trial);
    expect(moreThanConfirmed(trial)).toEqual([]);
    const { app, tenant } = trial.bench.integration;
    expect(app.application.passwords.map(({ keyId }) => keyId)).toEqual([tenant.vendor.keyId]);
    for (const { status } of trial.bench.simulator.requests) met.add(String(status));
  });

  it('has met throttling, an unavailable service and lines that broke', () => {
    expect([...met]).toEqual(expect.arrayContaining(['200', '429', '503', 'null']));
  });
});
