import { connectionEntrySchema } from '../../shared/domain/configuration';
import type { Connection } from '../../shared/domain/connection';
import type { DraftFields, DraftState, SecretSlot } from '../../shared/domain/draft';
import type { CommandArgument } from '../../shared/ipc/contract';
import { CommandFailure } from '../../shared/ipc/dispatch';
import { message } from '../../shared/messages/message';
import { changeFields, draftTarget, NEW_DRAFT_FIELDS } from '../../shared/onboarding/draft-fields';
import { draftProblems } from '../../shared/onboarding/draft-problems';
import { type SecretStore, SecretStoreError } from '../secrets/secret-store';
import { connectionOf } from '../storage/configuration-file';
import type { StoredConnection } from '../storage/settings-store';
import { entryOf, fieldsOf, storedCredential } from './draft-entry';
import { DraftPreflight } from './draft-preflight';
import { DraftSecrets } from './draft-secrets';
import { DraftSignIn, type DraftSignInOptions } from './draft-sign-in';
import type { ListedDomains } from './list-genesys-domains';
import type { OwnWorld } from './own-world';
import { accountOf } from './secret-accounts';

/** What drafts are made with. */
export interface DraftsOptions extends Omit<DraftSignInOptions, 'publish' | 'place' | 'administrators'> {
  readonly world: OwnWorld;
  readonly secretStore: SecretStore;
  /** The stored connections at present. */
  readonly connections: () => readonly StoredConnection[];
  /** Keeps a connection, new or changed, and begins to watch it. */
  readonly keep: (connection: StoredConnection) => void;
  readonly newId: () => string;
  readonly publish: (draft: DraftState | null) => void;
}

/** The connection that is being added or edited: one at a time. */
export interface Drafts {
  /** Begins; `busy` while another draft is open. @param stored the connection to edit; null for a new one */
  readonly open: (stored: StoredConnection | null) => void;
  readonly connectionId: () => string | null;
  readonly isOpen: () => boolean;
  readonly change: (change: CommandArgument<'changeDraft'>) => void;
  readonly setSecret: (given: CommandArgument<'setDraftSecret'>) => void;
  readonly signIn: (method: CommandArgument<'signIn'>['method']) => void;
  readonly cancelSignIn: () => void;
  readonly check: () => void;
  readonly cancelCheck: () => void;
  /** The e-mail domains of the drafted organisation, or why they cannot be listed. */
  readonly listGenesysDomains: () => Promise<ListedDomains>;
  /** Keeps the connection and answers its id. */
  readonly save: () => Promise<string>;
  readonly close: () => Promise<void>;
  /** Cancels what is under way. */
  readonly dispose: () => void;
}

const NOTHING_KEPT = { integrationCredential: null, monitorRegistration: null, genesysClient: null } as const;

interface Draft {
  readonly stored: StoredConnection | null;
  readonly secrets: DraftSecrets;
  readonly signIn: DraftSignIn;
  readonly preflight: DraftPreflight;
  fields: DraftFields;
  isSaving: boolean;
  /** The keychain refused a secret at the last attempt to save. */
  hasUnkept: boolean;
}

/** The parts of a draft that a sign-in belongs to. */
function signInKey(fields: DraftFields): string {
  return JSON.stringify([draftTarget(fields), fields.administratorClientId.trim()]);
}

/** What a preflight was made with; `name` and `profile` change nothing about it. */
function lookKey({ name: _name, profile: _profile, ...rest }: DraftFields): string {
  return JSON.stringify(rest);
}

/** Fields of a draft that its organisation cannot be asked without. */
const NEEDED_TO_LIST: readonly string[] = ['genesysRegion', 'genesysClientId', 'genesysClient'];

/** Whether the secret of a slot is kept: not that of a way that was given up again. */
function isWanted({ access, hasGenesys }: DraftFields, slot: SecretSlot): boolean {
  return slot === 'genesysClient' ? hasGenesys : access.includes(slot);
}

