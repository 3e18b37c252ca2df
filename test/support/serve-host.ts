import { join } from 'node:path';

import { startCli } from './cli-process';
import type { HostRunner } from './host-runner';
import { sharedChromium } from './shared-chromium';
import { openWatchedPage } from './watched-page';

/** The command line's `serve`, and a browser on the address that it prints. */
export const serveRunner: HostRunner = {
  name: 'serve in Chromium',
  launch: async ({ folder, arguments: given = [], env = {} }) => {
    const running = startCli(['serve', '--no-open', ...given], {
      GRAPHKEEPER_DATA_DIR: join(folder, 'data'),
      ...env,
    });
    const watched = await openWatchedPage(await sharedChromium(), (await running.firstLine).trim());
    return {
      watched,
      quit: async () => {
        await watched.page.context().close();
        return (await running.stop()).exitCode;
      },
    };
  },
};
