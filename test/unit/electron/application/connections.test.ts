import { describe, expect, it } from 'vitest';

import { connectionOf, parseConfiguration } from '../../../../electron/storage/configuration-file';
import { MINUTE_MS, SECOND_MS } from '../../../../shared/domain/instant';
import { DEFAULT_POLICY } from '../../../../shared/domain/policy';
import { applyChange } from '../../../../shared/domain/state-change';
import type { CommandName } from '../../../../shared/ipc/contract';
import {
  type ApplicationBench,
  applicationBench as bench,
  storedConnection,
} from '../../../support/application-bench';
import { scriptedConnection } from '../../../support/scripted-collector';

const ids = ({ application }: ApplicationBench): readonly string[] =>
  application.state().connections.map(({ id }) => id);

const polled = ({ collector }: ApplicationBench): readonly string[] =>
  collector.polls.map((poll) => `${poll.connectionId} ${poll.depth}`);

const FILE = {
  source: 'file',
  connections: [scriptedConnection('from-file')],
  policy: { ...DEFAULT_POLICY, credentialDays: { notice: 3, warning: 2, critical: 1 } },
} as const;

describe('one’s own connections', () => {
  it('are none at first, which is not the sample tenant', () => {
    const one = bench({ stored: [] });
    expect(one.application.state().connections).toEqual([]);
    expect(one.application.state().app).toMatchObject({ isSample: false, isReadOnly: false });
  });

  it('removes one without disturbing the others, and lets go of its identities', async () => {
    const one = bench();
    one.application.start();
    await one.clock.advance(5 * SECOND_MS);
    const before = one.application.state().connections;
    await one.must('removeConnection', { connectionId: 'b' });
    expect(ids(one)).toEqual(['a', 'c']);
    expect(one.application.state().connections[0]).toBe(before[0]);
    expect(one.application.state().connections[1]).toBe(before[2]);
    expect(one.collector.forgotten).toEqual(['b']);
    expect(one.settings.connections().map(({ id }) => id)).toEqual(['a', 'c']);
    const count = one.collector.polls.length;
    await one.clock.advance(20 * MINUTE_MS);
    expect(
      polled(one)
        .slice(count)
        .filter((poll) => poll.startsWith('b')),
    ).toEqual([]);
    expect(await one.run('recheck', { connectionId: 'b' })).toMatchObject({
      error: { code: 'unknownConnection' },
    });
  });

  it('gives up what is being read of one that is removed', async () => {
    const one = bench();
    one.application.start();
    await one.clock.advance(50);
    const removal = one.must('removeConnection', { connectionId: 'a' });
    await one.clock.advance(50);
    await removal;
    expect(one.collector.polls.find((poll) => poll.connectionId === 'a')?.wasAborted).toBe(true);
    await one.clock.advance(SECOND_MS);
    expect(ids(one)).toEqual(['b', 'c']);
    expect(one.unexpected).toEqual([]);
  });

  it('reorders them and keeps the order', async () => {
    const one = bench();
    let copy = one.application.state();
    one.application.onChange((change) => {
      copy = applyChange(copy, change);
    });
    await one.must('reorderConnections', { order: ['c', 'a'] });
    expect(ids(one)).toEqual(['c', 'a', 'b']);
    expect(copy).toEqual(one.application.state());
    expect(one.settings.connections().map(({ id }) => id)).toEqual(['c', 'a', 'b']);
    expect(await one.run('reorderConnections', { order: ['z'] })).toMatchObject({
      error: { code: 'unknownConnection' },
    });
  });

  it('tells in the activity what was added and removed', async () => {
    const one = bench({ stored: ['a'] });
    await one.must('removeConnection', { connectionId: 'a' });
    expect(one.application.state().activity).toMatchObject([
      { kind: 'done', connectionName: 'Connection a', text: { id: 'application.activity.removed' } },
    ]);
  });
});

describe('the sample tenant', () => {
  it('takes the place of one’s own connections and gives it back', async () => {
    const one = bench({ stored: ['a'] });
    one.application.start();
    await one.clock.advance(SECOND_MS);
    await one.must('exploreSample', {});
    expect(one.application.state().app.isSample).toBe(true);
    expect(ids(one)).toEqual(['sample-1', 'sample-2']);
    await one.clock.advance(5 * SECOND_MS);
    expect(one.application.state().connections.every(({ health }) => health !== null)).toBe(true);
    const count = one.collector.polls.length;
    await one.clock.advance(20 * MINUTE_MS);
    expect(one.collector.polls).toHaveLength(count);
    await one.must('leaveSample', {});
    expect(ids(one)).toEqual(['a']);
    expect(one.application.state().app.isSample).toBe(false);
    await one.clock.advance(5 * SECOND_MS);
    expect(one.application.state().connections[0]?.health).not.toBeNull();
    expect(one.settings.connections().map(({ id }) => id)).toEqual(['a']);
  });

  it('has an activity of its own', async () => {
    const one = bench({ stored: ['a'] });
    await one.must('removeConnection', { connectionId: 'a' });
    await one.must('exploreSample', {});
    await one.must('pause', { until: 'resumed' });
    expect(one.application.state().activity.map(({ text }) => text.id)).toEqual([
      'application.activity.paused',
    ]);
    await one.must('leaveSample', {});
    expect(one.application.state().activity.map(({ text }) => text.id)).toEqual([
      'application.activity.removed',
    ]);
  });

  it.each([
    ['removeConnection', { connectionId: 'sample-1' }],
    ['openDraft', { connectionId: 'sample-1' }],
    ['reorderConnections', { order: ['sample-2', 'sample-1'] }],
    ['exportConnections', {}],
  ] as const)('%s does not touch it', async (name, argument) => {
    const one = bench({ stored: ['a'] });
    await one.must('exploreSample', {});
    expect(await one.run(name, argument)).toMatchObject({ ok: false, error: { code: 'notAllowed' } });
    expect(ids(one)).toEqual(['sample-1', 'sample-2']);
  });

  it('makes way for a connection that is imported', async () => {
    const one = bench({ stored: [] });
    await one.must('exploreSample', {});
    const text = (await bench({ stored: ['a'] }).must('exportConnections', {})).text;
    await one.must('importConnections', { text: text.replace('"env": "SECRET"', '"keychain": "mine"') });
    expect(ids(one)).toEqual(['new-1']);
    expect(one.application.state().app.isSample).toBe(false);
  });
});

