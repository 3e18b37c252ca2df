import type { DesktopLaunch } from './desktop-host';
import { type ServedScenarios, serveScenarios } from './served-scenarios';
import { useSharedSetting } from './shared-setting';

/**
 * Registers what serves scenarios before the tests of the suite that calls it, and ends it after them. What watches
 * them is registered after it.
 *
 * @param prepare what is different in them from the beginning
 */
export function useServedScenarios(
  names: Parameters<typeof serveScenarios>[0],
  prepare: (served: ServedScenarios) => void = () => undefined,
): () => ServedScenarios {
  let served: ServedScenarios | null = null;
  useSharedSetting({
    begin: async () => {
      served = await serveScenarios(names);
      prepare(served);
    },
    end: async () => {
      const ending = served;
      served = null;
      await ending?.close();
    },
  });
  return () => {
    if (served === null) throw new Error('nothing is served yet');
    return served;
  };
}

/** What an application that watches all of them is started with. */
export function watching({ write, configuration, env }: ServedScenarios): Omit<DesktopLaunch, 'folder'> {
  return { arguments: ['--config', write(configuration)], env };
}
