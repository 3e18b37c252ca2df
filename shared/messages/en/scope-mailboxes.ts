import { assertNever } from '../../domain/assert-never';
import type { TestProblem } from '../../runbooks/mailbox-scoping';
import type { Formatter } from '../formatter';

/** The steps of limiting an app to its mailboxes. */
export type ScopeStep =
  | 'survey'
  | 'canary'
  | 'choose'
  | 'group'
  | 'filter'
  | 'build'
  | 'test'
  | 'propagate'
  | 'removeConsent'
  | 'prove'
  | 'restore'
  | 'removePolicy'
  | 'findRemoved';

/** What keeps it from going on. */
export type ScopeTrouble =
  'noMailboxes' | 'noPrincipal' | 'noCanary' | 'stillRefused' | 'refused' | 'missing' | 'canaryOpen';

const TITLE: Readonly<Record<ScopeStep, string>> = {
  survey: 'Look at what the app may open now',
  canary: 'Name a mailbox that has to stay closed',
  choose: 'Choose how Exchange tells the mailboxes apart',
  group: 'Name the group',
  filter: 'Write the filter',
  build: 'Let Exchange grant the listed mailboxes',
  test: 'See what Exchange says that it grants',
  propagate: 'Wait until Exchange applies it',
  removeConsent: 'Take the tenant-wide consent away',
  prove: 'See that only the listed mailboxes open',
  restore: 'Grant the tenant-wide consent again',
  removePolicy: 'Remove the legacy access policy',
  findRemoved: 'See what was taken away',
};

const EXPLANATION: Readonly<Record<ScopeStep, string>> = {
  survey:
    'Graphkeeper reads which tenant-wide consents the app has, and tries with the integration’s own identity to open each listed mailbox and each one that has to stay closed.',
  canary:
    'Only a mailbox that the app must not open shows that the others are closed. Add one to the connection, for example an executive’s; Graphkeeper looks at nothing in it but whether it is refused.',
  choose:
    'Exchange’s “RBAC for Applications” grants an app single mailboxes. It needs a rule for which ones. The older application access policies are not to be made any more, and are replaced here.',
  group:
    'The script puts the listed mailboxes into the group, and makes it if there is none of that name. Only direct members count: a group within the group does not.',
  filter:
    'A recipient filter of Exchange finds the mailboxes by a property. It has to find all listed mailboxes and no other one; set the property before you go on.',
  build:
    'The script makes the scope, then the pointer to the enterprise application, then the role assignments. It takes nothing away, so mail is fetched as before, and it may be run again.',
  test: 'Exchange’s own test asks past its cache and leaves Entra’s consents out of account. Graphkeeper’s attempts cannot do that: as long as the consent stands, every mailbox opens. So this test has to pass before the consent goes.',
  propagate:
    'Exchange applies a change of scope after 30 minutes to 2 hours. The consent stays meanwhile, so that no mail is missed.',
  removeConsent:
    'What an app may open is what Entra grants and what Exchange grants, together. As long as the tenant-wide consent stands, the scope limits nothing.',
  prove:
    'Graphkeeper tries with the integration’s own identity: each listed mailbox has to open, and each one that has to stay closed has to be refused.',
  restore:
    'The consents that were taken away are granted again, and no others. Every mailbox of the tenant is open to the app then, as it was before.',
  removePolicy:
    'The old policy only limits what Entra grants. That is gone, so the policy limits nothing any more; it comes last, so that no mailbox was open in between.',
  findRemoved: 'Graphkeeper reads which consents stand.',
};

function testText(found: TestProblem, f: Formatter): string {
  switch (found.problem) {
    case 'empty':
      return 'Paste the output of the script.';
    case 'notJson':
      return `Line ${f.number(found.line)} breaks the output off: it is not complete. Copy it as a whole, from the first bracket to the last.`;
    case 'notList':
      return `Line ${f.number(found.line)} is not understood. Paste the output of the script above, or of Format-List with Mailbox, RoleName and InScope; a table is cut off too easily.`;
    case 'cutOff':
      return `PowerShell cut the list in line ${f.number(found.line)} off. Use the script above.`;
    case 'noProperty':
      return `What begins in line ${f.number(found.line)} has no ${found.property}. Use the script above.`;
    case 'notRun':
      return `What begins in line ${f.number(found.line)} was tested without a mailbox: InScope is neither True nor False.`;
    case 'untested':
      return `Not tested: ${f.list(found.mailboxes)}. Exchange has no role assignment for the app, or the output is not complete.`;
    case 'outOfScope':
      return `Exchange does not grant ${found.permission} for ${f.list(found.mailboxes)}. Put the mailbox into the scope, run the script of the step before again, then the test.`;
    case 'canaryInScope':
      return `Exchange grants ${f.list(found.mailboxes)}, which has to stay closed. Narrow the scope, then run the test again.`;
    default:
      return assertNever(found, 'test problem');
  }
}

