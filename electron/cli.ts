import { fileURLToPath } from 'node:url';

import { run } from './command-line/run';

const rendererFolder = fileURLToPath(new URL('../renderer', import.meta.url));

await run(process.argv.slice(2), rendererFolder, (exitCode) => {
  process.exit(exitCode);
});
