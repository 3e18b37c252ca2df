import { describe, expect, it } from 'vitest';

import { createMemoryAlertStore } from '../../../../electron/alerts/alert-store';
import type { Fetch } from '../../../../electron/network/fetch';
import { createMemorySecretStore } from '../../../../electron/secrets/memory-secret-store';
import { type SecretStore, SecretStoreError } from '../../../../electron/secrets/secret-store';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../../shared/domain/instant';
import type { CommandArgument } from '../../../../shared/ipc/contract';
import { applicationBench, type BenchOptions } from '../../../support/application-bench';
import { settle } from '../../../support/fake-clock';

const URL_SECRET = 'https://hooks.contoso.example/in/T0KEN-abc123?sig=S1GNATURE';
const KEY = `whsec_${Buffer.from('a-key-of-more-than-24-bytes!').toString('base64')}`;
const PASSWORD = 'pass-Word-1234567890';

const common = {
  id: null,
  name: 'Duty',
  isEnabled: true,
  connectionIds: null,
  minimumSeverity: 'notice' as const,
  language: 'en' as const,
};

const WEBHOOK: CommandArgument<'saveChannel'> = {
  channel: { ...common, kind: 'webhook' },
  secrets: { url: URL_SECRET, signingKey: KEY },
};

const MAIL: CommandArgument<'saveChannel'> = {
  channel: {
    ...common,
    kind: 'email',
    host: 'mail.contoso.example',
    port: 587,
    security: 'starttls',
    user: 'ada',
    from: 'graphkeeper@contoso.example',
    to: ['duty@contoso.example'],
  },
  secrets: { password: PASSWORD },
};

interface Posted {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

type Answer = () => Promise<Response> | Response;

const TAKEN: Answer = () => new Response(null, { status: 202 });
const AWAY: Answer = () =>
  Promise.reject(
    new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) }),
  );

/** An application whose only connection has lost its subscriptions, and a receiver that follows a script. */
function setUp(answers: readonly Answer[] = [], options: BenchOptions = {}) {
  const posts: Posted[] = [];
  const fetch: Fetch = async (input, init) => {
    posts.push({
      url: input as string,
      body: init?.body as string,
      headers: init?.headers as Record<string, string>,
    });
    return (answers[posts.length - 1] ?? TAKEN)();
  };
  const bench = applicationBench({ stored: ['a'], fetch, ...options });
  const save = async (argument: CommandArgument<'saveChannel'>): Promise<string> => {
    const answer = await bench.must('saveChannel', argument);
    if (answer.outcome !== 'saved') throw new Error(answer.outcome);
    return answer.channelId;
  };
  const told = () =>
    bench.application
      .state()
      .activity.filter(({ kind }) => kind === 'told')
      .map(({ details }) => [details?.['channel'], details?.['result'], details?.['failure']]);
  return { ...bench, posts, save, told, channel: () => bench.application.state().channels[0] };
}