/** Makes the drafts. */
export function createDrafts(options: DraftsOptions): Drafts {
  const { world, secretStore } = options;
  let current: Draft | null = null;

  const problemsOf = (draft: Draft): DraftState['problems'] => {
    const takenNames = options
      .connections()
      .filter(({ id }) => id !== draft.stored?.id)
      .map(({ name }) => name);
    const problems = draftProblems(draft.fields, { ...draft.secrets.held(), takenNames });
    if (!draft.hasUnkept) return problems;
    const unkept = message('application.draft.problem', { problem: { code: 'secretNotKept' } });
    return [...problems, { field: 'keychain', message: unkept }];
  };

  const publish = (draft: Draft): void => {
    if (current !== draft) return;
    options.publish({
      connectionId: draft.stored?.id ?? null,
      fields: draft.fields,
      secrets: draft.secrets.held().secrets,
      signIn: draft.signIn.state,
      preflight: draft.preflight.state,
      problems: problemsOf(draft),
    });
  };

  /** The open draft, ready to be changed. */
  const editable = (): Draft => {
    if (current === null) throw new CommandFailure('notAllowed', 'no draft');
    if (current.isSaving) throw new CommandFailure('busy', 'saving');
    return current;
  };

  const connectionFor = (draft: Draft): Connection => {
    const target = draftTarget(draft.fields);
    if (target.outcome !== 'known') throw new CommandFailure('badArgument', 'tenantId');
    const entry = entryOf(draft.fields, target, draft.secrets.draftedCredentials(), draft.stored);
    const name = entry.name === '' ? entry.clientId : entry.name;
    return connectionOf({ ...entry, name }, 'draft');
  };

  const open = (stored: StoredConnection | null): void => {
    if (current !== null) throw new CommandFailure('busy', 'draft');
    const kept =
      stored === null
        ? NOTHING_KEPT
        : {
            integrationCredential: storedCredential(stored, 'integrationCredential'),
            monitorRegistration: storedCredential(stored, 'monitorRegistration'),
            genesysClient: storedCredential(stored, 'genesysClient'),
          };
    const draft: Draft = {
      stored,
      fields: stored === null ? NEW_DRAFT_FIELDS : fieldsOf(stored),
      secrets: new DraftSecrets(kept),
      signIn: new DraftSignIn({
        ...options,
        administrators: world.administrators,
        place: () => {
          const target = draftTarget(draft.fields);
          const clientId = draft.fields.administratorClientId.trim();
          return target.outcome === 'known' ? { ...target, clientId } : null;
        },
        publish: () => {
          publish(draft);
        },
      }),
      preflight: new DraftPreflight({
        world,
        onUnexpected: options.onUnexpected,
        publish: () => {
          publish(draft);
        },
      }),
      isSaving: false,
      hasUnkept: false,
    };
    current = draft;
    publish(draft);
    if (draft.fields.access.includes('administrator')) draft.signIn.lookUp();
  };

  const change = (given: CommandArgument<'changeDraft'>): void => {
    const draft = editable();
    const before = draft.fields;
    draft.fields = changeFields(before, given);
    if (signInKey(before) !== signInKey(draft.fields)) draft.signIn.reset();
    if (lookKey(before) !== lookKey(draft.fields)) draft.preflight.reset();
    publish(draft);
  };

  /** Puts the given secrets into the keychain; nothing is left behind when one is refused. */
  const keepSecrets = async (draft: Draft, id: string): Promise<void> => {
    const written: string[] = [];
    try {
      await draft.secrets.forEachGiven(async (slot, value) => {
        if (!isWanted(draft.fields, slot)) return;
        const account = accountOf(id, slot);
        await secretStore.set(account, value);
        written.push(account);
      });
    } catch (error) {
      if (draft.stored === null) {
        for (const account of written) await secretStore.delete(account).catch(options.onUnexpected);
      }
      throw error;
    }
  };

  const save = async (): Promise<string> => {
    const draft = editable();
    draft.hasUnkept = false;
    const [problem] = problemsOf(draft);
    const target = draftTarget(draft.fields);
    if (problem !== undefined || target.outcome !== 'known') {
      publish(draft);
      throw new CommandFailure('badArgument', problem?.field ?? 'tenantId');
    }
    const id = draft.stored?.id ?? options.newId();
    const credentials = draft.secrets.savedCredentials((slot) => accountOf(id, slot));
    const entry = entryOf(draft.fields, target, credentials, draft.stored);
    const checked = connectionEntrySchema.safeParse(entry);
    if (!checked.success) {
      throw new CommandFailure('badArgument', checked.error.issues[0]?.path.join('.') ?? 'entry');
    }
    draft.isSaving = true;
    try {
      await keepSecrets(draft, id);
      // It was closed meanwhile: the application ends.
      if (current !== draft) throw new CommandFailure('busy', 'closed');
      options.keep({ ...checked.data, id });
    } catch (error) {
      draft.isSaving = false;
      if (!(error instanceof SecretStoreError)) throw error;
      draft.hasUnkept = true;
      publish(draft);
      throw new CommandFailure('notAllowed', `keychain: ${error.code}`);
    }
    await end(draft);
    return id;
  };

  const end = async (draft: Draft): Promise<void> => {
    current = null;
    draft.preflight.cancel();
    draft.secrets.clear();
    options.publish(null);
    await draft.signIn.end(options.connections());
  };

  return {
    open,
    isOpen: () => current !== null,
    connectionId: () => current?.stored?.id ?? null,
    change,
    setSecret: ({ slot, kind, value }) => {
      const draft = editable();
      draft.secrets.give(slot, kind, value);
      draft.hasUnkept = false;
      draft.preflight.reset();
      publish(draft);
    },
    signIn: (method) => {
      editable().signIn.begin(method);
    },
    cancelSignIn: () => {
      current?.signIn.cancel();
    },
    check: () => {
      const draft = editable();
      const problem = problemsOf(draft).find(({ field }) => field !== 'name');
      if (problem !== undefined) {
        publish(draft);
        throw new CommandFailure('badArgument', problem.field);
      }
      draft.preflight.begin(connectionFor(draft), draft.secrets.resolver(world.resolveSecret));
    },
    cancelCheck: () => {
      current?.preflight.cancel();
    },
    listGenesysDomains: async () => {
      const draft = editable();
      const wrong = problemsOf(draft).find(({ field }) => NEEDED_TO_LIST.includes(field));
      const credential = draft.secrets.draftedCredentials().genesysClient;
      if (wrong !== undefined) return { domains: [], problem: wrong.message };
      if (credential === null || !('secret' in credential)) {
        throw new CommandFailure('notAllowed', 'no organisation');
      }
      const { genesysRegion: region, genesysClientId } = draft.fields;
      return world.listGenesysDomains(
        { region, clientId: genesysClientId.trim(), secret: credential.secret },
        draft.secrets.resolver(world.resolveSecret),
      );
    },
    save,
    close: async () => {
      if (current?.isSaving === true) throw new CommandFailure('busy', 'saving');
      if (current !== null) await end(current);
    },
    dispose: () => {
      const draft = current;
      current = null;
      draft?.preflight.cancel();
      draft?.signIn.cancel();
      draft?.secrets.clear();
    },
  };
}
