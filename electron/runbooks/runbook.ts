import type { Connection } from '../../shared/domain/connection';
import type { RememberedFilterPolicy } from '../../shared/domain/connection-memory';
import type { ReadFailure } from '../../shared/domain/failure';
import type { EpochMs } from '../../shared/domain/instant';
import type { JsonObject } from '../../shared/domain/json';
import type { Observation } from '../../shared/domain/observation';
import type { CredentialType } from '../../shared/domain/row-values';
import type { RunbookId } from '../../shared/domain/runbook-id';
import type { ByHand, PlannedRequest, Proof, Question, StepProblem } from '../../shared/domain/runbook-run';
import type { Snapshot } from '../../shared/domain/snapshot';
import type { StepKind } from '../../shared/domain/step';
import type { Message } from '../../shared/messages/message';
import type { FarEnd, SecretPlace } from '../../shared/runbooks/far-end';
import type { GraphQuery } from '../graph/query';
import type { AppCredential } from '../identity/held-credential';
import type { TokenOutcome } from '../identity/identity';
import type { WritePermissionId } from './write-permissions';

/** What a runbook is run for. */
export interface RunContext {
  readonly runId: string;
  readonly connection: Connection;
  /** All that are watched: some may share the registration. */
  readonly connections: readonly Connection[];
  /** When the run began: what it proposes does not change from look to look. */
  readonly startedAt: EpochMs;
}

/**
 * What a step may use to find out how things are. It reads and keeps secrets; no request that changes a tenant goes
 * through it.
 */
export interface StepIo {
  readonly connection: Connection;
  readonly now: () => EpochMs;
  /** Everything that the connection's ways to look show, read now. */
  readonly look: () => Promise<Snapshot>;
  /** What the last look of this run showed, where that was a moment ago and nothing was sent since; otherwise a new one. */
  readonly recentLook: () => Promise<Snapshot>;
  /** How the integration stands at Genesys Cloud, with no more requests than that takes. */
  readonly readFarEnd: (integrationId: string) => Promise<FarEnd>;
  /** One fact that the snapshot does not hold, with whichever identity may read it. */
  readonly read: <T>(query: GraphQuery<T>, version?: 'v1.0' | 'beta') => Promise<Observation<T>>;
  /** A real token request of the integration's with a credential. */
  readonly tryCredential: (credential: AppCredential) => Promise<TokenOutcome>;
  /** Where a credential at Genesys Cloud has its client secret; null: it cannot be told, or there is none of this id. */
  readonly readSecretPlace: (credentialId: string) => Promise<Observation<SecretPlace | null>>;
  /** The integration's own client secret that Graphkeeper looks with; null: it has none. */
  readonly ownSecret: () => Promise<string | null>;
  /** The secrets of this run, in the keychain: they outlast the process where the keychain does. */
  readonly vault: {
    readonly get: (name: string) => Promise<string | null>;
    readonly set: (name: string, value: string) => Promise<void>;
    readonly delete: (name: string) => Promise<void>;
  };
  /**
   * Lets Graphkeeper itself look with another secret from now on. `kept` where somebody else keeps it: in an
   * environment variable, or in a keychain entry that is not Graphkeeper's.
   */
  readonly replaceOwnSecret: (value: string) => Promise<'replaced' | 'kept' | 'none'>;
  /** Notes what the vendor's token endpoint is now. `elsewhere` where a configuration file says it. */
  readonly correctOwnEndpoint: (value: string) => Promise<'corrected' | 'elsewhere'>;
  /** Keeps Exchange Online's connection filter policy as it was pasted: nothing else shows it. */
  readonly keepFilterPolicy: (policy: RememberedFilterPolicy) => void;
}

/** What looking at a step's goal showed. */
export type Look =
  | { readonly is: 'reached'; readonly values?: JsonObject; readonly proofs?: readonly Proof[] }
  /** Not so yet. `values` are what was learnt on the way. */
  | { readonly is: 'notYet'; readonly values?: JsonObject; readonly problem?: StepProblem }
  /** It could not be read whether it is so. */
  | { readonly is: 'unreadable'; readonly failure: ReadFailure; readonly requestId: string | null }
  /** It will not come by waiting or by trying again. */
  | { readonly is: 'stuck'; readonly problem: StepProblem; readonly values?: JsonObject };

/** What a request that was sent came back with. */
export interface WriteAnswer {
  readonly body: unknown;
}

