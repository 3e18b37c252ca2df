import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { ensureBuilt } from '../support/build';
import { chromiumPath } from '../support/chromium';
import { SAMPLE_SENTENCE } from '../support/desktop-session';
import { eventually } from '../support/eventually';
import type { WindowedApplication } from '../support/host-runner';
import { useApplication } from '../support/host-session';
import { subscribeAnew } from '../support/run-bench';
import { atStep, begin, heading, press, standing, stepHeading } from '../support/run-page';
import { serveRunner } from '../support/serve-host';
import { useServedScenarios, watching } from '../support/served-session';
import { useSharedSetting } from '../support/shared-setting';
import { emptyFolder, useTemporaryFolder } from '../support/temporary-folder';
import { goTo } from '../support/watched-page';

// Runbooks with the engine that runs them, through the window: from red to green.

describe.skipIf(chromiumPath() === null)('a runbook in the sample tenant', () => {
  const { window: opened } = useApplication(serveRunner, () => ({ arguments: ['--sample'] }));

  it('rotates the secret: from a deadline in days to a healthy connection', async () => {
    const { page } = opened();
    await eventually(() => heading(page)).toBe(SAMPLE_SENTENCE);
    await eventually(() => standing(page, 'Fabrikam orders')).toContain('Warning');
    await begin(page, 'Fabrikam orders', 'Rotate the secret…');
    await press(page, 'Choose how long the new secret is valid', 'Use this end date');
    await press(page, 'Add the new secret beside the old one', 'Add the new secret');
    await eventually(() => stepHeading(page)).toBe('Put the new secret into Genesys Cloud');
    const before = await page.content();
    await page.getByRole('button', { name: /^Copy the new secret/ }).click();
    const secret = await page.getByRole('textbox', { name: 'The new secret' }).inputValue();
    expect(secret.length).toBeGreaterThan(30);
    expect(before).not.toContain(secret);
    await press(page, 'Put the new secret into Genesys Cloud', 'The new secret is in Genesys Cloud');
    await press(page, 'Disable the integration in Genesys Cloud', 'It is Inactive');
    await press(page, 'Enable the integration again', 'It is Active');
    await press(page, 'See that mail is fetched again', 'I saw a new mail arrive in Genesys Cloud');
    await press(page, 'Remove the old secret', 'Remove the old secret');
    await eventually(() => heading(page)).toBe(
      'Rotate the client secret: done, on the administrator’s word.',
    );
    expect(await page.content()).not.toContain(secret);
    await goTo(page, '#/overview');
    await eventually(() => standing(page, 'Fabrikam orders')).toContain('Healthy');
  });

  it('grants what is lacking: mail flows again', async () => {
    const { page } = opened();
    await begin(page, 'Adatum claims', 'Grant the permissions…');
    await press(page, 'Grant the application permissions', 'Grant the application permissions');
    await press(page, 'Disable the integration in Genesys Cloud', 'It is Inactive');
    await press(page, 'Enable the integration again', 'It is Active');
    await press(page, 'See that mail is fetched again', 'I saw a new mail arrive in Genesys Cloud');
    await eventually(() => heading(page)).toMatch(/^Grant the missing permissions: done/);
    await goTo(page, '#/overview');
    await eventually(() => standing(page, 'Adatum claims')).toContain('Healthy');
    await eventually(() => heading(page)).not.toContain('stopped');
  });

  it('says what Graphkeeper itself has no access to', async () => {
    const { page } = opened();
    await begin(page, 'Litware service', 'Restore the access…');
    await eventually(() => stepHeading(page)).toBe('Give Graphkeeper a registration of its own');
    await eventually(() => heading(page)).toBe('Restore Graphkeeper’s own access');
  });
});

describe.skipIf(chromiumPath() === null)('a runbook that is left in the middle', () => {
  const name = 'subscription-missing';
  const folder = useTemporaryFolder();
  const served = useServedScenarios([name]);
  let running: WindowedApplication | null = null;
  const launch = async (): Promise<Page> => {
    running = await serveRunner.launch({ folder: folder(), ...watching(served()) });
    return running.watched.page;
  };
  /** Ends the application, whose window has done nothing that it must not. */
  const quit = async (): Promise<void> => {
    const ending = running;
    running = null;
    expect(ending?.watched.misdeeds ?? []).toEqual([]);
    expect(await ending?.quit()).toBe(0);
  };
  useSharedSetting({
    begin: async () => {
      await ensureBuilt('renderer');
      await ensureBuilt('cli');
    },
    end: async () => {
      await running?.quit();
      running = null;
      emptyFolder(folder());
    },
  });

  it('goes on after a reload, and after another start of the application', async () => {
    const first = await launch();
    await eventually(() => standing(first, name)).toContain('Critical');
    await begin(first, name, 'Restore the subscriptions…');
    await press(first, 'Disable the integration in Genesys Cloud', 'It is Inactive');
    await atStep(first, 'Enable the integration again');
    await first.reload();
    await atStep(first, 'Enable the integration again');
    await quit();

    const { integration, clock } = served().place(name);
    subscribeAnew({ integration, clock });
    const second = await launch();
    await goTo(second, '#/overview');
    await eventually(() => standing(second, name)).toContain(
      'Under way: Restore the subscriptions. Step 4 of 6: Enable the integration again.',
    );
    await second.getByRole('article', { name }).getByRole('link', { name: 'Continue' }).click();
    await press(second, 'Enable the integration again', 'It is Active');
    await eventually(() => heading(second)).toBe('Restore the subscriptions: done, and proved.');
    await goTo(second, '#/overview');
    await eventually(() => standing(second, name)).toContain('Healthy');
    await quit();
  });
});
