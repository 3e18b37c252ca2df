import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { chromiumPath } from '../support/chromium';
import { eventually } from '../support/eventually';
import { useApplication } from '../support/host-session';
import { serveRunner } from '../support/serve-host';
import { goTo } from '../support/watched-page';

/** What the window says in its main part, once it says it. */
async function says(page: Page, text: string | RegExp): Promise<void> {
  await eventually(() => page.locator('main').innerText()).toMatch(text);
}

// Questions that the product answers by what it says, where people look for it.
describe.skipIf(chromiumPath() === null)('the window, in both languages', () => {
  const { window } = useApplication(serveRunner, () => ({ arguments: ['--sample'] }));

  describe('Q4 Must our side allow an IP range for notifications?', () => {
    it('says no beside the connection filter, which is another matter', async () => {
      const { page } = window();
      await goTo(page, '#/connections/Contoso%20help');
      await says(page, /No IP range has to be allowed on your side\./);
      await says(page, /Connection filter policy/);
    });
  });

  describe('Q10 Why User.Read?', () => {
    it('gives the reason with the permission', async () => {
      const { page } = window();
      await says(
        page,
        /It gives Genesys Cloud the mailbox user’s address; without it related mail cannot be read/,
      );
    });
  });

  describe('Q13 The FAQ exists in French', () => {
    it('speaks French throughout once that is chosen', async () => {
      const { page } = window();
      await goTo(page, '#/settings');
      await page.getByText('Français').click();
      await eventually(() => page.locator('html').getAttribute('lang')).toBe('fr');
      await goTo(page, '#/connections/Contoso%20help');
      await says(page, /Aucune plage d’adresses IP n’est à autoriser de votre côté\./);
      await says(page, /l’adresse de l’utilisateur de la boîte aux lettres/);
      for (const place of ['#/overview', '#/alerts', '#/runbooks', '#/activity', '#/settings']) {
        await goTo(page, place);
        const words = await page.locator('main').innerText();
        expect([place, / (?:the|and|with|has|was) /.exec(words)?.[0] ?? null]).toEqual([place, null]);
      }
    });
  });
});
