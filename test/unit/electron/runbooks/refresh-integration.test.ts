import { describe, expect, it } from 'vitest';

import { PLACEHOLDER_CONNECTION } from '../../../../electron/runbooks/placeholder-connection';
import { refreshIntegration } from '../../../../electron/runbooks/refresh-integration';
import { subscriptionMissing } from '../../../../electron/simulator/scenarios/subscription';
import { secretExpired } from '../../../../electron/simulator/scenarios/token';
import type { Connection } from '../../../../shared/domain/connection';
import { createFormatter, type Language, LANGUAGES } from '../../../../shared/messages/formatter';
import type { Message } from '../../../../shared/messages/message';
import { say } from '../../../../shared/messages/say';
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

/** Enables the integration at the step that says so. */
function enabling(bench: RunBench): Administrator {
  return (state) => {
    if (state.current?.id === 'enable' && !state.current.isBusy) subscribeAnew(bench);
    return WILLING(state);
  };
}

/** Every message that a plan holds, in one language. */
function spoken(value: unknown, language: Language): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one) => spoken(one, language));
  if (typeof value !== 'object' || value === null) return [];
  if ('id' in value && 'params' in value) {
    return [say(value as Message, language, createFormatter(language, 0, 'UTC'))];
  }
  return Object.values(value).flatMap((one) => spoken(one, language));
}

function planned(changes: Partial<Connection>, language: Language): string {
  const connection = { ...PLACEHOLDER_CONNECTION, ...changes };
  const { initial, plan } = refreshIntegration;
  const made = plan(initial, { runId: 'run-1', connection, connections: [connection], startedAt: 0 });
  // Of what is not needed, the title is shown.
  const steps = [...made.steps, ...made.wayBack.steps].map((step) =>
    step.isNeeded === false ? step.title : step,
  );
  return spoken([made.changes, steps, made.wayBack.text], language).join('\n');
}

describe('refresh-integration', () => {
  it.each(LANGUAGES)('names no vendor that the integration is not of, in %s', (language) => {
    const words = planned({ profile: 'generic' }, language);
    expect(words).not.toContain('Genesys');
    expect(words).not.toMatch(/\bInactive\b|Admin >/);
    expect(words).toContain(language === 'en' ? 'at its vendor' : 'chez son fournisseur');
    expect(planned({}, language)).toContain('Genesys Cloud');
    // An organisation that is connected is Genesys Cloud's, whatever the profile says.
    const genesys = {
      region: 'mypurecloud.de',
      clientId: 'client',
      secret: { env: 'SECRET' },
      domains: [],
    } as const;
    expect(planned({ profile: 'generic', genesys }, language)).toContain('Genesys Cloud');
  });

  it('sees the subscriptions come back, and changes nothing at Microsoft', async () => {
    const bench = createRunBench({ scenario: subscriptionMissing });
    const state = await drive(bench, begin(bench, 'refresh-integration'), enabling(bench));
    expect(state.status).toBe('proved');
    const needed = state.steps.filter(({ status }) => status === 'done');
    expect(needed.map(({ id }) => id)).toEqual(['survey', 'disable', 'pause', 'enable', 'prove']);
    const proof = state.steps.at(-1)!.proofs[0]!;
    expect(proof.from).toBe('read');
    expect(wordsOf(proof.text, bench.clock)).toContain('made anew or renewed');
    expect(bench.writes()).toEqual([]);
  });

  it('waits as long as nothing shows it, and takes the administrator’s word', async () => {
    const bench = createRunBench({ scenario: subscriptionMissing });
    const id = begin(bench, 'refresh-integration');
    const waiting = await drive(bench, id, WILLING, 20);
    expect(waiting.current?.id).toBe('prove');
    bench.keeper.act(id, 'prove', 'vouch', {});
    const state = await drive(bench, id);
    expect(state.status).toBe('told');
  });

  it('does not let an integration be disabled that could not come back', async () => {
    const bench = createRunBench({ scenario: secretExpired });
    const id = begin(bench, 'refresh-integration');
    const state = await drive(bench, id, () => null);
    expect(state.current?.id).toBe('survey');
    expect(wordsOf(state.current!.problem!.text, bench.clock)).toContain('could not come back');
    expect(state.current?.others.map(({ action }) => action)).toEqual(['skip']);
  });

  it('goes on where it was after a start', async () => {
    const bench = createRunBench({ scenario: subscriptionMissing });
    const id = begin(bench, 'refresh-integration');
    await drive(bench, id, (state) => (state.current?.id === 'enable' ? null : WILLING(state)));
    bench.restart();
    await quiet(bench);
    expect(bench.run(id).current?.id).toBe('enable');
    const state = await drive(bench, id, enabling(bench));
    expect(state.status).toBe('proved');
  });
});
