import { expect } from 'vitest';

import type { Fetch } from '../../electron/network/fetch';
import { createMemoryRunStore, type RunStore } from '../../electron/runbooks/run-record';
import type { RunbookId } from '../../shared/domain/runbook-id';
import type { RunState } from '../../shared/domain/runbook-run';
import {
  type Administrator,
  begin,
  createRunBench,
  drive,
  isWrite,
  quiet,
  type RunBench,
  type RunBenchOptions,
  subscribeAnew,
  WILLING,
} from './run-bench';

/** A run whose every write is checked against what was confirmed and written down before it. */
export interface Trial {
  readonly bench: RunBench;
  readonly id: string;
  /** Writes that nobody had confirmed when they were sent. */
  readonly unconfirmed: readonly string[];
  /** Works on the run until it has ended, or nothing goes on. */
  readonly go: (administrator?: Administrator, limit?: number) => Promise<RunState>;
}

/** What goes wrong at a write: the first one, or all of them. */
export type Mishap =
  /** It is done, and its answer never arrives. */
  | 'answerLost'
  /** It never arrives. */
  | 'requestLost'
  /** The process ends when the write was done and before it is answered. */
  | 'killedAfter'
  /** The process ends before the write is done. */
  | 'killedBefore';

/** What is asked for, and how. */
export function requestOf(
  input: Parameters<Fetch>[0],
  init: Parameters<Fetch>[1],
): { url: URL; method: string } {
  const text = typeof input === 'string' ? input : input instanceof URL ? input.href : input.url;
  return { url: new URL(text), method: (init?.method ?? 'GET').toUpperCase() };
}

/** Whether it was confirmed and written down that a request may be sent. */
export function isConfirmed(
  store: RunStore,
  { url, method }: { readonly url: URL; readonly method: string },
): boolean {
  return store
    .runs()
    .flatMap(({ steps }) => Object.values(steps).flatMap((step) => step.confirmed))
    .flatMap(({ requests }) => requests)
    .some((one) => one.method === method && new URL(one.url).pathname === url.pathname);
}

/** Begins a runbook; each write passes a guard, and meets with a mishap the first time that it is sent. */
export function tryRunbook(
  runbook: RunbookId,
  options: RunBenchOptions & {
    readonly mishap?: Mishap;
    /** Answers in the service's place; null: the service answers. */
    readonly answer?: (request: { readonly url: URL; readonly method: string }) => Response | null;
  } = {},
): Trial {
  const store = options.store ?? createMemoryRunStore();
  const unconfirmed: string[] = [];
  const met = new Set<string>();
  const network = (simulated: Fetch): Fetch => {
    const fetch = options.network?.(simulated) ?? simulated;
    return async (input, init) => {
      const { url, method } = requestOf(input, init);
      if (!isWrite(url, method)) return fetch(input, init);
      const name = `${method} ${url.pathname}`;
      if (!isConfirmed(store, { url, method })) unconfirmed.push(name);
      const answered = options.answer?.({ url, method }) ?? null;
      if (answered !== null) return answered;
      const key = `${name} ${typeof init?.body === 'string' ? init.body : ''}`;
      if (options.mishap === undefined || met.has(key)) return fetch(input, init);
      met.add(key);
      if (options.mishap === 'answerLost' || options.mishap === 'killedAfter') await fetch(input, init);
      if (options.mishap === 'killedAfter' || options.mishap === 'killedBefore') bench.restart();
      throw new TypeError('fetch failed');
    };
  };
  const bench = createRunBench({ ...options, store, network });
  const id = begin(bench, runbook);
  return {
    bench,
    id,
    unconfirmed,
    go: (administrator = WILLING, limit) => drive(bench, id, administrator, limit),
  };
}

/** The process ends before each thing that the administrator does, and another one goes on. */
export function restarting({ bench, id }: Trial, administrator: Administrator = WILLING): Administrator {
  return async () => {
    bench.restart();
    await quiet(bench);
    const state = bench.run(id);
    return state.current === null ? null : administrator(state);
  };
}

/** Genesys Cloud, enabled again: it subscribes anew. */
export function enabling({ bench }: Trial, administrator: Administrator = WILLING): Administrator {
  return (state) => {
    if (state.current?.id === 'enable') subscribeAnew(bench);
    return administrator(state);
  };
}

/** Does a change by hand, in the simulated world, at the steps that are named; presses what is willing elsewhere. */
export function byHand(deeds: Readonly<Record<string, () => void>>): Administrator {
  return (state) => {
    const { current } = state;
    const deed = current === null ? undefined : deeds[current.id];
    if (current === null || deed === undefined) return WILLING(state);
    const instead = current.others.find(({ action }) => action === 'byHand');
    if (current.byHand === null && instead !== undefined) return { action: 'byHand' };
    deed();
    return WILLING(state);
  };
}

/** Writes that the tenant acted on, without the ids in their paths. */
export function done({ bench }: Trial): readonly string[] {
  return bench
    .writes()
    .filter((one) => / 2\d\d$/.test(one))
    .map((one) =>
      one
        .replace(/ \d+$/, '')
        .replace('/v1.0', '')
        .replace(/\/[^/]{36,}(?=\/|$)/g, '/{id}'),
    );
}

/** What every run has to keep to, whatever happens in it. */
export function expectHonest({ bench, unconfirmed }: Trial): void {
  expect(unconfirmed).toEqual([]);
  expect(bench.unexpected).toEqual([]);
}

/** Microsoft Graph's refusal. */
export function refusal(status: number, code: string, text: string): Response {
  return Response.json(
    { error: { code, message: text, innerError: { 'request-id': 'refusal-1' } } },
    { status, headers: { 'request-id': 'refusal-1' } },
  );
}