/** What limiting an app to its mailboxes says. */
export const scopeMailboxes = {
  'scope.title': ({ step }: { step: ScopeStep }) => TITLE[step],
  'scope.explanation': ({ step }: { step: ScopeStep }) => EXPLANATION[step],
  'scope.changes': () =>
    'You make a scope and role assignments in Exchange Online. The app’s tenant-wide consents to mail are then removed, after you confirmed it, and a legacy access policy is removed by you at the end.',
  'scope.risk': ({ risk }: { risk: 'build' | 'remove' | 'consentAgain' | 'prove' }) =>
    ({
      build: 'If the script stops halfway, nothing is lost: run it again.',
      remove:
        'If Exchange does not grant the mailboxes after all, mail is not fetched until the consent is granted again: one step here.',
      consentAgain:
        'Do not choose “Grant admin consent” for this app afterwards: it would bring the tenant-wide consent back. The missing tick is right from now on.',
      prove:
        'Exchange may remember for up to two hours. If listed mailboxes are refused, grant the consent again at once; nothing is lost, as mail stays in the mailbox.',
    })[risk],
  'scope.question': ({ question }: { question: 'kind' | 'policy' | 'group' | 'filter' | 'output' }) =>
    ({
      kind: 'The mailboxes are',
      policy: 'A legacy application access policy for this app',
      group: 'Name or address of the group',
      filter: 'Recipient filter',
      output: 'Output of the test',
    })[question],
  'scope.hint': ({
    question,
  }: {
    question: 'kind' | 'policy' | 'policySeen' | 'group' | 'filter' | 'output';
  }) =>
    ({
      kind: 'A group is the simplest: a mailbox is added or removed by its membership.',
      policy: 'Get-ApplicationAccessPolicy lists them. No refusal named one.',
      policySeen: 'Exchange refused a mailbox because of one.',
      group: 'A mail-enabled security group or a distribution list.',
      filter: "For example CustomAttribute1 -eq 'GENESYS'. Set that attribute on the listed mailboxes first.",
      output: 'Everything from the first bracket to the last.',
    })[question],
  'scope.option': ({ option }: { option: 'group' | 'filter' | 'policy' | 'noPolicy' }) =>
    ({
      group: 'The members of a group',
      filter: 'What a recipient filter finds',
      policy: 'exists',
      noPolicy: 'does not exist',
    })[option],
  'scope.wrong': ({ wrong }: { wrong: 'empty' | 'lines' | 'quotes' }) =>
    ({
      empty: 'It is needed.',
      lines: 'A filter is one line.',
      quotes: 'A quote is missing: they come in pairs.',
    })[wrong],
  'scope.copy': ({ what }: { what: 'scope' | 'test' | 'policy' | 'revoke' }) =>
    ({
      scope: 'Script for Exchange Online PowerShell',
      test: 'Script that tests each mailbox',
      policy: 'Script that removes the legacy policy',
      revoke: 'The same with Microsoft Graph PowerShell',
    })[what],
  'scope.byHand': ({
    line,
  }: {
    line:
      | 'shell'
      | 'role'
      | 'run'
      | 'runTest'
      | 'copyOutput'
      | 'openEnterpriseApp'
      | 'revoke'
      | 'openPermissions'
      | 'grant'
      | 'runPolicy';
  }) =>
    ({
      shell: 'Open PowerShell with the module ExchangeOnlineManagement.',
      role: 'Sign in as a member of Organization Management in Exchange, or as an Exchange Administrator.',
      run: 'Run the script. At the end it lists the mailboxes that the scope covers.',
      runTest: 'Run the script.',
      copyOutput: 'Copy its output as a whole, and paste it below.',
      openEnterpriseApp:
        'Open the enterprise application in the Entra admin center (on the registration’s overview: “Managed application in local directory”), then “Permissions”.',
      revoke: 'At each permission listed in the script, choose “Revoke permission” from the row’s menu.',
      openPermissions: 'Open “API permissions” of the app registration in the Entra admin center.',
      grant: 'Choose “Grant admin consent”, and confirm it.',
      runPolicy: 'Run the script. It removes this app’s policies only, and then lists none.',
    })[line],
  'scope.lookFor': ({ what }: { what: 'covered' | 'revoked' | 'granted' | 'noPolicy' }) =>
    ({
      covered: 'The list at the end shows the listed mailboxes and no others.',
      revoked: 'The permissions are not in the list under “Admin consent” any more.',
      granted: 'Each mail permission has its green tick.',
      noPolicy: 'No policy is listed for this app.',
    })[what],
  'scope.button': ({
    button,
  }: {
    button: 'withoutCanary' | 'built' | 'oldEnough' | 'seen' | 'restore' | 'policyRemoved' | 'leave';
  }) =>
    ({
      withoutCanary: 'Go on without one',
      built: 'The script ran without an error',
      oldEnough: 'The assignments are more than two hours old',
      seen: 'I saw that only these mailboxes open',
      restore: 'Grant the consent again',
      policyRemoved: 'The policy is removed',
      leave: 'Leave it as it is',
    })[button],
  'scope.word': ({ word }: { word: 'oldEnough' | 'seen' }) =>
    word === 'oldEnough'
      ? 'The administrator said that the role assignments are more than two hours old.'
      : 'The administrator saw that only the listed mailboxes open.',
  'scope.confirm': ({ step }: { step: 'removeConsent' | 'restore' }) =>
    step === 'restore' ? 'Grant the consent again' : 'Remove the tenant-wide consent',
  'scope.wait': ({ step }: { step: 'propagate' | 'prove' }) =>
    step === 'propagate'
      ? 'Exchange keeps what an app may open for 30 minutes to 2 hours before it asks again.'
      : 'Each listed mailbox has to open, and each one that has to stay closed has to be refused.',
  'scope.problem': (
    { trouble, names }: { trouble: ScopeTrouble; names: readonly string[] },
    f: Formatter,
  ) => {
    switch (trouble) {
      case 'noMailboxes':
        return 'The connection lists no mailboxes.';
      case 'noPrincipal':
        return 'The app has no enterprise application in this tenant, so Exchange cannot point to it.';
      case 'noCanary':
        return 'The connection names no mailbox that has to stay closed.';
      case 'stillRefused':
        return `Still refused after two hours: ${f.list(names)}.`;
      case 'refused':
        return `Refused, so that its mail is not fetched: ${f.list(names)}.`;
      case 'missing':
        return `There is no such mailbox: ${f.list(names)}.`;
      case 'canaryOpen':
        return `Still open, although it has to stay closed: ${f.list(names)}.`;
      default:
        return assertNever(trouble, 'scope trouble');
    }
  },
  'scope.advice': ({ trouble }: { trouble: ScopeTrouble }) => {
    switch (trouble) {
      case 'noMailboxes':
        return 'Add the mailboxes that the vendor fetches mail from to the connection, then look again.';
      case 'noPrincipal':
        return 'Grant admin consent to the app once, which makes it, then look again.';
      case 'noCanary':
        return 'Add one in the connection’s settings, then look again.';
      case 'stillRefused':
        return 'Run the test of the step before again. As long as a mailbox is refused, the consent should stay.';
      case 'refused':
        return 'Grant the consent again at once, or wait if the mail can: Exchange takes up to two hours.';
      case 'missing':
        return 'Correct its address in the connection, or give it a licence.';
      case 'canaryOpen':
        return 'Exchange takes up to two hours. If it stays open, look for another consent or a wider role assignment of this app.';
      default:
        return assertNever(trouble, 'scope trouble');
    }
  },
  'scope.test': ({ found }: { found: TestProblem }, f: Formatter) => testText(found, f),
  'scope.proof.target': ({ kind, target }: { kind: 'group' | 'filter'; target: string }) =>
    kind === 'group'
      ? `The mailboxes are the members of the group “${target}”.`
      : `The mailboxes are what this filter finds: ${target}`,
  'scope.proof.grants': ({ names }: { names: readonly string[] }, f: Formatter) =>
    names.length === 0
      ? 'No tenant-wide consent to mail stands.'
      : `Tenant-wide consents stand: ${f.list(names)}.`,
  'scope.proof.probe': (
    { proof, names }: { proof: 'open' | 'refused'; names: readonly string[] },
    f: Formatter,
  ) =>
    proof === 'open'
      ? `The integration opens ${f.list(names)}.`
      : `The integration is refused at ${f.list(names)}.`,
  'scope.proof.test': (
    { mailboxes, canaries }: { mailboxes: readonly string[]; canaries: readonly string[] },
    f: Formatter,
  ) =>
    canaries.length === 0
      ? `Exchange’s test, pasted by the administrator: in scope are ${f.list(mailboxes)}.`
      : `Exchange’s test, pasted by the administrator: in scope are ${f.list(mailboxes)}, and not ${f.list(canaries)}.`,
  'scope.wayBack': ({ state }: { state: 'restore' | 'stays' }) =>
    state === 'restore'
      ? 'The tenant-wide consents are granted again, after you confirmed it. What was made in Exchange stays: it adds nothing then.'
      : 'What was made in Exchange stays. As long as the tenant-wide consent stands it changes nothing.',
};
