/** The pages of adding or editing a connection, in order: one question each. */
export const WIZARD_STEPS = ['tenant', 'app', 'mailboxes', 'access', 'preflight', 'save'] as const;

export type WizardStep = (typeof WIZARD_STEPS)[number];

/** The step that a text names; null when it names none. */
export function parseWizardStep(text: string): WizardStep | null {
  return WIZARD_STEPS.find((step) => step === text) ?? null;
}
