import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { drawIcons } from './draw-icons';

/** Draws every icon anew: `npx tsx assets/generate-icons.ts`. */
const folder = import.meta.dirname;
const files = drawIcons(await readFile(join(folder, 'icons.svg'), 'utf8'));
await rm(join(folder, 'tray'), { recursive: true, force: true });
for (const [name, content] of files) {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await writeFile(join(folder, name), content);
}
process.stdout.write(`${files.size} files\n`);
