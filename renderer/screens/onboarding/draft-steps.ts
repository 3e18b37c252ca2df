import type { DraftFields, DraftState, SecretSlot } from '../../../shared/domain/draft';
import { type Message, message } from '../../../shared/messages/message';
import { WIZARD_STEPS, type WizardStep } from '../../routing/wizard-steps';

/** What a problem of a draft is about. */
export type DraftField = keyof DraftFields | SecretSlot;

const STEP_OF_FIELD: Readonly<Record<DraftField, WizardStep>> = {
  tenantId: 'tenant',
  cloud: 'tenant',
  tokenEndpoint: 'tenant',
  clientId: 'app',
  profile: 'app',
  name: 'app',
  mailboxes: 'mailboxes',
  canaryMailboxes: 'mailboxes',
  access: 'access',
  integrationCredential: 'access',
  monitorRegistration: 'access',
  monitorClientId: 'access',
  administratorClientId: 'access',
  hasGenesys: 'access',
  genesysRegion: 'access',
  genesysClientId: 'access',
  genesysDomains: 'access',
  genesysClient: 'access',
};

/** A problem and the step on which it is mended. */
export interface StepProblem {
  readonly step: WizardStep;
  readonly field: string;
  readonly message: Message;
}

function stepOf(field: string): WizardStep {
  return Object.hasOwn(STEP_OF_FIELD, field) ? STEP_OF_FIELD[field as DraftField] : 'save';
}

/**
 * What is to be mended, by step. A connection without mailboxes could be saved, but watches no mail: here it
 * counts as not finished.
 */
export function draftStepProblems(draft: DraftState): readonly StepProblem[] {
  const found = draft.problems.map(({ field, message: text }) => ({
    step: stepOf(field),
    field,
    message: text,
  }));
  const missing: readonly StepProblem[] =
    draft.fields.mailboxes.length > 0
      ? []
      : [{ step: 'mailboxes', field: 'mailboxes', message: message('wizard.mailboxes.none') }];
  const all = [...found, ...missing];
  return WIZARD_STEPS.flatMap((step) => all.filter((problem) => problem.step === step));
}

/**
 * Where to go on: the first step that is not finished, then the preflight until it was run, then saving. Whoever
 * edits has something in mind and begins where they can choose.
 */
export function resumeStep(draft: DraftState): WizardStep {
  const [first] = draftStepProblems(draft);
  if (first !== undefined) return first.step;
  if (draft.connectionId !== null) return 'tenant';
  return draft.preflight.status === 'notRun' ? 'preflight' : 'save';
}

/** The last step that can be opened: nothing lies beyond one that is not finished. */
export function reachableSteps(draft: DraftState): readonly WizardStep[] {
  const [first] = draftStepProblems(draft);
  if (first === undefined || draft.connectionId !== null) return WIZARD_STEPS;
  return WIZARD_STEPS.slice(0, WIZARD_STEPS.indexOf(first.step) + 1);
}
