import { describe, expect, it, vi } from 'vitest';

import type * as PollOutcome from '../../electron/monitor/poll-outcome';
import type * as FileActivityJournal from '../../electron/storage/file-activity-journal';
import type * as FileAlertStore from '../../electron/storage/file-alert-store';
import type * as CatchUp from '../../shared/alerts/catch-up';
import type * as Confirmation from '../../shared/alerts/confirmation';
import type * as FindingFacts from '../../shared/alerts/finding-facts';
import type * as Hold from '../../shared/alerts/hold';
import type * as Mutes from '../../shared/alerts/mutes';
import type * as News from '../../shared/alerts/news';
import type * as Outbox from '../../shared/alerts/outbox';
import type * as PlanAlerts from '../../shared/alerts/plan-alerts';
import type * as Quiet from '../../shared/alerts/quiet';
import type * as Stages from '../../shared/alerts/stages';
import type { AlertSource } from '../../shared/domain/alert';
import { type Mutation, MUTATIONS, type Parts } from './mutations';
import { DAILY } from './people';
import { simulate } from './simulate';

/** A mutation that lives through so many years unnoticed has survived. */
const YEARS = 200;

/** Where few years notice a mutation, one that does: to begin with it saves living through those before it. */
const TELLING_YEARS = new Map([
  ['that nothing can be seen is not told', 14],
  ['waking sounds the alarm', 7],
  ['Retry-After is not honoured', 33],
]);

/** What only shows where readings are due more often than years can afford. */
const OFTEN: ReadonlySet<string> = new Set(['that nothing can be seen is not told']);

const bench = vi.hoisted(() => {
  const present: { mutation: Mutation; broken: Partial<Parts> } = { mutation: {}, broken: {} };
  return {
    /** Breaks parts from now on; each is made anew. */
    use: (mutation: Mutation): void => {
      present.mutation = mutation;
      present.broken = {};
    },
    /** A part as it is to be used now. */
    part: <Part extends keyof Parts>(name: Part, real: Parts[Part]): Parts[Part] => {
      const made = present.broken[name] ?? present.mutation[name]?.(real) ?? real;
      present.broken[name] = made;
      return made;
    },
  };
});

vi.mock('../../shared/alerts/plan-alerts', async (load) => {
  const real = await load<typeof PlanAlerts>();
  const mocked: typeof PlanAlerts = {
    ...real,
    planAlerts: (...given) => bench.part('planAlerts', real.planAlerts)(...given),
  };
  return mocked;
});
vi.mock('../../shared/alerts/news', async (load) => {
  const real = await load<typeof News>();
  const mocked: typeof News = { ...real, decide: (...given) => bench.part('decide', real.decide)(...given) };
  return mocked;
});
vi.mock('../../shared/alerts/hold', async (load) => {
  const real = await load<typeof Hold>();
  const mocked: typeof Hold = { ...real, hold: (...given) => bench.part('hold', real.hold)(...given) };
  return mocked;
});
vi.mock('../../shared/alerts/quiet', async (load) => {
  const real = await load<typeof Quiet>();
  const mocked: typeof Quiet = {
    ...real,
    quietEnd: (...given) => bench.part('quietEnd', real.quietEnd)(...given),
    lastConvenientMoment: (...given) =>
      bench.part('lastConvenientMoment', real.lastConvenientMoment)(...given),
  };
  return mocked;
});
vi.mock('../../shared/alerts/stages', async (load) => {
  const real = await load<typeof Stages>();
  const mocked: typeof Stages = {
    ...real,
    stageStanding: (...given) => bench.part('stageStanding', real.stageStanding)(...given),
  };
  return mocked;
});
vi.mock('../../shared/alerts/mutes', async (load) => {
  const real = await load<typeof Mutes>();
  const mocked: typeof Mutes = { ...real, muteOf: (...given) => bench.part('muteOf', real.muteOf)(...given) };
  return mocked;
});
vi.mock('../../shared/alerts/finding-facts', async (load) => {
  const real = await load<typeof FindingFacts>();
  const mocked: typeof FindingFacts = {
    ...real,
    isGone: (...given) => bench.part('isGone', real.isGone)(...given),
  };
  return mocked;
});
vi.mock('../../shared/alerts/confirmation', async (load) => {
  const real = await load<typeof Confirmation>();
  const mocked: typeof Confirmation = {
    ...real,
    READINGS_NEEDED: new Proxy(real.READINGS_NEEDED, {
      get: (needed, source: AlertSource) => bench.part('readingsNeeded', () => null)() ?? needed[source],
    }),
  };
  return mocked;
});
vi.mock('../../shared/alerts/catch-up', async (load) => {
  const real = await load<typeof CatchUp>();
  const mocked: typeof CatchUp = {
    ...real,
    catchUp: (...given) => bench.part('catchUp', real.catchUp)(...given),
  };
  return mocked;
});
vi.mock('../../shared/alerts/outbox', async (load) => {
  const real = await load<typeof Outbox>();
  const mocked: typeof Outbox = {
    ...real,
    enqueue: (...given) => bench.part('enqueue', real.enqueue)(...given),
    recover: (...given) => bench.part('recover', real.recover)(...given),
    settle: (...given) => bench.part('settle', real.settle)(...given),
  };
  return mocked;
});
vi.mock('../../electron/monitor/poll-outcome', async (load) => {
  const real = await load<typeof PollOutcome>();
  const mocked: typeof PollOutcome = {
    ...real,
    pollOutcome: (...given) => bench.part('pollOutcome', real.pollOutcome)(...given),
  };
  return mocked;
});
vi.mock('../../electron/storage/file-alert-store', async (load) => {
  const real = await load<typeof FileAlertStore>();
  const mocked: typeof FileAlertStore = {
    ...real,
    openFileAlertStore: (options) =>
      bench.part('alertStore', (store) => store)(real.openFileAlertStore(options)),
  };
  return mocked;
});
vi.mock('../../electron/storage/file-activity-journal', async (load) => {
  const real = await load<typeof FileActivityJournal>();
  const mocked: typeof FileActivityJournal = {
    ...real,
    openFileActivityJournal: (options) =>
      bench.part('journal', (journal) => journal)(real.openFileActivityJournal(options)),
  };
  return mocked;
});

/** What noticed a mutation first, and in which of all years, from `first` on around; null: nothing did. */
async function caughtBy(
  mutation: Mutation,
  first: number,
  how: Pick<Parameters<typeof simulate>[1] & object, 'polling'>,
): Promise<{ seed: number; invariant: string } | null> {
  for (let lived = 0; lived < YEARS; lived += 1) {
    const seed = ((first - 1 + lived) % YEARS) + 1;
    bench.use(mutation);
    const { violations } = await simulate(seed, { ...how, enough: 1 });
    const [violation] = violations;
    if (violation === undefined) continue;
    if (how.polling !== undefined) {
      // What is noticed has to be the mutation: that the years as they are drawn are well is another test.
      bench.use({});
      expect((await simulate(seed, { ...how, enough: 1 })).violations).toEqual([]);
    }
    return { seed, invariant: violation.invariant };
  }
  return null;
}

describe('a broken policy', () => {
  it.each(Object.entries(MUTATIONS))('is noticed where %s', { timeout: 900_000 }, async (name, mutation) => {
    const how = OFTEN.has(name) ? { polling: DAILY } : {};
    expect(await caughtBy(mutation, TELLING_YEARS.get(name) ?? 1, how)).not.toBeNull();
  });
});
