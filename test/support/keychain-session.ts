import { createEncryptedFile } from '../../electron/secrets/encrypted-file';
import { createKeychainSecretStore, loadKeytar } from '../../electron/secrets/keychain-secret-store';
import { openSecretStore } from '../../electron/secrets/open-secret-store';

/**
 * Runs inside a session of its own (with or without a Secret Service), uses the keychain through our adapters
 * and prints what came of it as one line of JSON. Arguments: a step, and what it needs.
 */
async function run(step: string, argument: string): Promise<unknown> {
  const started = Date.now();
  const { store, problem } = await openSecretStore();
  const opened = { kind: store.kind, problem, openedInMs: Date.now() - started };
  switch (step) {
    case 'open':
      return opened;
    case 'round-trip': {
      const before = await store.get('contoso');
      await store.set('contoso', 'first é 秘密');
      await store.set('contoso', 'second é 秘密');
      // Another instance, as another process would have it.
      const other = createKeychainSecretStore(await loadKeytar());
      const kept = await other.get('contoso');
      await other.delete('contoso');
      return { ...opened, before, kept, after: await store.get('contoso') };
    }
    case 'write-file':
      await createEncryptedFile({ path: argument, purpose: 'test', secretStore: store }).write('tokens');
      return opened;
    case 'read-file':
      return {
        ...opened,
        text: await createEncryptedFile({ path: argument, purpose: 'test', secretStore: store }).read(),
      };
    default:
      throw new Error(`unknown step ${step}`);
  }
}

const [step = '', argument = ''] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(await run(step, argument))}\n`);
