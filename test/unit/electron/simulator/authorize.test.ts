import { createHash } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { decodeJwt } from '../../../../electron/simulator/entra/jwt';
import { grantScopes } from '../../../../electron/simulator/tenant-builder';
import { MINUTE_MS } from '../../../../shared/domain/instant';
import { type Choice, chooseOnPage } from '../../../support/simulated-browser';
import {
  createSimulatedCloud,
  LOGIN,
  requestToken,
  type SimulatedCloud,
} from '../../../support/simulated-cloud';

const VERIFIER = 'a-verifier-of-forty-three-characters-or-more-0';
const REDIRECT = 'http://localhost:49152';

function cloudForUsers(): SimulatedCloud {
  const cloud = createSimulatedCloud();
  cloud.app.application.publicClient.push('http://localhost');
  cloud.admin.roles.push('Global Reader');
  grantScopes(cloud.tenant, cloud.app.principal, ['User.Read'], { user: null, random: cloud.random });
  return cloud;
}

function authorizeUrl(cloud: SimulatedCloud, changes: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({
    client_id: cloud.app.application.appId,
    response_type: 'code',
    response_mode: 'form_post',
    redirect_uri: REDIRECT,
    scope: 'https://graph.microsoft.com/User.Read openid offline_access',
    state: 'st<a>te&"1"',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
    ...changes,
  });
  return `${LOGIN}/${cloud.tenant.id}/oauth2/v2.0/authorize?${query.toString()}`;
}

/** What the page after the choice would post to the application. */
async function postedAfter(cloud: SimulatedCloud, choice: Choice, url = authorizeUrl(cloud)) {
  const { html } = await chooseOnPage(cloud.simulator.fetch, url, choice);
  const fields = [...html.matchAll(/name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [
    name,
    value,
  ]);
  return { html, fields: Object.fromEntries(fields) as Record<string, string> };
}

async function redeem(
  cloud: SimulatedCloud,
  code: string,
  changes: Readonly<Record<string, string | null>> = {},
) {
  const reply = await requestToken(cloud, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: REDIRECT,
    code_verifier: VERIFIER,
    client_secret: null,
    scope: null,
    ...changes,
  });
  return (await reply.json()) as Record<string, unknown>;
}

describe('the simulated sign-in page', () => {
  it('posts a code and the state to this computer, and the code gives tokens once', async () => {
    const cloud = cloudForUsers();
    const { fields, html } = await postedAfter(cloud, { signInAs: 'Avery Admin' });
    expect(html).toContain(`action="${REDIRECT}"`);
    expect(fields['state']).toBe('st&lt;a&gt;te&amp;&quot;1&quot;');
    const tokens = await redeem(cloud, fields['code']!);
    expect(decodeJwt(String(tokens['access_token']))?.payload).toMatchObject({
      oid: cloud.admin.id,
      scp: 'User.Read',
      wids: ['f2ef992c-3afb-46b9-b7cf-a126ee74c451', 'b79fbf4d-3ef9-4689-8143-76b194e85509'],
    });
    expect(tokens).toMatchObject({
      refresh_token: expect.any(String) as string,
      id_token: expect.any(String) as string,
    });
    expect(await redeem(cloud, fields['code']!)).toMatchObject({ error_codes: [54005] });
  });

  it.each<[string, number, Readonly<Record<string, string | null>>]>([
    ['another verifier', 501481, { code_verifier: 'another' }],
    ['no verifier', 501481, { code_verifier: null }],
    ['another redirect URI', 500112, { redirect_uri: 'http://localhost:1' }],
    ['another app', 54005, { client_id: '11111111-2222-4333-8444-555555555555' }],
  ])('gives nothing for %s', async (_, number, changes) => {
    const cloud = cloudForUsers();
    const { fields } = await postedAfter(cloud, { signInAs: 'Avery Admin' });
    expect(await redeem(cloud, fields['code']!, changes)).toMatchObject({ error_codes: [number] });
  });

  it('lets a code expire, and wants a secret where the app is not a public client', async () => {
    const cloud = cloudForUsers();
    const late = await postedAfter(cloud, { signInAs: 'Avery Admin' });
    cloud.clock.jump(10 * MINUTE_MS);
    expect(await redeem(cloud, late.fields['code']!)).toMatchObject({ error_codes: [70008] });
    cloud.app.application.publicClient.splice(0);
    const { fields } = await postedAfter(cloud, { signInAs: 'Avery Admin' });
    expect(await redeem(cloud, fields['code']!)).toMatchObject({ error_codes: [7000218] });
  });

  it('sends the refusal back: cancelled, or without consent', async () => {
    const cloud = cloudForUsers();
    expect((await postedAfter(cloud, 'cancel')).fields).toMatchObject({ error: 'access_denied' });
    const more = authorizeUrl(cloud, { scope: 'Directory.Read.All openid' });
    const { fields } = await postedAfter(cloud, { signInAs: 'Avery Admin' }, more);
    expect(fields).toMatchObject({ error: 'access_denied' });
    expect(fields['error_description']).toMatch(/^AADSTS90094:/);
  });

  it('asks whoever may consent to do so, for themselves', async () => {
    const cloud = cloudForUsers();
    cloud.admin.roles.push('Privileged Role Administrator');
    const more = authorizeUrl(cloud, { scope: 'Directory.Read.All openid' });
    const before = cloud.tenant.permissionGrants.length;
    const declined = await postedAfter(cloud, { signInAs: 'Avery Admin', consents: false }, more);
    expect(declined.fields['error_description']).toMatch(/^AADSTS65004:/);
    expect(cloud.tenant.permissionGrants).toHaveLength(before);
    const accepted = await postedAfter(cloud, { signInAs: 'Avery Admin', consents: true }, more);
    const tokens = await redeem(cloud, accepted.fields['code']!);
    expect(String(tokens['scope']).split(' ')).toContain('Directory.Read.All');
    expect(cloud.tenant.permissionGrants.slice(before)).toMatchObject([
      { consentType: 'Principal', principalId: cloud.admin.id, scope: 'Directory.Read.All' },
    ]);
  });

  it.each<[string, number, Readonly<Record<string, string>>]>([
    ['a redirect URI that is not registered', 50011, { redirect_uri: 'https://evil.example' }],
    ['another path of this computer', 50011, { redirect_uri: 'http://localhost:1/x' }],
    ['an unknown app', 700016, { client_id: '11111111-2222-4333-8444-555555555555' }],
    ['another response mode', 70005, { response_mode: 'query' }],
  ])('shows %s in the browser and sends nothing', async (_, number, changes) => {
    const cloud = cloudForUsers();
    const page = await cloud.simulator.fetch(authorizeUrl(cloud, changes));
    expect(page.status).toBe(400);
    const html = await page.text();
    expect(html).toContain(`AADSTS${String(number)}`);
    expect(html).not.toContain('<form');
  });

  it('keeps codes out of the request log', async () => {
    const cloud = cloudForUsers();
    const { fields } = await postedAfter(cloud, { signInAs: 'Avery Admin' });
    await redeem(cloud, fields['code']!);
    expect(JSON.stringify(cloud.simulator.requests)).not.toContain(fields['code']);
  });
});
