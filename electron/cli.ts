import { fileURLToPath } from 'node:url';

import { main } from './command-line/main';

const rendererFolder = fileURLToPath(new URL('../renderer', import.meta.url));

const exitCode = await main(process.argv.slice(2), rendererFolder);
// What may still hold the process (an idle connection) is not waited for; what was written is.
process.stderr.write('', () => {
  process.exit(exitCode);
});