/** How a step changes something in a tenant. */
export interface Change {
  /** In the order in which they are sent. Shown before, exactly so. */
  readonly requests: readonly PlannedRequest[];
  readonly permission: WritePermissionId;
  /** What the button says. */
  readonly confirm: Message;
  /** What has to be known to read the requests as they are shown. */
  readonly note?: Message;
  /** Requests of later steps that are shown and confirmed with these; each is sent when its step is come to. */
  readonly also?: readonly PlannedRequest[];
  /** Steps of which a confirmation covers these requests, if it showed them exactly so. It counts once, and not for long. */
  readonly coveredBy?: readonly string[];
  /**
   * Makes a request whole just before it is sent, with a secret for example: what is shown and kept has none. A problem:
   * it cannot be sent so, for example because the secret is not to be had any more, or because the world has changed
   * since it was confirmed. `values` are what was learnt by that.
   */
  readonly fill?: (
    request: PlannedRequest,
    io: StepIo,
  ) => Promise<
    { readonly request: PlannedRequest } | { readonly problem: StepProblem; readonly values?: JsonObject }
  >;
  /**
   * What has to be believed from the moment of sending on: it is kept before the first byte, and taken back only where
   * the service refused. An answer that never arrives then undoes nothing that may have been done.
   */
  readonly begun?: JsonObject;
  /** What is kept of the answers; secrets go into the vault. It has to be written before it returns. */
  readonly take?: (answers: readonly WriteAnswer[], io: StepIo) => Promise<JsonObject>;
  /**
   * Where nothing that is read shows whether a request arrived: what that means, and what to do, when its answer is
   * lost. A step without a look needs it.
   */
  readonly unseen?: Message;
  /** What a refusal by this code means here, and what is known by it; null: what it means everywhere. */
  readonly explain?: (
    graphCode: string,
  ) => { readonly problem: StepProblem; readonly values?: JsonObject } | null;
}

/** What answers come to: values, or what is wrong with which. */
export type Answered =
  | {
      readonly ok: true;
      readonly values: JsonObject;
      readonly proofs?: readonly Proof[];
      /** What shows that it is so is what was answered, and nothing that was read: the run ends on a word. */
      readonly isWord?: boolean;
    }
  | { readonly ok: false; readonly problems: Readonly<Record<string, Message>> };

/** One step of a runbook, as things stand. */
export interface Step {
  readonly id: string;
  readonly kind: StepKind;
  readonly title: Message;
  /** Absent: needed. */
  readonly isNeeded?: boolean;
  /** It is over as long as it is not needed, and comes again when it is. */
  readonly repeats?: boolean;
  readonly explanation: readonly Message[];
  readonly risks?: readonly Message[];
  /**
   * Finds out whether what the step is for is so. It is asked before anything is sent, after a start, and after an
   * answer that did not arrive: so a step never does twice what was done.
   */
  readonly look?: (io: StepIo) => Promise<Look>;
  readonly change?: Change;
  /** What the administrator can do instead, or has to. */
  readonly byHand?: ByHand;
  /** What is known once it was done by hand, at a step without a look. */
  readonly done?: JsonObject;
  /** What the button says that it was done by hand. */
  readonly doneLabel?: Message;
  readonly questions?: readonly Question[];
  readonly answer?: (answers: Readonly<Record<string, string>>, io: StepIo) => Promise<Answered>;
  readonly answerLabel?: Message;
  /**
   * How long it usually takes, and how often it is looked at; ms. At a change or a step by hand it is looked at so while
   * somebody does it by hand, not while a request waits to be confirmed.
   */
  readonly wait?: {
    readonly expectedMs: number;
    readonly everyMs: number;
    readonly reason: Message;
  };
  /**
   * What the administrator may say in place of a proof that cannot be read, and how it is recorded. At a step that is
   * done by hand it is the only way on.
   */
  readonly vouch?: { readonly label: Message; readonly text: Message };
  /** The step may be left out. */
  readonly skip?: { readonly label: Message; readonly values?: JsonObject };
  /** Values once the step is reached, for a dry run, in which nothing is sent. */
  readonly assumed?: JsonObject;
  /** The new secret may be handed over at this step; null: it is not to be had any more. */
  readonly secret?: (io: StepIo) => Promise<string | null>;
}

/** A runbook as things stand in one run. */
export interface RunPlan {
  /** The kind of credential that it rotates, once that is known: part of its title. */
  readonly credential?: CredentialType;
  /** What it changes in a tenant. */
  readonly changes: readonly Message[];
  readonly steps: readonly Step[];
  /** What becomes of what is half done when the run is cancelled now, and the steps that undo it. */
  readonly wayBack: { readonly text: Message; readonly steps: readonly Step[] };
  /** The vault's entries that end with the run. */
  readonly secrets?: readonly string[];
  /** Key ids of the credentials that this run added to the registration: nobody has to ask who did. */
  readonly credentials?: readonly string[];
}

/** A guided fix. */
export interface Runbook {
  readonly id: RunbookId;
  /** What is known before the first step. */
  readonly initial: JsonObject;
  /** @throws where the values are not this runbook's: it was kept by another version of Graphkeeper */
  readonly plan: (values: JsonObject, context: RunContext) => RunPlan;
}

/** A proof that was read. */
export function proofOf(
  text: Message,
  { at, via, requestId }: Pick<Observation<unknown>, 'at' | 'via' | 'requestId'>,
): Proof {
  return { text, from: 'read', at, via, requestId };
}
