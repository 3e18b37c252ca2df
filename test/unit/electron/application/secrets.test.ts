import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createMemorySecretStore } from '../../../../electron/secrets/memory-secret-store';
import { applicationBench as bench } from '../../../support/application-bench';
import { createFileSettingsBench } from '../../../support/file-settings-bench';

const TENANT = '3f1c0f4e-2c39-4f3c-9a51-5c6d5b7c1a10';
const CLIENT = '8f8f6f1e-62c1-4a0c-8f5f-0d6a5a7b9c11';

/** Marked, so that the smallest part of it is found wherever it turns up. */
const MARK = 'mArK3d';

type Step =
  | {
      readonly do: 'open' | 'openExisting' | 'save' | 'close' | 'check' | 'cancelCheck' | 'bundle' | 'export';
    }
  | { readonly do: 'sample' | 'leave' | 'remove' | 'signIn' | 'badCommand' }
  | {
      readonly do: 'secret';
      readonly slot: 'integrationCredential' | 'monitorRegistration';
      readonly kind: 'secret' | 'certificate';
      readonly value: string;
    }
  | { readonly do: 'access'; readonly access: readonly ('integrationCredential' | 'monitorRegistration')[] };

const plain = fc.constantFrom(
  ...(
    [
      'open',
      'openExisting',
      'save',
      'close',
      'check',
      'cancelCheck',
      'bundle',
      'export',
      'sample',
      'leave',
      'remove',
      'signIn',
      'badCommand',
    ] as const
  ).map((name): Step => ({ do: name })),
);

const secret = fc.record({
  do: fc.constant('secret' as const),
  slot: fc.constantFrom('integrationCredential' as const, 'monitorRegistration' as const),
  kind: fc.constantFrom('secret' as const, 'secret' as const, 'certificate' as const),
  value: fc.oneof(
    fc.constant(''),
    fc.string({ maxLength: 40 }).map((rest) => `${MARK}${rest}${MARK}`),
  ),
});

const access = fc.record({
  do: fc.constant('access' as const),
  access: fc.uniqueArray(fc.constantFrom('integrationCredential' as const, 'monitorRegistration' as const)),
});

describe('a secret', () => {
  it('is in no state, change, answer, error or file, whatever is done with it', async () => {
    let saved = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ weight: 4, arbitrary: plain }, { weight: 4, arbitrary: secret }, access), {
          minLength: 15,
          maxLength: 40,
          size: 'max',
        }),
        async (steps) => {
          const files = createFileSettingsBench();
          const secretStore = createMemorySecretStore();
          const one = bench({ settings: files.open(), secretStore, journal: files.openJournal() });
          const answers: unknown[] = [];
          const run = async (...given: Parameters<typeof one.run>): Promise<void> => {
            answers.push(await one.run(...given));
          };
          const begin = async (): Promise<void> => {
            await run('openDraft', {});
            await run('changeDraft', { name: 'Contoso', tenantId: TENANT, clientId: CLIENT });
            await run('changeDraft', { monitorClientId: CLIENT });
          };
          await begin();
          for (const step of steps) {
            const [first] = one.settings.connections();
            switch (step.do) {
              case 'open':
                await begin();
                break;
              case 'openExisting':
                await run('openDraft', { connectionId: first?.id ?? 'none' });
                break;
              case 'secret':
                await run('setDraftSecret', { slot: step.slot, kind: step.kind, value: step.value });
                break;
              case 'access':
                await run('changeDraft', { access: step.access });
                break;
              case 'save':
                await run('saveDraft', {});
                break;
              case 'close':
                await run('closeDraft', {});
                break;
              case 'check':
                await run('checkDraft', {});
                break;
              case 'cancelCheck':
                await run('cancelDraftCheck', {});
                break;
              case 'bundle':
                await run('supportBundle', {});
                break;
              case 'export':
                await run('exportConnections', {});
                break;
              case 'sample':
                await run('exploreSample', {});
                break;
              case 'leave':
                await run('leaveSample', {});
                break;
              case 'remove':
                await run('removeConnection', { connectionId: first?.id ?? 'none' });
                break;
              case 'signIn':
                await run('signIn', { method: 'browser' });
                break;
              case 'badCommand':
                await run('setDraftSecret', { slot: 'other', kind: 'secret', value: MARK });
                break;
            }
            await run('getState', {});
            saved += one.settings.connections().length;
          }
          const seen = JSON.stringify([
            answers,
            one.changes,
            one.application.state(),
            one.unexpected.map(String),
          ]);
          expect(seen).not.toContain(MARK);
          expect(files.texts().join('\n')).not.toContain(MARK);
          await one.application.dispose();
        },
      ),
      { numRuns: 100 },
    );
    // Otherwise this would have been about drafts only.
    expect(saved).toBeGreaterThan(20);
  }, 60_000);
});

describe('connections and secrets', () => {
  it('are there after a restart, and gone after they were removed', async () => {
    const files = createFileSettingsBench();
    const secretStore = createMemorySecretStore();
    const first = bench({ settings: files.open(), secretStore });
    await first.must('openDraft', {});
    await first.must('changeDraft', { name: 'Contoso', tenantId: TENANT, clientId: CLIENT });
    await first.must('setDraftSecret', {
      slot: 'integrationCredential',
      kind: 'secret',
      value: 'first secret',
    });
    const { connectionId } = await first.must('saveDraft', {});
    await first.must('updateSettings', { credentialDays: { notice: 90, warning: 60, critical: 30 } });
    await first.application.dispose();

    const second = bench({ settings: files.open(), secretStore });
    expect(second.application.state().connections.map(({ id, name }) => [id, name])).toEqual([
      [connectionId, 'Contoso'],
    ]);
    expect(second.application.state().settings.credentialDays.notice).toBe(90);
    await second.must('openDraft', { connectionId });
    expect(second.application.state().draft?.secrets.integrationCredential).toBe('kept');
    await second.must('saveDraft', {});
    const [access] = second.settings.connections()[0]?.access ?? [];
    if (access === undefined || access.kind === 'administrator' || access.secret === undefined) {
      throw new Error('no secret');
    }
    const account = 'keychain' in access.secret ? access.secret.keychain : '';
    expect(await secretStore.get(account)).toBe('first secret');
    await second.must('removeConnection', { connectionId });
    expect(await secretStore.get(account)).toBeNull();
    await second.application.dispose();

    const third = bench({ settings: files.open(), secretStore });
    expect(third.application.state().connections).toEqual([]);
    expect(third.application.state().app.isSample).toBe(false);
  });
});
