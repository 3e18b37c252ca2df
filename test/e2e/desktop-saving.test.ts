import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { chromiumPath } from '../support/chromium';
import type { DesktopHost } from '../support/desktop-host';
import { buildDesktop, launchRead, quitAll, untilPage } from '../support/desktop-session';
import { findElectronRunner } from '../support/electron-host';
import type { StandInView } from '../support/electron-stand-in/control-protocol';
import { standInRunner } from '../support/stand-in-host';
import { temporaryFolder } from '../support/temporary-folder';

beforeAll(buildDesktop, 300_000);

afterEach(quitAll);

const electronRunner = findElectronRunner();
const runners = [standInRunner, ...(electronRunner === null ? [] : [electronRunner])];

/** Presses the button of this name on the page. */
async function press(host: DesktopHost, name: string): Promise<void> {
  await host.call({
    name: 'evaluate',
    expression: `[...document.querySelectorAll('button')].find((one) => one.innerText === ${JSON.stringify(name)}).click()`,
  });
}

/** The page's own way to save a file, which a script that got into it would try. */
const DOWNLOAD = `(() => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(['x']));
  link.download = 'x.exe';
  document.body.append(link);
  link.click();
})()`;

describe.each(runners)('saving a file on $name', (runner) => {
  beforeEach(({ skip }) => {
    skip(runner === standInRunner && chromiumPath() === null, 'there is no Chromium');
  });

  it('asks where to, writes it there, and says so', async () => {
    const host = await launchRead(runner);
    const folder = temporaryFolder();
    await host.call({ name: 'evaluate', expression: 'location.hash = "#/settings"' });
    await untilPage(host, 'the settings', 'Show the bundle');
    await press(host, 'Show the bundle');
    await untilPage(host, 'the preview', 'Save as file');

    await host.call({ name: 'chooseSavePath', path: null });
    await press(host, 'Save as file');
    await host.call({ name: 'chooseSavePath', path: join(folder, 'gone', 'case.txt') });
    await press(host, 'Save as file');
    await untilPage(host, 'the failure', 'Not saved: there is no such file or folder.');
    await host.call({ name: 'chooseSavePath', path: join(folder, 'case.txt') });
    await press(host, 'Save as file');
    await untilPage(host, 'the success', 'Saved as case.txt');
    const shown = await host.call({
      name: 'evaluate',
      expression: 'document.querySelector("pre").textContent',
    });
    expect(readFileSync(join(folder, 'case.txt'), 'utf8')).toBe(shown);
    expect(readdirSync(folder)).toEqual(['case.txt']);
  });

  it('is not for the page to do by itself', async () => {
    const folder = temporaryFolder();
    const host = await launchRead(runner, { folder });
    await host.call({ name: 'evaluate', expression: DOWNLOAD });
    const log = join(folder, 'data', 'graphkeeper.log');
    // Electron may refuse the request already.
    await vi.waitFor(
      () => {
        expect(readFileSync(log, 'utf8')).toMatch(/"event":"refused","what":"(?:download|request)"/);
      },
      { timeout: 20_000 },
    );
    if (runner !== standInRunner) return;
    const { saveDialogs, downloaded } = (await host.view()) as StandInView;
    expect([saveDialogs, downloaded]).toEqual([[], []]);
  });
});
