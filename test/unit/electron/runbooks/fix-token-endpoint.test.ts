import { describe, expect, it } from 'vitest';

import type { Integration } from '../../../../electron/simulator/scenarios/integration';
import { tokenEndpointV1 } from '../../../../electron/simulator/scenarios/token';
import {
  type Administrator,
  begin,
  createRunBench,
  drive,
  quiet,
  type RunBench,
  subscribeAnew,
  WILLING,
  wordsOf,
} from '../../../support/run-bench';

function rightOf({ tenant }: Integration): string {
  return `https://login.microsoftonline.com/${tenant.id}/oauth2/v2.0/token`;
}

/** Types the right address, and lets the vendor sign in once it is enabled again. */
function careful(bench: RunBench): Administrator {
  const { tenant, secret } = bench.integration;
  return (state) => {
    const { current } = state;
    if (current === null || current.isBusy) return null;
    if (current.id === 'enable') {
      tenant.vendor.keyId = secret.keyId;
      subscribeAnew(bench);
    }
    return current.id === 'entered'
      ? { action: 'answer', answers: { endpoint: rightOf(bench.integration) } }
      : WILLING(state);
  };
}

describe('fix-token-endpoint', () => {
  it('goes from the v1 address to the right one, in Genesys Cloud and at Graphkeeper', async () => {
    const bench = createRunBench({ scenario: tokenEndpointV1 });
    const id = begin(bench, 'fix-token-endpoint');
    let shown: string | undefined;
    const state = await drive(bench, id, (now) => {
      if (now.current?.id === 'correct') shown = now.current.byHand?.copies[0]?.text;
      return careful(bench)(now);
    });
    expect(shown).toBe(rightOf(bench.integration));
    expect(state.status).toBe('proved');
    expect(bench.connection.tokenEndpoint).toBe(rightOf(bench.integration));
    expect(state.steps.find((step) => step.id === 'signIn')?.proofs[0]?.from).toBe('read');
    expect(bench.writes()).toEqual([]);
  });

  it('asks for nothing where the address is right already', async () => {
    const bench = createRunBench();
    const state = await drive(bench, begin(bench, 'fix-token-endpoint'));
    expect(state.status).toBe('proved');
    expect(state.steps.filter(({ status }) => status === 'done').map(({ id }) => id)).toEqual(['survey']);
  });

  it('finds a slip in what stands at Genesys Cloud, and shows the right one', async () => {
    const bench = createRunBench({ scenario: tokenEndpointV1 });
    const id = begin(bench, 'fix-token-endpoint');
    await drive(bench, id, (state) => (state.current?.id === 'entered' ? null : WILLING(state)));
    const right = rightOf(bench.integration);
    const slips = [
      ['', 'not an address'],
      [right.replace('/v2.0', ''), 'version 1'],
      [right.replace(bench.connection.tenantId, 'common'), 'names no tenant'],
      [right.replace(bench.connection.tenantId, '11111111-2222-4333-8444-555555555555'), 'another tenant'],
      [right.replace(bench.connection.tenantId, 'contoso.example'), 'in another way'],
      [`${right}/`, 'around it'],
      [right.replace('https', 'http'), 'begins with http'],
    ] as const;
    for (const [endpoint, words] of slips) {
      bench.keeper.act(id, 'entered', 'answer', { endpoint });
      await quiet(bench);
      const { current } = bench.run(id);
      const said = wordsOf(current!.questions[0]!.problem!, bench.clock);
      expect(said).toContain(words);
      expect(said).toContain(right);
    }
    expect(bench.connection.tokenEndpoint).not.toBe(right);
  });

  it('goes on where it was after a start', async () => {
    const bench = createRunBench({ scenario: tokenEndpointV1 });
    const id = begin(bench, 'fix-token-endpoint');
    await drive(bench, id, (state) => (state.current?.id === 'disable' ? null : careful(bench)(state)));
    bench.restart();
    await quiet(bench);
    expect(bench.run(id).current?.id).toBe('disable');
    expect(bench.connection.tokenEndpoint).toBe(rightOf(bench.integration));
  });
});
