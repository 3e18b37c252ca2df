import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { administratorClientId } from '../../electron/simulator/scenarios';
import { HOUR_MS, MINUTE_MS } from '../../shared/domain/instant';
import { chromiumPath } from '../support/chromium';
import { eventually } from '../support/eventually';
import { buildScope, scopeTestOutput } from '../support/exchange-deeds';
import { focused, tabTo } from '../support/keyboard';
import { useMending } from '../support/mending-session';
import { changeMonitor } from '../support/monitor-deeds';
import { subscribeAnew } from '../support/run-bench';
import { atStep, begin, beginAtFinding, heading, press, standing } from '../support/run-page';
import type { ServedScenarios } from '../support/served-scenarios';
import { goTo } from '../support/watched-page';

// Every runbook by clicks in the window, from its red until the result is proved and the overview is green. What people
// do elsewhere is done to the simulated services when the window is at that step.

const AT_MICROSOFT = [
  'subscription-expiring',
  'scope-open',
  'token-endpoint-v1',
  'app-disabled',
  'healthy',
] as const;
const AT_GENESYS = ['genesys-inactive', 'flow-unpublished', 'multiple-destinations-off'] as const;

/** Where an administrator can sign in for what only one may change. */
const WITH_SIGN_IN: readonly string[] = ['scope-open', 'app-disabled'];

function withSignIn({ configuration, tenant }: ServedScenarios): ServedScenarios['configuration'] {
  return {
    connections: configuration.connections.map((one) => {
      const name = AT_MICROSOFT.find((known) => known === one.name && WITH_SIGN_IN.includes(known));
      const clientId = name === undefined ? null : administratorClientId(tenant(name));
      return clientId === null
        ? one
        : { ...one, access: [...one.access, { kind: 'administrator', clientId }] };
    }),
  };
}