describe('a channel', () => {
  it('is told once, signed and in words, and what became of it is noted', async () => {
    const bench = setUp();
    const id = await bench.save(WEBHOOK);
    bench.application.start();
    await bench.clock.advance(3 * HOUR_MS);
    expect(bench.posts.length).toBeGreaterThan(0);
    const ids = bench.posts.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(ids.length);
    expect(bench.posts[0]).toMatchObject({ url: URL_SECRET });
    expect(bench.posts[0]?.headers['webhook-signature']).toMatch(/^v1,/);
    expect(JSON.parse(bench.posts[0]?.body ?? '')).toMatchObject({
      type: 'graphkeeper.alerts',
      data: { alerts: [{ connectionId: 'a', event: 'raised' }] },
    });
    expect(bench.told()).toContainEqual([id, 'delivered', null]);
    expect(bench.channel()).toMatchObject({ waiting: 0, last: { problem: null } });
  });

  it('is tried again as soon as the network is back', async () => {
    const bench = setUp([AWAY]);
    await bench.save(WEBHOOK);
    bench.application.start();
    await bench.clock.advance(5 * MINUTE_MS + 30_000);
    expect(bench.posts).toHaveLength(1);
    expect(bench.channel()).toMatchObject({ waiting: 1 });
    bench.application.setOnline(true);
    await settle();
    expect(bench.posts.length).toBeGreaterThanOrEqual(2);
    expect(bench.posts[1]?.headers['webhook-id']).toBe(bench.posts[0]?.headers['webhook-id']);
    expect(bench.told().map(([, result]) => result)).toContain('delivered');
  });

  it('is left in peace for as long as it asks', async () => {
    const bench = setUp([() => new Response(null, { status: 429, headers: { 'retry-after': '7200' } })]);
    await bench.save(WEBHOOK);
    bench.application.start();
    await bench.clock.advance(HOUR_MS);
    const id = bench.channel()?.channel.id ?? null;
    await bench.save({ channel: { ...WEBHOOK.channel, id, name: 'Renamed' }, secrets: {} });
    await bench.clock.advance(HOUR_MS);
    expect(bench.posts).toHaveLength(1);
    await bench.clock.advance(10 * MINUTE_MS);
    expect(bench.posts.length).toBeGreaterThanOrEqual(2);
  });

  it('is not told again what may have arrived', async () => {
    const bench = setUp([() => Promise.reject(new TypeError('fetch failed'))]);
    const id = await bench.save(WEBHOOK);
    bench.application.start();
    await bench.clock.advance(6 * MINUTE_MS);
    expect(bench.told()).toContainEqual([id, 'uncertain', 'unanswered']);
    expect(bench.channel()?.last?.problem?.id).toBe('channel.failure.unanswered');
    const first = bench.posts[0]?.headers['webhook-id'];
    await bench.clock.advance(2 * DAY_MS);
    expect(bench.posts.filter(({ headers }) => headers['webhook-id'] === first)).toHaveLength(1);
  });

  it('that refuses what it is told is a problem that is shown, until a test gets through', async () => {
    const gone: Answer = () => new Response(null, { status: 404 });
    const bench = setUp(Array.from({ length: 9 }, () => gone));
    const channelId = await bench.save(WEBHOOK);
    const problems = () => bench.application.state().problems.map(({ code }) => code);
    bench.application.start();
    expect(problems()).toEqual([]);
    await bench.clock.advance(6 * MINUTE_MS);
    expect(problems()).toEqual(['channelFailing']);
    expect(bench.application.state().activity.map(({ text }) => text)).toContainEqual({
      id: 'application.problem.channel',
      params: { name: 'Duty' },
    });
    bench.posts.length = 9;
    expect(await bench.must('testChannel', { channelId })).toEqual({ problem: null });
    await settle();
    expect(problems()).toEqual([]);
  });

  describe('that refused what is open', () => {
    /** It refused all that it was told so far, and would take it now. */
    async function refused() {
      const gone: Answer = () => new Response(null, { status: 410 });
      const bench = setUp(Array.from({ length: 20 }, () => gone));
      const channelId = await bench.save(WEBHOOK);
      bench.application.start();
      await bench.clock.advance(3 * HOUR_MS);
      const missed = bench.posts.length;
      expect(missed).toBeGreaterThan(0);
      expect(missed).toBeLessThan(20);
      bench.posts.length = 20;
      const heard = () =>
        bench.told().filter(([channel, result]) => channel === channelId && result === 'delivered').length;
      const open = () => bench.application.state().alerts.filter(({ told }) => told !== null).length;
      return { ...bench, channelId, heard, open };
    }

    it('hears it at once when its address is mended, and once', async () => {
      const { must, channelId, heard, open, clock } = await refused();
      const channel = { ...WEBHOOK.channel, id: channelId };
      await must('saveChannel', { channel, secrets: { url: 'https://hooks.contoso.example/new' } });
      await settle();
      expect(heard()).toBe(open());
      await must('saveChannel', { channel: { ...channel, name: 'Night' }, secrets: {} });
      await clock.advance(3 * HOUR_MS);
      expect(heard()).toBe(open());
    });

    it('hears it when a test gets through, because it was mended at its end', async () => {
      const { must, channelId, heard, open } = await refused();
      expect(await must('testChannel', { channelId })).toEqual({ problem: null });
      await settle();
      expect(heard()).toBe(open());
    });

    it('hears nothing of it while nobody has mended it', async () => {
      const { heard, clock } = await refused();
      await clock.advance(3 * HOUR_MS);
      expect(heard()).toBe(0);
    });
  });

  it('goes on after a restart with what was not sent', async () => {
    const alertStore = createMemoryAlertStore();
    const secretStore = createMemorySecretStore();
    const first = setUp([AWAY, AWAY, AWAY], { alertStore, secretStore });
    await first.save(WEBHOOK);
    first.application.start();
    await first.clock.advance(6 * MINUTE_MS);
    await first.application.dispose();
    const tried = first.posts.length;
    expect(tried).toBeGreaterThan(0);
    const second = setUp([], { alertStore, secretStore, settings: first.settings });
    second.clock.jump(10 * MINUTE_MS);
    second.application.start();
    await settle();
    expect(second.posts[0]?.headers['webhook-id']).toBe(first.posts[0]?.headers['webhook-id']);
  });

  it('that was off hears what is open when it is on again, once', async () => {
    const bench = setUp();
    const desk = await bench.save(WEBHOOK);
    const { channel } = WEBHOOK;
    const night = await bench.save({ ...WEBHOOK, channel: { ...channel, name: 'Night', isEnabled: false } });
    bench.application.start();
    await bench.clock.advance(3 * HOUR_MS);
    const on = (id: string) => bench.told().filter(([told]) => told === id).length;
    expect([on(desk) > 0, on(night)]).toEqual([true, 0]);
    await bench.must('saveChannel', { channel: { ...channel, id: night, name: 'Night' }, secrets: {} });
    await bench.clock.advance(HOUR_MS);
    const open = bench.application.state().alerts.filter(({ told }) => told !== null);
    expect(on(night)).toBe(open.length);
    await bench.clock.advance(3 * HOUR_MS);
    expect(on(night)).toBe(open.length);
  });

  it('is told nothing while it is off, or of other connections', async () => {
    for (const change of [{ isEnabled: false }, { connectionIds: ['other'] }]) {
      const bench = setUp();
      await bench.save({ ...WEBHOOK, channel: { ...common, ...change, kind: 'webhook' } });
      bench.application.start();
      await bench.clock.advance(HOUR_MS);
      expect(bench.posts).toEqual([]);
    }
  });

  it('is told nothing of the sample tenant, and is not changed from there', async () => {
    const bench = setUp();
    const channelId = await bench.save(WEBHOOK);
    await bench.must('exploreSample', {});
    bench.application.start();
    await bench.clock.advance(3 * HOUR_MS);
    expect(bench.posts).toEqual([]);
    for (const [name, argument] of [
      ['saveChannel', WEBHOOK],
      ['removeChannel', { channelId }],
      ['testChannel', { channelId }],
    ] as const) {
      expect(await bench.run(name, argument)).toMatchObject({ error: { code: 'notAllowed' } });
    }
  });

  it('that is removed is told nothing any more, and its secrets are gone', async () => {
    const bench = setUp([AWAY]);
    const channelId = await bench.save(WEBHOOK);
    bench.application.start();
    await bench.clock.advance(6 * MINUTE_MS);
    const before = bench.posts.length;
    await bench.must('removeChannel', { channelId });
    await bench.clock.advance(DAY_MS);
    expect(bench.posts).toHaveLength(before);
    expect(bench.application.state()).toMatchObject({ channels: [], settings: { channels: [] } });
    for (const secret of ['url', 'signingKey']) {
      expect(await bench.secretStore.get(`graphkeeper/channel/${channelId}/${secret}`)).toBeNull();
    }
    expect(await bench.run('testChannel', { channelId })).toMatchObject({
      error: { code: 'unknownChannel' },
    });
  });
});

