import { describe, expect, it } from 'vitest';

import { parseWizardStep, WIZARD_STEPS } from '../../../../../renderer/routing/wizard-steps';
import {
  draftStepProblems,
  reachableSteps,
  resumeStep,
} from '../../../../../renderer/screens/onboarding/draft-steps';
import { completeDraft, draftFixture, preflightFixture } from '../../../../support/drafting-double';

const complete = completeDraft();

describe('draftStepProblems', () => {
  it('sorts what is wrong by step', () => {
    expect(draftStepProblems(draftFixture()).map(({ step, field }) => `${step} ${field}`)).toEqual([
      'tenant tenantId',
      'app name',
      'app clientId',
      'mailboxes mailboxes',
      'access integrationCredential',
    ]);
  });

  it('finds nothing wrong with a complete draft', () => {
    expect(draftStepProblems(complete)).toEqual([]);
  });

  it('counts a connection without mailboxes as not finished', () => {
    const draft = completeDraft({ fields: { ...complete.fields, mailboxes: [] } });
    expect(draft.problems).toEqual([]);
    expect(draftStepProblems(draft).map(({ step }) => step)).toEqual(['mailboxes']);
  });

  it('shows a problem of no field where the draft is saved', () => {
    const [some] = draftFixture().problems;
    const draft = { ...complete, problems: [{ ...some!, field: 'keychain' }] };
    expect(draftStepProblems(draft).map(({ step }) => step)).toEqual(['save']);
  });
});

describe('resumeStep', () => {
  it.each([
    ['a new draft', draftFixture(), 'tenant'],
    [
      'a tenant alone',
      draftFixture({ fields: { ...draftFixture().fields, tenantId: 'contoso.com' } }),
      'app',
    ],
    [
      'everything but a secret',
      completeDraft({
        secrets: { integrationCredential: 'none', monitorRegistration: 'none', genesysClient: 'none' },
      }),
      'access',
    ],
    ['a complete one', complete, 'preflight'],
    ['a checked one', completeDraft({ preflight: preflightFixture('done') }), 'save'],
    ['one that is edited', completeDraft({ connectionId: 'contoso' }), 'tenant'],
  ])('of %s', (_, draft, step) => {
    expect(resumeStep(draft)).toBe(step);
  });
});

describe('reachableSteps', () => {
  it('ends at the first unfinished step', () => {
    expect(reachableSteps(draftFixture())).toEqual(['tenant']);
    expect(reachableSteps(completeDraft({ fields: { ...complete.fields, mailboxes: [] } }))).toEqual([
      'tenant',
      'app',
      'mailboxes',
    ]);
    expect(reachableSteps(complete)).toEqual(WIZARD_STEPS);
  });

  it('is every step while a connection is edited', () => {
    expect(reachableSteps(draftFixture({ connectionId: 'contoso' }))).toEqual(WIZARD_STEPS);
  });
});

describe('parseWizardStep', () => {
  it('knows each step and nothing else', () => {
    expect(WIZARD_STEPS.map(parseWizardStep)).toEqual(WIZARD_STEPS);
    expect(parseWizardStep('')).toBeNull();
    expect(parseWizardStep('Tenant')).toBeNull();
  });
});
