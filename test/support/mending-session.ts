import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from 'playwright-core';
import { afterEach, expect } from 'vitest';

import { type Application, createApplication } from '../../electron/application';
import { startWebHost, type WebHost } from '../../electron/headless/web-host';
import { openOwnWorld } from '../../electron/onboarding/own-world';
import { createMemorySecretStore } from '../../electron/secrets/memory-secret-store';
import { resolveFromEnvironmentAndKeychain } from '../../electron/secrets/resolve-secret';
import type { GenesysScenarioName, ScenarioName } from '../../electron/simulator/scenarios';
import { createMemorySettingsStore } from '../../electron/storage/memory-settings-store';
import { configurationSchema } from '../../shared/domain/configuration';
import type { AppState } from '../../shared/domain/state';
import { ensureBuilt, PROJECT_FOLDER } from './build';
import { eventually } from './eventually';
import { createHttpsFetch, type HttpsFetch } from './https-fetch';
import { createHurriedClock, type HurriedClock } from './hurried-clock';
import { type ServedScenarios, serveScenarios } from './served-scenarios';
import { sharedChromium } from './shared-chromium';
import { useSharedSetting } from './shared-setting';
import { openWatchedPage, type WatchedPage } from './watched-page';

/** The whole application in this process, in its window, on scenarios that are served over HTTPS. */
export interface MendingSession {
  readonly page: () => Page;
  readonly served: () => ServedScenarios;
  /** Lets hours pass: for the application, for both services, and for the window. */
  readonly hurry: (ms: number) => Promise<void>;
}

/** Nothing is being read or sent. */
function isQuiet({ connections, runs }: AppState): boolean {
  return (
    connections.every(({ checking }) => checking === 'none') && runs.every(({ current }) => !current?.isBusy)
  );
}

/** An administrator signs in where the application opened the browser, and consents to what the app asks for. */
async function signIn(url: string): Promise<void> {
  const context = await (await sharedChromium()).newContext({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole('button', { name: /^Sign in as Avery Admin/ }).click();
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.waitForURL(/^http:\/\/(?:localhost|127\.0\.0\.1):/);
  await context.close();
}

/**
 * Registers what serves the scenarios, starts the application on them and opens its window, for all tests of the suite
 * that calls it. Connections are one's own and have the names of their scenarios, as id and as name; the application
 * runs on a clock that can be hurried, so that what takes hours is proved and not only told.
 *
 * @param prepare what is different in the scenarios from the beginning; may give the connections other accesses
 */
export function useMending(
  names: readonly (ScenarioName | GenesysScenarioName)[],
  prepare: (served: ServedScenarios) => ServedScenarios['configuration'] = ({ configuration }) =>
    configuration,
): MendingSession {
  let clock: HurriedClock = createHurriedClock();
  let unexpected: unknown[] = [];
  let served: ServedScenarios | null = null;
  let https: HttpsFetch | null = null;
  let application: Application | null = null;
  let host: WebHost | null = null;
  let watched: WatchedPage | null = null;
  const there = <T>(value: T | null): T => {
    if (value === null) throw new Error('the application is not there yet');
    return value;
  };

  const begin = async (): Promise<void> => {
    await ensureBuilt('renderer');
    clock = createHurriedClock();
    unexpected = [];
    served = await serveScenarios(names, { clock });
    const { env } = served;
    https = createHttpsFetch(readFileSync(env['NODE_EXTRA_CA_CERTS'] ?? '', 'utf8'));
    const { fetch } = https;
    const secretStore = createMemorySecretStore();
    const resolveSecret = resolveFromEnvironmentAndKeychain(env, () => Promise.resolve(secretStore));
    const { connections } = configurationSchema.parse(prepare(served));
    const onUnexpected = (error: unknown): void => {
      unexpected.push(error);
    };
    application = createApplication({
      mode: 'headless',
      version: '0.1.0',
      systemLanguage: 'en',
      watched: { source: 'stored' },
      world: openOwnWorld({ fetch, clock, resolveSecret }),
      openSample: () => Promise.reject(new Error('no sample tenant here')),
      clock,
      random: Math.random,
      settings: createMemorySettingsStore({
        connections: connections.map((entry) => ({ ...entry, id: entry.name })),
      }),
      secretStore,
      fetch,
      user: 'ada',
      zone: () => 'UTC',
      openExternal: (url) => {
        signIn(url).catch(onUnexpected);
        return Promise.resolve();
      },
      onUnexpected,
    });
    host = await startWebHost({
      application,
      rendererFolder: join(PROJECT_FOLDER, 'out', 'renderer'),
      version: '0.1.0',
      onUnexpected,
    });
    application.start();
    watched = await openWatchedPage(await sharedChromium(), host.url);
  };
  const end = async (): Promise<void> => {
    await watched?.page.context().close();
    await host?.close();
    await application?.dispose();
    https?.close();
    await served?.close();
  };
  useSharedSetting({ begin, end });
  afterEach(() => {
    expect(watched?.misdeeds ?? []).toEqual([]);
    expect(unexpected).toEqual([]);
  });

  const page = (): Page => there(watched).page;
  return {
    page,
    served: () => there(served),
    hurry: async (ms) => {
      // What is being read would run out of its time.
      await eventually(() => isQuiet(there(application).state()), 'nothing is read or sent').toBe(true);
      clock.hurry(ms);
      await page().evaluate((byMs) => {
        const before = Date.now;
        Date.now = () => before() + byMs;
      }, ms);
    },
  };
}
