import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { chromiumPath } from '../support/chromium';
import { eventually } from '../support/eventually';
import { useApplication } from '../support/host-session';
import { localMailServer } from '../support/local-mail-server';
import { standing } from '../support/run-page';
import { serveRunner } from '../support/serve-host';
import { useServedScenarios, watching } from '../support/served-session';
import { goTo, sidewaysScrolling } from '../support/watched-page';

const NAME = 'secret-expired';

/** The address of whoever owns the registration in the simulated tenant. */
const OWNER = 'admin@contoso.example';

function row(page: Page, name: string): Locator {
  return page.getByRole('group', { name, exact: true });
}

// With the application that runs it and a mail server: from an empty form to a mail.
describe.skipIf(chromiumPath() === null)('a channel', () => {
  const served = useServedScenarios([NAME]);
  const { window: opened } = useApplication(serveRunner, () => watching(served()));

  it('is added for the owners of the registration, tried, told what is open, and removed', async () => {
    const { page, violations } = opened();
    const server = await localMailServer();
    const mailsWith = (text: string) => server.taken.filter((mail) => mail.text.includes(text));
    await eventually(() => standing(page, NAME)).toContain('Critical');
    await goTo(page, '#/settings');
    await page.getByRole('button', { name: 'Add a channel…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a channel' });
    await dialog.getByLabel('Where to').selectOption({ label: 'E-mail' });

    await dialog.getByRole('button', { name: 'Save' }).click();
    for (const problem of [
      'Give it a name.',
      'Enter the name of the mail server.',
      'Enter one e-mail address.',
      'Enter at least one e-mail address, and nothing else.',
    ]) {
      await dialog.getByText(problem).waitFor();
    }
    await dialog.getByLabel('Name', { exact: true }).fill('Duty');
    await dialog.getByLabel('Mail server').fill('127.0.0.1');
    await dialog.getByLabel('Encryption').selectOption('none');
    await dialog.getByLabel('Port').fill(String(server.port));
    await dialog.getByLabel('Sender').fill('graphkeeper@contoso.example');
    const recipients = dialog.getByLabel('Recipients');
    const addOwners = dialog.getByRole('button', { name: 'Add the owners of the app registrations' });
    await addOwners.click();
    await eventually(() => recipients.inputValue()).toBe(OWNER);
    await eventually(() => recipients.evaluate((field) => field === document.activeElement)).toBe(true);
    await eventually(() => addOwners.count()).toBe(0);
    expect(await violations()).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });

    // What was told before there was a channel, this one hears now.
    await eventually(() => mailsWith(NAME).length).toBe(1);
    expect(server.taken[0]).toMatchObject({ from: 'graphkeeper@contoso.example', to: [OWNER] });
    const duty = row(page, 'Duty');
    await duty.getByRole('button', { name: 'Test' }).click();
    await duty.getByText('The test message was accepted. Look whether it arrived.').waitFor();
    expect(server.taken).toHaveLength(2);
    await duty.getByText(/^Last accepted /).waitFor();
    expect(await sidewaysScrolling(page)).toEqual([]);

    await duty.getByRole('switch', { name: 'Tell on “Duty”' }).click();
    await eventually(() => duty.getByRole('switch').isChecked()).toBe(false);
    await duty.getByRole('button', { name: 'Remove…' }).click();
    await page
      .getByRole('alertdialog', { name: 'Remove “Duty”?' })
      .getByRole('button', { name: 'Remove the channel' })
      .click();
    await duty.waitFor({ state: 'detached' });
    expect(mailsWith(NAME)).toHaveLength(1);
  });
});