describe.skipIf(chromiumPath() === null)('from red to green', () => {
  const {
    page: opened,
    served,
    hurry,
  } = useMending([...AT_MICROSOFT, ...AT_GENESYS], (served) => {
    const { integration, clock } = served.place('healthy');
    changeMonitor(integration.tenant, 'withdraw', { now: clock.now(), random: integration.random });
    return withSignIn(served);
  });

  async function expectRed(page: Page, name: string, why: string): Promise<void> {
    await goTo(page, '#/overview');
    await eventually(() => standing(page, name), name).toContain(why);
  }

  async function expectProved(page: Page, title: string): Promise<void> {
    await eventually(() => heading(page)).toBe(`${title}: done, and proved.`);
  }

  /** The overview has nothing more to say of it than its line. */
  async function expectMended(page: Page, name: string, now = 'Healthy'): Promise<void> {
    await goTo(page, '#/overview');
    await eventually(() => standing(page, name), name).toContain(`${name} ${now}`);
    await eventually(() => page.getByRole('article', { name }).count()).toBe(0);
  }

  /** At a step that waits: time passes, and it is looked again. */
  async function letPass(page: Page, step: string, ms: number): Promise<void> {
    await atStep(page, step);
    await page.getByText(/^Next look in/).waitFor();
    await hurry(ms);
  }

  /** Genesys Cloud, enabled: it signs in with what it has now, and makes its subscriptions anew. */
  function enableThere(name: (typeof AT_MICROSOFT)[number]): void {
    const { integration, clock } = served().place(name);
    const { vendor, subscriptions } = integration.tenant;
    subscriptions.splice(0);
    vendor.renewsSubscriptions = true;
    vendor.keyId ??= integration.app.application.passwords[0]?.keyId ?? null;
    subscribeAnew({ integration, clock });
  }

  /** Disables and enables the integration at Genesys Cloud, as the window says to. */
  async function refreshByHand(page: Page, name: (typeof AT_MICROSOFT)[number]): Promise<void> {
    await press(page, 'Disable the integration in Genesys Cloud', 'It is Inactive');
    await atStep(page, 'Enable the integration again');
    enableThere(name);
    await press(page, 'Enable the integration again', 'It is Active');
  }

  describe('what is wrong at Microsoft', () => {
    it('restores the subscriptions: extended, made anew, seen alive', async () => {
      const name = 'subscription-expiring';
      const page = opened();
      await expectRed(page, name, 'the subscription to help@contoso.example ends in 2 hours');
      await begin(page, name, 'Restore the subscriptions…');
      await press(page, 'Extend the subscriptions that are about to end', 'Extend them');
      await refreshByHand(page, name);
      await expectProved(page, 'Restore the subscriptions');
      await expectMended(page, name);
    });

    it('limits the mailboxes: Exchange grants them, and the tenant-wide consent goes', async () => {
      const name = 'scope-open';
      const page = opened();
      await expectRed(page, name, 'This app can read every mailbox in the tenant.');
      await begin(page, name, 'Limit the mailboxes…');
      await press(page, 'Choose how Exchange tells the mailboxes apart', 'Go on with this');
      // What will be taken away is among the steps from the beginning.
      const steps = page.getByRole('navigation', { name: 'Steps' });
      await eventually(() => steps.innerText()).toContain('Take the tenant-wide consent away');
      await atStep(page, 'Name the group');
      await page.getByLabel('Name or address of the group').fill('Mailboxes of the contact centre');
      await press(page, 'Name the group', 'Go on with this');
      await atStep(page, 'Let Exchange grant the listed mailboxes');
      await eventually(() => page.locator('main form').innerText()).toContain(
        'Mailboxes of the contact centre',
      );
      const { connection, integration, clock } = served().place(name);
      buildScope({ connection, integration, clock }, connection.mailboxes);
      await press(page, 'Let Exchange grant the listed mailboxes', 'The script ran without an error');
      await atStep(page, 'See what Exchange says that it grants');
      await page.getByLabel('Output of the test').fill('Mailbox  RoleName  InScope');
      await press(page, 'See what Exchange says that it grants', 'Go on with this');
      await page.getByText('is not understood').waitFor();
      await page.getByLabel('Output of the test').fill(scopeTestOutput({ connection, integration, clock }));
      await press(page, 'See what Exchange says that it grants', 'Go on with this');
      await letPass(page, 'Wait until Exchange applies it', 2 * HOUR_MS);
      await atStep(page, 'Take the tenant-wide consent away');
      await page.getByRole('button', { name: 'Sign in with the browser' }).click();
      await press(page, 'Take the tenant-wide consent away', 'Remove the tenant-wide consent');
      await refreshByHand(page, name);
      await expectProved(page, 'Limit the app to its mailboxes');
      await eventually(() => page.locator('main').innerText()).toContain(
        'The mailboxes are the members of the group “Mailboxes of the contact centre”.',
      );
      await expectMended(page, name);
    });

    it('corrects the token endpoint with the keyboard alone, and the focus goes along', async () => {
      const name = 'token-endpoint-v1';
      const page = opened();
      const { keyboard } = page;
      /** Whoever goes on comes to the next step's heading, as a screen reader says it. */
      const arriveAt = async (step: string): Promise<void> => {
        await eventually(async () => (await focused(page)).name, step).toBe(step);
      };
      const answer = async (text: string): Promise<void> => {
        await keyboard.press('ControlOrMeta+a');
        await keyboard.type(text);
        await keyboard.press('Enter');
      };
      await expectRed(page, name, 'the token endpoint is the v1 one, not v2');
      await tabTo(page, /^Correct the endpoint…/);
      await keyboard.press('Enter');
      await atStep(page, 'Correct it in Genesys Cloud');
      const right = /https:\S+/.exec(await page.locator('main form dd').innerText())?.[0] ?? '';
      await tabTo(page, 'I have done it');
      await keyboard.press('Space');
      await arriveAt('Check what stands there now');
      await tabTo(page, 'Address in Genesys Cloud');
      await answer(right.replace('/v2.0', ''));
      await page.getByText('It is the endpoint of version 1.').waitFor();
      // Back at what has to be put right.
      await arriveAt('Address in Genesys Cloud');
      await answer(right);
      await arriveAt('Disable the integration in Genesys Cloud');
      await tabTo(page, 'It is Inactive');
      await keyboard.press('Enter');
      await arriveAt('Enable the integration again');
      enableThere(name);
      await tabTo(page, 'It is Active');
      await keyboard.press('Space');
      await arriveAt('Correct the token endpoint: done, and proved.');
      await tabTo(page, 'Back to the connection');
      await keyboard.press('Enter');
      await eventually(() => heading(page)).toBe(name);
      await expectMended(page, name);
    });

    it('mends the registration: an administrator signs in, and the app is enabled', async () => {
      const name = 'app-disabled';
      const page = opened();
      await expectRed(page, name, 'the enterprise application is disabled');
      await begin(page, name, 'Mend the registration…');
      await atStep(page, 'Enable the enterprise application');
      await page.getByRole('button', { name: 'Sign in with the browser' }).click();
      await press(page, 'Enable the enterprise application', 'Enable the enterprise application');
      await refreshByHand(page, name);
      await expectProved(page, 'Mend the app registration');
      await expectMended(page, name);
    });

    it('restores what Graphkeeper sees with: somebody grants its permissions anew', async () => {
      const name = 'healthy';
      const page = opened();
      await expectRed(page, name, 'Unknown');
      await begin(page, name, 'Restore the access…');
      await atStep(page, 'Grant Graphkeeper what it needs to see');
      const { integration, clock } = served().place(name);
      changeMonitor(integration.tenant, 'grant', { now: clock.now(), random: integration.random });
      await press(page, 'Grant Graphkeeper what it needs to see', 'I have done it');
      await expectProved(page, 'Restore Graphkeeper’s own access');
      await expectMended(page, name);
    });
  });

  describe('what is wrong at Genesys Cloud', () => {
    it('refreshes the integration that somebody had disabled', async () => {
      const name = 'genesys-inactive';
      const page = opened();
      await expectRed(page, name, 'the integration “Contoso Graph mail” is disabled');
      await begin(page, name, 'Refresh the integration…');
      await press(page, 'Enable the integration again', 'Enable it');
      await letPass(page, 'Wait until it is active again', MINUTE_MS);
      await letPass(page, 'See that mail is fetched again', 25 * MINUTE_MS);
      await expectProved(page, 'Disable and enable the integration');
      await expectMended(page, name, 'Notice');
    });

    it('finds the mail that was read and never arrived: the flow was not published', async () => {
      const name = 'flow-unpublished';
      const page = opened();
      await expectRed(page, name, 'the flow that help@contoso.example is routed to is not published');
      await begin(page, name, 'Find the missing mail…');
      await atStep(page, 'Mend it');
      for (const flow of served().farEnd(name).organisation.flows) flow.publishedVersion ??= 5;
      await press(page, 'Mend it', 'I have done it');
      await letPass(page, 'See that a mail arrives', 25 * MINUTE_MS);
      await eventually(() => heading(page)).toBe(
        'Find mail that was read and never arrived: done, and proved.',
      );
      // Of the second mailbox that the flow serves, too, the next mail shows it.
      await hurry(25 * MINUTE_MS);
      await goTo(page, '#/overview');
      await page.getByRole('button', { name: 'Re-check all' }).click();
      await expectMended(page, name, 'Notice');
    });

    it('lets a mail reach each of its routes, after saying what else changes', async () => {
      const name = 'multiple-destinations-off';
      const page = opened();
      await expectRed(page, name, 'a mail to several addresses reaches one route only');
      await begin(page, name, 'Set up the routing…');
      await press(page, 'Know what else changes', 'We want that');
      await press(page, 'Enable it', 'Switch it on for the organisation');
      await expectProved(page, 'Route mail to multiple destinations');
      await expectMended(page, name, 'Notice');
    });

    it('lets Genesys Cloud’s addresses in: what is lacking is added to the policy that is there', async () => {
      const name = 'multiple-destinations-off';
      const page = opened();
      const policy = (...allowed: readonly string[]): string =>
        JSON.stringify({ Name: 'Default', IPAllowList: allowed, IPBlockList: [] });
      await beginAtFinding(page, name, 'Allow the addresses…');
      await press(page, 'List the addresses to let in', 'Go on with this');
      await atStep(page, 'Compare them with the policy');
      await page.getByLabel('Output of the script').fill(policy('203.0.113.0/28'));
      await press(page, 'Compare them with the policy', 'Go on with this');
      await atStep(page, 'Add what is lacking');
      await eventually(() => page.locator('main form').innerText()).toContain('203.0.113.16/28');
      await press(page, 'Add what is lacking', 'The script ran without an error');
      await atStep(page, 'See that all of them are let in');
      await page.getByLabel('Output of the script').fill(policy('203.0.113.0/28'));
      await press(page, 'See that all of them are let in', 'Go on with this');
      await page.getByText('Still lacking: 203.0.113.16/28.').waitFor();
      await page.getByLabel('Output of the script').fill(policy('203.0.113.0/28', '203.0.113.16/28'));
      await press(page, 'See that all of them are let in', 'Go on with this');
      await eventually(() => heading(page)).toMatch(/: done, on the administrator’s word\.$/);
      await expectMended(page, name);
    });

    it('leaves nothing switched off where a run is cancelled in the middle', async () => {
      const name = 'genesys-inactive';
      const page = opened();
      const { integration } = served().farEnd(name);
      await goTo(page, '#/runbooks');
      await page.getByLabel('Connection', { exact: true }).selectOption(name);
      await page.getByRole('button', { name: /^Refresh the integration…/ }).click();
      await press(page, 'Disable the integration in Genesys Cloud', 'Disable and enable it');
      await atStep(page, 'Wait until it is inactive');
      expect(integration.intendedState).toBe('DISABLED');
      await page.getByRole('button', { name: 'Cancel the runbook…' }).click();
      await page.getByText('The integration is enabled again, after you confirmed it.').waitFor();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel the runbook' }).click();
      await press(page, 'Enable the integration that was disabled', 'Enable it');
      await eventually(() => heading(page)).toBe('Disable and enable the integration: cancelled.');
      expect(integration.intendedState).toBe('ENABLED');
    });
  });
});
