import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { MINUTE_MS } from '../../shared/domain/instant';
import type { RunState } from '../../shared/domain/runbook-run';
import type { AppState } from '../../shared/domain/state';
import { CommandFailure } from '../../shared/ipc/dispatch';
import { message } from '../../shared/messages/message';
import {
  expiringConnection,
  fixtureInstant,
  healthyConnection,
  stateFixture,
} from '../support/app-state-fixtures';
import { chromiumPath } from '../support/chromium';
import { eventually } from '../support/eventually';
import {
  ADD_REQUEST,
  endedRun,
  everyRun,
  QUESTIONS,
  rotationAt,
  runAskingAll,
  runByHand,
  runChanging,
  runHandingOver,
  runRefused,
  runSigningIn,
  runUndoing,
  runWaiting,
} from '../support/run-fixtures';
import { desktopState } from '../support/screen-fixtures';
import { goTo, resize, settled, sidewaysScrolling, unfoldAll } from '../support/watched-page';
import { type ShowOptions, useWindow } from '../support/window-session';

const heading = (page: Page) => page.locator('main h1');
const stepHeading = (page: Page) => page.locator('main form h2');
const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');
const liveText = (page: Page) => page.locator('[aria-live=polite][role=status]').last().textContent();
const button = (page: Page, name: string | RegExp) => page.locator('main').getByRole('button', { name });

/** Not a real one; it must not stay anywhere. */
const SECRET = 'xYz8Q~not-a-real-secret';