describe('a configuration file', () => {
  it('is watched and never edited', async () => {
    const one = bench({ watched: FILE });
    expect(ids(one)).toEqual(['from-file']);
    expect(one.application.state().app.isReadOnly).toBe(true);
    const refused: readonly (readonly [CommandName, unknown])[] = [
      ['openDraft', {}],
      ['openDraft', { connectionId: 'from-file' }],
      ['removeConnection', { connectionId: 'from-file' }],
      ['reorderConnections', { order: ['from-file'] }],
      ['importConnections', { text: '{}' }],
      ['signIn', { method: 'browser', connectionId: 'from-file' }],
    ];
    for (const [name, argument] of refused) {
      expect(await one.run(name, argument), name).toMatchObject({ error: { code: 'notAllowed' } });
    }
    expect(one.settings.connections().map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('comes back after the sample tenant', async () => {
    const one = bench({ watched: FILE });
    await one.must('exploreSample', {});
    await one.must('leaveSample', {});
    expect(ids(one)).toEqual(['from-file']);
  });

  it('has its own thresholds, whatever the settings say', async () => {
    const one = bench({ watched: FILE });
    await one.must('updateSettings', { credentialDays: { notice: 9, warning: 8, critical: 7 } });
    const { text } = await one.must('exportConnections', {});
    expect(JSON.parse(text)).toMatchObject({ policy: { credentialDays: FILE.policy.credentialDays } });
  });
});

describe('export and import', () => {
  it('gives a configuration file that holds the same connections, and no secret', async () => {
    const one = bench();
    const { text } = await one.must('exportConnections', {});
    const parsed = parseConfiguration(text, { SECRET: 'x' });
    expect(parsed.ok && parsed.value.connections.map((connection) => ({ ...connection, id: '' }))).toEqual(
      ['a', 'b', 'c'].map((id) => ({ ...connectionOf(storedConnection(id), id), id: '' })),
    );
  });

  it('adds all connections of a file, each under an id of its own', async () => {
    const { text } = await bench({ stored: ['x', 'y'] }).must('exportConnections', {});
    const one = bench({ stored: ['a'], env: { SECRET: 'x' } });
    one.application.start();
    expect(await one.must('importConnections', { text })).toEqual({
      added: ['Connection x', 'Connection y'],
      problem: null,
    });
    expect(ids(one)).toEqual(['a', 'new-1', 'new-2']);
    await one.clock.advance(5 * SECOND_MS);
    expect(polled(one)).toEqual(expect.arrayContaining(['new-1 full', 'new-2 full']));
  });

  it.each([
    ['no JSON', '{', 'configuration.syntax'],
    ['an unknown field', '{"connections": [], "extra": 1}', 'configuration.'],
    ['an unset variable', 'EXPORT', 'configuration.environmentMissing'],
  ])('imports nothing of %s and says where it is wrong', async (_what, given, id) => {
    const one = bench({ stored: ['a'] });
    const text =
      given === 'EXPORT' ? (await bench({ stored: ['x'] }).must('exportConnections', {})).text : given;
    const answer = await one.must('importConnections', { text });
    expect(answer.added).toEqual([]);
    expect(answer.problem?.id).toContain(id);
    expect(ids(one)).toEqual(['a']);
  });

  it('imports nothing where one name is taken, and names it', async () => {
    const { text } = await bench({ stored: ['x', 'a'] }).must('exportConnections', {});
    const one = bench({ stored: ['a', 'b'], env: { SECRET: 'x' } });
    expect(await one.must('importConnections', { text })).toEqual({
      added: [],
      problem: { id: 'application.import.nameTaken', params: { names: ['Connection a'] } },
    });
    expect(ids(one)).toEqual(['a', 'b']);
  });

  it('takes the thresholds of a file along, and leaves those of the settings alone where it has none', async () => {
    const exported = JSON.parse(
      (await bench({ stored: ['x'] }).must('exportConnections', {})).text,
    ) as Record<string, unknown>;
    const credentialDays = { notice: 10, warning: 5, critical: 1 };
    const env = { SECRET: 'x' };
    const withOwn = bench({ stored: [], env });
    await withOwn.must('importConnections', {
      text: JSON.stringify({ ...exported, policy: { credentialDays } }),
    });
    expect(withOwn.settings.connections()[0]?.policy).toEqual({ credentialDays });
    const silent = bench({ stored: [], env });
    const rest = { connections: exported['connections'] };
    await silent.must('importConnections', { text: `\uFEFF${JSON.stringify(rest)}` });
    expect(silent.settings.connections()[0]?.policy).toBeUndefined();
  });
});
