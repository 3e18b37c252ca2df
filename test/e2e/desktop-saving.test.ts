import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { evaluateInPage, useSampleDesktop } from '../support/desktop-session';
import type { StandInView } from '../support/electron-stand-in/control-protocol';
import { eventually } from '../support/eventually';
import { onEachDesktop } from '../support/hosts';
import { standInRunner } from '../support/stand-in-host';
import { temporaryFolder } from '../support/temporary-folder';
import { goTo } from '../support/watched-page';

/** The page's own way to save a file, which a script that got into it would try. */
const DOWNLOAD = `(() => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(['x']));
  link.download = 'x.exe';
  document.body.append(link);
  link.click();
})()`;

onEachDesktop('saving a file', (runner) => {
  describe('on the sample tenant', () => {
    const host = useSampleDesktop(runner);

    it('asks where to, writes it there, and says so', async () => {
      const folder = temporaryFolder();
      const { page } = await host().window();
      await goTo(page, '#/settings');
      await page.getByRole('button', { name: 'Show the bundle' }).click();
      const save = page.getByRole('button', { name: 'Save as file' });

      await host().call({ name: 'chooseSavePath', path: null });
      await save.click();
      // Commands arrive in their order: whoever is answered after it knows that it was asked for a path.
      await evaluateInPage(host(), `graphkeeper.invoke('getState', {})`);
      await host().call({ name: 'chooseSavePath', path: join(folder, 'gone', 'case.txt') });
      await save.click();
      await page.getByText('Not saved: there is no such file or folder.').waitFor();
      await host().call({ name: 'chooseSavePath', path: join(folder, 'case.txt') });
      await save.click();
      await page.getByText('Saved as case.txt').waitFor();
      expect(readFileSync(join(folder, 'case.txt'), 'utf8')).toBe(await page.locator('pre').textContent());
      expect(readdirSync(folder)).toEqual(['case.txt']);
    });

    it('is not for the page to do by itself', async () => {
      const { app } = await host().view();
      const before = (await host().view()) as StandInView;
      await evaluateInPage(host(), DOWNLOAD);
      const log = join(dirname(app.userData), 'data', 'graphkeeper.log');
      // Electron may refuse the request already.
      await eventually(() => readFileSync(log, 'utf8')).toMatch(
        /"event":"refused","what":"(?:download|request)"/,
      );
      if (runner !== standInRunner) return;
      const { saveDialogs, downloaded } = (await host().view()) as StandInView;
      expect([saveDialogs, downloaded]).toEqual([before.saveDialogs, []]);
    });
  });
});