describe.skipIf(chromiumPath() === null)('runbooks in Chromium', () => {
  const { show, application, become, violations } = useWindow();

  const withRuns = (runs: readonly RunState[]): AppState => desktopState({ runs });

  const open = (run: RunState, options: ShowOptions = {}): Promise<Page> =>
    show(withRuns([run]), { hash: `#/runbooks/${run.id}`, ...options });

  const moveTo = (run: RunState): Promise<void> => become({ ...application().state(), runs: [run] });

  it('a change is shown whole before the one button that sends it, and sends nothing else', async () => {
    const page = await open(runChanging());
    await eventually(() => heading(page).textContent()).toBe('Rotate the client secret');
    const panel = page.locator('main form');
    const text = (await panel.innerText()).replaceAll(/\s+/g, ' ');
    expect(text).toMatch(
      /^Step 3 of 9 Add the new secret beside the old one .* Who may do it It takes Application\.ReadWrite\.All, .* What can go wrong .* The exact request .* POST https:\/\/graph\.microsoft\.com\/\S+\/addPassword Copy \{ "passwordCredential": .*\} Add the new secret Do it by hand Cancel the runbook…$/,
    );
    const fold = button(page, 'The exact request');
    await fold.click();
    await eventually(() => panel.getByText('addPassword').count()).toBe(0);
    await fold.click();
    expect(application().received).toEqual([]);
    await button(page, 'Add the new secret').click();
    await eventually(() => application().received).toEqual([
      { name: 'actOnRun', argument: { runId: 'run-1', stepId: 'add', action: 'confirm' } },
    ]);
  });

  it('the focus goes along with whoever goes on, and stays where it is when a step comes by itself', async () => {
    const page = await open(runChanging());
    await button(page, 'Add the new secret').focus();
    await page.keyboard.press('Enter');
    await eventually(() => application().received).toHaveLength(1);
    await moveTo(rotationAt('add', { isBusy: true }));
    await page.getByText('Graphkeeper is at it…').waitFor();
    await moveTo(runWaiting());
    await eventually(() => focusedText(page)).toBe('Wait until Microsoft accepts the new secret');
    await page.getByRole('link', { name: 'Settings' }).focus();
    await moveTo(runHandingOver());
    await eventually(() => stepHeading(page).textContent()).toBe('Put the new secret into Genesys Cloud');
    await eventually(() => liveText(page)).toBe(
      'Rotate the client secret. Step 5 of 9: Put the new secret into Genesys Cloud.',
    );
    await eventually(() => focusedText(page)).toBe('Settings');
  });

  it('says in its place why an action was not taken', async () => {
    const page = await open(runChanging(), { given: { actOnRun: new CommandFailure('busy', 'elsewhere') } });
    await button(page, 'Do it by hand').click();
    await page.getByRole('alert').getByText('Graphkeeper is busy. Try again in a moment.').waitFor();
    expect(application().received).toEqual([
      { name: 'actOnRun', argument: { runId: 'run-1', stepId: 'add', action: 'byHand' } },
    ]);
  });

  it('keeps answers while states arrive, says what is wrong at its field, and hands them over together', async () => {
    const page = await open(runAskingAll());
    const day = page.getByLabel('Valid until');
    await page.getByText('Mon, 22 Nov 2027 (in 364 days)').waitFor();
    await day.fill('2027-11-29');
    await page.getByText('Choose a day from Tue, 24 Nov 2026 to Tue, 23 Nov 2027.').waitFor();
    await page.getByLabel('Value of the new secret').fill(SECRET);
    await moveTo({ ...runAskingAll(), alsoConcerns: ['Fabrikam orders'] });
    await eventually(() => day.inputValue()).toBe('2027-11-29');
    await button(page, 'Go on with this').click();
    await page.getByText('Choose one.').waitFor();
    expect(application().received).toEqual([]);
    await day.fill('2027-05-31');
    await page.getByRole('radio', { name: /^genesys-2024/ }).check();
    await button(page, 'Go on with this').click();
    await eventually(() => application().received).toEqual([
      {
        name: 'actOnRun',
        argument: {
          runId: 'run-1',
          stepId: 'choose',
          action: 'answer',
          answers: {
            end: '2027-05-31',
            name: 'Genesys Cloud 2026-11',
            old: 'key-2',
            policy: '',
            value: SECRET,
          },
        },
      },
    ]);
    await eventually(() => page.getByLabel('Value of the new secret').inputValue()).toBe('');
    const refused = QUESTIONS.map((question) =>
      question.id === 'value'
        ? { ...question, problem: message('rotate.question.value.problem', { problem: 'secretId' }) }
        : question,
    );
    await moveTo(rotationAt('choose', { ...runAskingAll().current, questions: refused }));
    await page.getByText('This looks like the secret ID.').waitFor();
    await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe(
      'password',
    );
  });

  it('leads through what is done by hand', async () => {
    const page = await open(runByHand(), {
      surroundings: { permissions: ['clipboard-read', 'clipboard-write'] },
    });
    await eventually(() => page.locator('main form ol > li').count()).toBe(3);
    await page.getByText('The new secret stands in the list, with the end that you chose.').waitFor();
    await button(page, 'Copy: Name for the new secret').click();
    await page.getByText('Copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Genesys Cloud 2026-11');
    await button(page, 'Open certificates & secrets in Entra').click();
    await button(page, 'Go on without giving it to Graphkeeper').click();
    await eventually(() => application().received).toEqual([
      { name: 'openLink', argument: { link: 'entraCredentials', connectionId: 'Adatum claims' } },
      { name: 'actOnRun', argument: { runId: 'run-1', stepId: 'add', action: 'skip' } },
    ]);
  });

  it('counts a wait without a word, and looks again on demand', async () => {
    const page = await open(runWaiting(), { surroundings: { hasTime: true } });
    const timer = page.locator('main').getByRole('timer');
    await eventually(() => timer.textContent()).toMatch(
      /^0:\d\d, of about 0:30(?:Next look in 0:0\d|Looking now)$/,
    );
    const before = await timer.textContent();
    const said = await liveText(page);
    await eventually(() => timer.textContent()).not.toBe(before);
    expect(await liveText(page)).toBe(said);
    await button(page, 'Look again').click();
    await eventually(() => application().received).toEqual([
      { name: 'actOnRun', argument: { runId: 'run-1', stepId: 'replicate', action: 'check' } },
    ]);
    await moveTo(runWaiting(fixtureInstant(-2 * MINUTE_MS), null));
    await page.getByText('It takes longer than usual.').waitFor();
    await page.getByText('Looking now').waitFor();
  });

  describe('the new secret', () => {
    /** Everything of the page that could hold it. */
    const held = (page: Page) =>
      page.evaluate(
        () =>
          document.documentElement.outerHTML +
          [...document.querySelectorAll('input, textarea')]
            .map((field) => (field as HTMLInputElement).value)
            .join() +
          JSON.stringify(window.history.state) +
          window.location.href,
      );

    it('is copied on demand, and counts down until the clipboard is emptied', async () => {
      const clearedAt = fixtureInstant(MINUTE_MS);
      const page = await open(runHandingOver(), {
        given: { handOverSecret: { how: 'clipboard', clearedAt } },
        surroundings: { hasTime: true },
      });
      expect(application().received).toEqual([]);
      await button(page, 'Copy the new secret').click();
      await page.getByText('It is in the clipboard').waitFor();
      await eventually(() => page.getByRole('timer').textContent()).toMatch(/^Time left (?:1:00|0:\d\d)$/);
      expect(application().received).toEqual([{ name: 'handOverSecret', argument: { runId: 'run-1' } }]);
    });

    it('is shown once where there is no clipboard, and leaves nothing behind', async () => {
      const page = await open(runHandingOver(), {
        given: { handOverSecret: { how: 'value', value: SECRET } },
      });
      // A minute is over when this test says so, however long it takes to look.
      await page.evaluate((minute) => {
        const wait = window.setTimeout.bind(window);
        const held: (() => void)[] = [];
        Object.assign(window, {
          setTimeout: (done: () => void, ms: number) => (ms < minute / 2 ? wait(done, ms) : held.push(done)),
          minuteIsOver: () => {
            for (const done of held.splice(0)) done();
          },
        });
      }, MINUTE_MS);
      await button(page, 'Copy the new secret').click();
      const field = page.getByLabel('The new secret', { exact: true });
      await eventually(() => field.inputValue()).toBe(SECRET);
      expect(await field.getAttribute('readonly')).not.toBeNull();
      expect(await field.getAttribute('value')).not.toBe(SECRET);
      await page.evaluate('minuteIsOver()');
      await page.getByText('It was taken off this page.').waitFor();
      expect(await held(page)).not.toContain(SECRET);
      await button(page, 'Copy it again').click();
      await eventually(() => field.inputValue()).toBe(SECRET);
      await button(page, 'Hide it now').click();
      expect(await held(page)).not.toContain(SECRET);
      await eventually(() => focusedText(page)).toBe('Copy it again');
    });

    it('goes with its step', async () => {
      const page = await open(runHandingOver(), {
        given: { handOverSecret: { how: 'value', value: SECRET } },
      });
      await button(page, 'Copy the new secret').click();
      await eventually(() => held(page)).toContain(SECRET);
      await moveTo(runWaiting());
      expect(await held(page)).not.toContain(SECRET);
    });
  });

  it('signs in for what the step needs, and tells a refusal with what to send to whom', async () => {
    const page = await open(runSigningIn({ status: 'none' }));
    await button(page, 'Sign in with the browser').click();
    await button(page, 'Use a code instead').click();
    await moveTo(everyRun()['code'] ?? runRefused());
    await goTo(page, '#/runbooks/code');
    await page.getByText('CDEFGHJKL').waitFor();
    await button(page, 'Cancel the sign-in').click();
    await eventually(() => application().received).toEqual([
      { name: 'signInForRun', argument: { runId: 'run-1', method: 'browser' } },
      { name: 'signInForRun', argument: { runId: 'run-1', method: 'deviceCode' } },
      { name: 'cancelSignInForRun', argument: { runId: 'code' } },
    ]);
    await moveTo({ ...runRefused(), id: 'code' });
    const request = page.getByRole('region', { name: 'Message to somebody who can help' });
    await eventually(() => request.textContent()).toMatch(
      /^Please do this for our mail integration “Adatum claims”/,
    );
    await eventually(() => liveText(page)).toMatch(/^Rotate the client secret\. .*Microsoft refused it/);
    await eventually(() => page.getByText('5f0d5c1e-0000-4000-8000-00000000000e').count()).toBe(1);
  });

  it('is cancelled once asked, and says what becomes of what is half done', async () => {
    const page = await open(runWaiting());
    await button(page, 'Cancel the runbook…').click();
    const dialog = page.getByRole('alertdialog', { name: 'Cancel “Rotate the client secret”?' });
    await dialog.getByText('The new secret is removed again, after you confirmed it.').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await eventually(() => focusedText(page)).toBe('Cancel the runbook…');
    expect(application().received).toEqual([]);
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Cancel the runbook' }).click();
    await eventually(() => application().received).toEqual([
      { name: 'cancelRun', argument: { runId: 'run-1' } },
    ]);
    await moveTo(runUndoing());
    await page.getByText('What was half done is being undone.').waitFor();
    await eventually(() => button(page, 'Cancel the runbook…').count()).toBe(0);
    await page.getByText('Without a body').waitFor();
  });

  it('shows what was done before, from the list of steps', async () => {
    const page = await open(runHandingOver());
    await button(page, /^Add the new secret beside the old one/).click();
    await eventually(() => focusedText(page)).toBe('Add the new secret beside the old one');
    await page.getByText('The new secret stands in the registration.').waitFor();
    await button(page, /^1 request was sent/).click();
    await page.getByText(ADD_REQUEST.url).waitFor();
  });

  it('ends with its proof, what was read and what was said told apart, and a record for the ticket', async () => {
    const page = await open(rotationAt('verify', { isBusy: true }, { id: 'run-proved' }));
    await button(page, 'Cancel the runbook…').focus();
    const base = application().state();
    await become({
      ...base,
      environment: { ...base.environment, saving: 'dialog' },
      runs: [endedRun('proved')],
    });
    await eventually(() => focusedText(page)).toBe('Rotate the client secret: done, and proved.');
    const text = (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ');
    expect(text).toContain(
      'Took 42 minutes 6 things were read and 1 is the administrator’s word. 2 requests were sent.',
    );
    expect(text).toMatch(/The administrator said so; it could not be read\. The administrator’s word, Sun/);
    expect(text).toMatch(
      /Microsoft issued a token for the new secret\. Read with the integration’s credential, Sun/,
    );
    await button(page, 'Save as HTML').click();
    await eventually(() => application().received).toHaveLength(2);
    await button(page, 'Save as Markdown').click();
    await eventually(() => application().received).toEqual(
      (['html', 'md'] as const).flatMap((kind) => [
        { name: 'changeRecord', argument: { runId: 'run-proved', kind: kind === 'md' ? 'markdown' : kind } },
        {
          name: 'saveFile',
          argument: { name: 'change-record-adatum-claims-rotate-secret-2026-11-22', kind, text: '# Change' },
        },
      ]),
    );
    await eventually(() => page.getByRole('button', { name: 'Back to the connection' }).count()).toBe(0);
    await eventually(() =>
      page.getByRole('link', { name: 'Back to the connection' }).getAttribute('href'),
    ).toBe('#/connections/Adatum%20claims');
    await button(page, /^Forget…/).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Forget it' }).click();
    await eventually(() => page.evaluate(() => window.location.hash)).toBe('#/runbooks');
    expect(application().received.at(-1)).toEqual({ name: 'forgetRun', argument: { runId: 'run-proved' } });
  });

  describe('the ways in', () => {
    it('begin at a card and at a finding, and lead to the page of the run', async () => {
      const page = await show(desktopState(), { given: { startRunbook: { runId: 'run-1' } } });
      await page
        .getByRole('article', { name: 'Fabrikam orders' })
        .getByRole('button', { name: 'Rotate the secret…' })
        .click();
      await eventually(() => page.evaluate(() => window.location.hash)).toBe('#/runbooks/run-1');
      await page.getByText('This runbook is not there (any more).').waitFor();
      await moveTo(runChanging());
      await eventually(() => heading(page).textContent()).toBe('Rotate the client secret');
      await goTo(page, '#/connections/Fabrikam%20orders');
      await button(page, /^Rotate the secret…: The client secret “genesys-2026” expires/).click();
      await eventually(() => application().received).toEqual([
        { name: 'startRunbook', argument: { runbook: 'rotate-secret', connectionId: 'Fabrikam orders' } },
        { name: 'startRunbook', argument: { runbook: 'rotate-secret', connectionId: 'Fabrikam orders' } },
      ]);
    });

    it('begin on their own page where no finding asks for one', async () => {
      const page = await show(desktopState(), {
        hash: '#/runbooks',
        given: { startRunbook: { runId: 'run-1' } },
      });
      await page.getByLabel('Runbook', { exact: true }).selectOption('Rotate the client secret');
      await page.getByLabel('Connection', { exact: true }).selectOption('Contoso help');
      await button(page, 'Rotate the secret…: Contoso help').click();
      await eventually(() => page.evaluate(() => window.location.hash)).toBe('#/runbooks/run-1');
      expect(application().received).toEqual([
        { name: 'startRunbook', argument: { runbook: 'rotate-secret', connectionId: 'Contoso help' } },
      ]);
    });

    it('lead back to what is under way: from the navigation, a card, a connection that is well, and the list', async () => {
      const connections = [healthyConnection('Contoso help'), expiringConnection('Fabrikam orders', 6)];
      const runs = [
        { ...runWaiting(), connectionId: 'Contoso help', connectionName: 'Contoso help' },
        endedRun('told'),
      ];
      const page = await show(stateFixture(connections, { runs }));
      const card = page.getByRole('article', { name: 'Contoso help' });
      await card.getByText('Under way: Rotate the client secret. Step 4 of 9: Wait until').waitFor();
      const name = 'Continue: Rotate the client secret';
      await eventually(() => card.getByRole('link', { name }).getAttribute('href')).toBe('#/runbooks/run-1');
      await goTo(page, '#/connections/Contoso%20help');
      await eventually(() => page.locator('main').getByRole('link', { name }).count()).toBe(1);
      await page.getByRole('link', { name: 'Runbooks, 1 under way' }).click();
      await eventually(() => heading(page).textContent()).toBe(
        '1 runbook is under way; nothing has to be done just now.',
      );
      await eventually(() =>
        page.getByRole('link', { name: 'See the result: Rotate the client secret' }).count(),
      ).toBe(1);
      await page.getByRole('link', { name }).click();
      await eventually(() => stepHeading(page).textContent()).toBe(
        'Wait until Microsoft accepts the new secret',
      );
      await become(stateFixture(connections));
      await goTo(page, '#/runbooks');
      await eventually(() => heading(page).textContent()).toBe('No runbook is under way.');
      await page.getByText('It begins at the button of a finding or an alert.').waitFor();
    });
  });

  describe('accessibility', () => {
    const all = everyRun();
    const state = (language: 'en' | 'fr'): AppState => {
      const base = withRuns(Object.values(all));
      return { ...base, app: { ...base.app, language } };
    };

    it.each([
      [
        'light',
        'en',
        'none',
        ['askingAll', 'changing', 'code', 'byHand', 'waiting', 'handingOver', 'undoing', 'stopped', 'proved'],
      ],
      ['dark', 'fr', 'none', ['askingAll', 'refused', 'handingOver', 'told']],
      ['dark', 'en', 'active', ['askingAll', 'waiting', 'told']],
    ] as const)(
      'has no violation (%s, %s, forced colours: %s)',
      async (colorScheme, language, forcedColors, names) => {
        const page = await show(state(language), {
          hash: '#/runbooks',
          surroundings: { colorScheme, forcedColors },
          given: { handOverSecret: { how: 'value', value: SECRET } },
        });
        await settled(page);
        expect(await violations(), 'list').toEqual([]);
        for (const name of names) {
          await goTo(page, `#/runbooks/${name}`);
          await eventually(() => page.evaluate(() => window.location.hash)).toBe(`#/runbooks/${name}`);
          await unfoldAll(page);
          if (name === 'handingOver') await page.locator('main form button').first().click();
          await settled(page);
          expect(await violations(), name).toEqual([]);
        }
      },
    );

    it('needs no sideways scrolling at any size of the window, and folds its steps', async () => {
      const page = await show(state('fr'), { hash: '#/runbooks' });
      expect(await sidewaysScrolling(page), 'list').toEqual([]);
      for (const name of ['askingAll', 'byHand', 'refused', 'waiting', 'proved']) {
        await goTo(page, `#/runbooks/${name}`);
        expect(await sidewaysScrolling(page), name).toEqual([]);
      }
      await resize(page, [720, 520]);
      await goTo(page, '#/runbooks/waiting');
      const steps = page.getByRole('navigation', { name: 'Étapes' });
      await eventually(() => steps.getByRole('listitem').count()).toBe(0);
      await steps.getByRole('button', { name: 'Toutes les étapes' }).click();
      await eventually(() => steps.getByRole('listitem').count()).toBe(9);
    });
  });
});
