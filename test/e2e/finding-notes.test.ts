import { describe, expect, it } from 'vitest';

import { DAY_MS } from '../../shared/domain/instant';
import type { AppState } from '../../shared/domain/state';
import { message } from '../../shared/messages/message';
import {
  connectionFixture,
  credentialFixture,
  findingFixture,
  fixtureInstant,
  healthFixture,
} from '../support/app-state-fixtures';
import { chromiumPath } from '../support/chromium';
import { eventually } from '../support/eventually';
import { alertsInLife, desktopState } from '../support/screen-fixtures';
import { useWindow } from '../support/window-session';

const NAME = 'Contoso help';

const ENDING = credentialFixture(12, {
  key: 'credential-expiry/genesys-help',
  severity: 'warning',
  impact: 'atRisk',
});

const APPEARED = findingFixture({
  key: 'credential-changes/key-9',
  check: 'credential-changes',
  severity: 'warning',
  subject: { type: 'clientSecret', id: 'key-9', name: 'stranger' },
  title: message('check.credentialChanges.unplanned', { type: 'clientSecret', label: 'stranger' }),
  detail: message('check.credentialChanges.unplanned.detail', {
    owner: 'application',
    firstSeen: fixtureInstant(-DAY_MS),
    notSeenAt: fixtureInstant(-2 * DAY_MS),
  }),
});

/** One alert is taken care of, and one credential appeared that nobody planned. */
function stateWith(findings: readonly (typeof ENDING)[]): AppState {
  return desktopState({
    connections: [connectionFixture(NAME, healthFixture('warning', findings))],
    alerts: alertsInLife(),
  });
}

describe.skipIf(chromiumPath() === null)('what was done about a finding, in Chromium', () => {
  const { show, application, become, violations } = useWindow();

  it('stands at the finding, and can be taken back there', async () => {
    const page = await show(stateWith([ENDING]), { hash: '#/connections/Contoso%20help' });
    const finding = page.getByRole('listitem').filter({ hasText: 'Taken care of by anna' });
    await finding.getByText('“New secret is ordered, ticket 4711”').waitFor();
    await finding.getByRole('button', { name: /^Take back: / }).click();
    await eventually(() => application().received).toEqual([
      { name: 'wakeAlert', argument: { alertId: 'Contoso%20help#credential-expiry/genesys-help' } },
    ]);
    await eventually(() => page.evaluate(() => document.activeElement?.tagName)).toBe('LI');
    expect(await violations()).toEqual([]);
  });

  it('a credential that appeared is known after a question, and that is said', async () => {
    const page = await show(stateWith([ENDING, APPEARED]), { hash: '#/connections/Contoso%20help' });
    await page.getByRole('button', { name: /^I know this credential…: .*stranger/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Is “stranger” known?' });
    await dialog.getByText('If nobody did, remove it in Entra').waitFor();
    expect(await violations()).toEqual([]);
    await dialog.getByRole('button', { name: 'I know this credential' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(application().received).toEqual([
      { name: 'confirmCredential', argument: { connectionId: NAME, keyId: 'key-9' } },
    ]);
    await become(stateWith([ENDING]));
    await page.getByText('“stranger” is known, and not warned of any more.').waitFor();
    await eventually(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
  });
});