describe('a test message', () => {
  it('says that it arrived, and ends a pause', async () => {
    const bench = setUp([AWAY]);
    const channelId = await bench.save(WEBHOOK);
    bench.application.start();
    await bench.clock.advance(5 * MINUTE_MS + 30_000);
    expect(bench.channel()?.waiting).toBe(1);
    expect(await bench.must('testChannel', { channelId })).toEqual({ problem: null });
    await settle();
    expect(JSON.parse(bench.posts[1]?.body ?? '')).toMatchObject({ type: 'graphkeeper.test' });
    expect(bench.posts.length).toBeGreaterThan(2);
  });

  it('says why it did not', async () => {
    const bench = setUp([() => new Response(null, { status: 410 })]);
    const channelId = await bench.save(WEBHOOK);
    const { problem } = await bench.must('testChannel', { channelId });
    expect(problem).toEqual({ id: 'channel.failure.refused', params: { status: 410 } });
    expect(bench.channel()?.last?.problem).toEqual(problem);
    await bench.secretStore.delete(`graphkeeper/channel/${channelId}/url`);
    expect((await bench.must('testChannel', { channelId })).problem?.id).toBe(
      'channel.failure.secretMissing',
    );
    expect(bench.channel()?.secrets).toEqual(['signingKey']);
  });
});

