import { describe, expect, it } from 'vitest';

import { grantRole } from '../../electron/simulator/tenant-builder';
import { DAY_MS, HOUR_MS } from '../../shared/domain/instant';
import { chromiumPath } from '../support/chromium';
import { createClientCertificate } from '../support/client-certificate';
import { eventually } from '../support/eventually';
import { useApplication } from '../support/host-session';
import { atStep, begin, heading, press, standing, stepHeading } from '../support/run-page';
import { serveRunner } from '../support/serve-host';
import { useServedScenarios, watching } from '../support/served-session';
import { goTo, unreadableFiles } from '../support/watched-page';

describe.skipIf(chromiumPath() === null)('a certificate that ends', () => {
  const name = 'certificate-expiring';
  const served = useServedScenarios([name], ({ tenant, place }) => {
    const { servicePrincipals } = tenant(name);
    const monitor = servicePrincipals.find(({ displayName }) => displayName === 'Graphkeeper monitor');
    const { random } = place(name).integration;
    if (monitor !== undefined)
      grantRole(tenant(name), monitor, 'Application.ReadWrite.All', { at: Date.now() - DAY_MS, random });
  });
  const { window: opened } = useApplication(serveRunner, () => watching(served()));

  it('is rotated from its .cer file: added beside the old one, which is removed at the end', async () => {
    const fresh = await createClientCertificate(Date.now() - HOUR_MS, Date.now() + 300 * DAY_MS);
    const { page } = opened();
    const { app } = served().place(name).integration;
    await eventually(() => standing(page, name)).toContain('Critical');
    await begin(page, name, 'Rotate the certificate…');
    await atStep(page, 'Make a new certificate');
    const area = page.locator('main form textarea');
    await area.fill(fresh.privateKeyPem);
    await eventually(() => page.locator('main form').innerText()).toContain('has a private key in it');
    await eventually(() => area.inputValue()).toBe('');
    const file = page.locator('main form input[type=file]');
    const locked = { name: 'locked.cer', mimeType: 'application/x-x509-ca-cert', buffer: Buffer.from('0') };
    const restore = await unreadableFiles(page);
    await file.setInputFiles(locked);
    await eventually(() => page.locator('main form').innerText()).toContain('“locked.cer” cannot be read.');
    await restore();
    await file.setInputFiles({
      name: 'mail.cer',
      mimeType: 'application/x-x509-ca-cert',
      buffer: Buffer.from(fresh.certificatePem.replaceAll(/-----[A-Z ]+-----|\s/g, ''), 'base64'),
    });
    await press(page, 'Make a new certificate', 'Take this certificate');
    await atStep(page, 'Add the new certificate beside the old one');
    const shown = () => page.locator('main form').innerText();
    await eventually(shown).toContain('Subject: CN=genesys');
    await eventually(shown).toContain('keyCredentials');
    await press(page, 'Add the new certificate beside the old one', 'Add the new certificate');
    await atStep(page, 'Give the new certificate to the integration');
    expect(app.application.keys).toHaveLength(2);
    await press(page, 'Give the new certificate to the integration', 'I have done it');
    await atStep(page, 'See that mail is fetched again');
    // The integration signs in with it, and Microsoft's report shows that at the next look.
    const keyId = app.application.keys[1]?.keyId ?? '';
    const { credentialActivities, vendor } = served().tenant(name);
    credentialActivities.push({ appId: app.application.appId, keyId, lastSignIn: Date.now() });
    if (vendor !== undefined) vendor.keyId = keyId;
    // Unless it looks by itself just then, and is a step further.
    const again = page.locator('main form').getByRole('button', { name: 'Look again', exact: true });
    await eventually(async () => {
      const isPressed = await again.evaluateAll(([button]) => {
        if (!(button instanceof HTMLElement) || button.ariaDisabled === 'true') return false;
        button.click();
        return true;
      });
      return isPressed || (await stepHeading(page)) !== 'See that mail is fetched again';
    }).toBe(true);
    await atStep(page, 'Remove the old certificate');
    await press(page, 'Remove the old certificate', 'Remove the old certificate');
    await eventually(() => heading(page)).toBe('Rotate the certificate: done, and proved.');
    expect(app.application.keys.map(({ displayName }) => displayName)).toEqual(['CN=genesys']);
    await goTo(page, '#/overview');
    await eventually(() => standing(page, name)).not.toContain('Critical');
  });
});