describe('secrets of a channel', () => {
  it('are nowhere but in the keychain', async () => {
    const alertStore = createMemoryAlertStore();
    const bench = setUp([TAKEN, AWAY, () => new Response(URL_SECRET, { status: 500 })], { alertStore });
    const channelId = await bench.save(WEBHOOK);
    // Off: a mail server would really be looked for.
    await bench.save({ ...MAIL, channel: { ...MAIL.channel, isEnabled: false } });
    bench.application.start();
    await bench.clock.advance(3 * HOUR_MS);
    await bench.must('testChannel', { channelId });
    const { text } = await bench.must('supportBundle', {});
    const everything = JSON.stringify([
      bench.application.state(),
      bench.changes,
      bench.settings.settings(),
      alertStore.present(),
      bench.unexpected.map(String),
      text,
    ]);
    for (const secret of ['T0KEN', 'S1GNATURE', KEY, PASSWORD]) expect(everything).not.toContain(secret);
    for (const one of ['hooks.contoso', 'mail.contoso', 'duty@']) expect(text).not.toContain(one);
    expect(bench.unexpected).toEqual([]);
    expect(bench.application.state().channels.map(({ secrets }) => secrets)).toEqual([
      ['url', 'signingKey'],
      ['password'],
    ]);
    expect(bench.application.state().settings.channels[0]).toMatchObject({ host: 'hooks.contoso.example' });
  });

  it('are demanded for a new channel, and kept when it is changed', async () => {
    const bench = setUp();
    expect(await bench.run('saveChannel', { ...WEBHOOK, secrets: { url: URL_SECRET } })).toMatchObject({
      error: { code: 'badArgument', detail: 'secrets.signingKey' },
    });
    const id = await bench.save(WEBHOOK);
    await bench.save({ channel: { ...common, id, name: 'Night', kind: 'webhook' }, secrets: {} });
    expect(bench.channel()).toMatchObject({
      channel: { name: 'Night', host: 'hooks.contoso.example' },
      secrets: ['url', 'signingKey'],
    });
    expect(
      await bench.run('saveChannel', { channel: { ...common, id, kind: 'slack' }, secrets: {} }),
    ).toMatchObject({ error: { code: 'badArgument', detail: 'channel.kind' } });
  });

  it('are not sent to another mail server than they were given for', async () => {
    const bench = setUp();
    const id = await bench.save(MAIL);
    const moved = { ...MAIL.channel, id, host: 'mail.evil.example' };
    expect(await bench.run('saveChannel', { channel: moved, secrets: {} })).toMatchObject({
      error: { code: 'badArgument', detail: 'secrets.password' },
    });
    await bench.save({ channel: moved, secrets: { password: 'another' } });
    await bench.save({ channel: { ...moved, name: 'Night' }, secrets: {} });
  });

  it.each([
    ['http://hooks.contoso.example/in', 'secrets.url: no https address'],
    ['https://user:pass@hooks.contoso.example/in', 'secrets.url: no https address'],
    ['hooks.contoso.example', 'secrets.url: no https address'],
  ])('are refused by the name of the field: %s', async (url, detail) => {
    const bench = setUp();
    expect(await bench.run('saveChannel', { ...WEBHOOK, secrets: { ...WEBHOOK.secrets, url } })).toEqual({
      ok: false,
      error: { code: 'badArgument', detail },
    });
  });

  it('never cross a mail server in the clear', async () => {
    const bench = setUp();
    const channel = { ...MAIL.channel, security: 'none' };
    expect(await bench.run('saveChannel', { ...MAIL, channel })).toMatchObject({
      error: { code: 'badArgument', detail: 'channel.security: no password without encryption' },
    });
  });

  it('that the keychain does not take leave everything as it was', async () => {
    const memory = createMemorySecretStore();
    const locked: SecretStore = {
      ...memory,
      set: () => Promise.reject(new SecretStoreError('locked', 'locked')),
    };
    const bench = setUp([], { secretStore: locked });
    expect(await bench.must('saveChannel', WEBHOOK)).toEqual({ outcome: 'keychainRefused' });
    expect(bench.application.state().settings.channels).toEqual([]);
  });
});
