import { assertNever } from '../../domain/assert-never';
import type { TokenEndpointProblem } from '../../domain/token-endpoint';

/** The steps of correcting a token endpoint. */
export type EndpointStep =
  'survey' | 'correct' | 'correctElsewhere' | 'entered' | 'enteredElsewhere' | 'own' | 'ownByHand' | 'signIn';

const TITLE: Readonly<Record<EndpointStep, string>> = {
  survey: 'Find the right token endpoint',
  correct: 'Correct it in Genesys Cloud',
  correctElsewhere: 'Correct it in your integration',
  entered: 'Check what stands there now',
  enteredElsewhere: 'Check what stands there now',
  own: 'Correct what Graphkeeper compares with',
  ownByHand: 'Correct it in the configuration file',
  signIn: 'See that the integration can sign in there',
};

const WRONG =
  'With another address the integration cannot sign in: it has to be the v2.0 endpoint of this tenant in its cloud, and not “common”.';

const EXPLANATION: Readonly<Record<EndpointStep, string>> = {
  survey:
    'The tenant’s own discovery document names its OAuth 2.0 token endpoint (v2). Graphkeeper reads it, without signing in.',
  correct: WRONG,
  correctElsewhere: WRONG,
  entered:
    'Copy the address out of Genesys Cloud once more. What was cut off or added in copying shows here.',
  enteredElsewhere:
    'Copy the address out of your integration’s settings once more. What was cut off or added in copying shows here.',
  own: 'Graphkeeper compares the address that it knows of this connection. It takes the new one over.',
  ownByHand: 'This connection comes from a configuration file, which Graphkeeper does not change.',
  signIn:
    'A real sign-in of the integration in this tenant, with the credential that Graphkeeper has. It shows that nothing else keeps it from signing in.',
};

function problemText(problem: TokenEndpointProblem | null): string {
  switch (problem) {
    case 'notUrl':
      return 'This is not an address.';
    case 'notHttps':
      return 'It begins with http: a secret must not be sent there.';
    case 'otherHost':
      return 'Its host is not the one of this cloud’s sign-in.';
    case 'commonTenant':
      return 'It names no tenant: “common”, “organizations” and “consumers” do not work here.';
    case 'otherTenant':
      return 'It is of another tenant.';
    case 'version1':
      return 'It is the endpoint of version 1.';
    case 'otherPath':
      return 'It is another endpoint.';
    case 'untidy':
      return 'There is something around it: a slash at the end, or a query.';
    case null:
      return 'It names the tenant in another way than the one that is known to be right.';
    default:
      return assertNever(problem, 'token endpoint problem');
  }
}

/** What correcting a token endpoint says. */
export const fixTokenEndpoint = {
  'endpoint.title': ({ step }: { step: EndpointStep }) => TITLE[step],
  'endpoint.explanation': ({ step }: { step: EndpointStep }) => EXPLANATION[step],
  'endpoint.changes': () =>
    'Nothing changes at Microsoft. You correct one field in Genesys Cloud; Graphkeeper corrects what it knows of it.',
  'endpoint.byHand': ({ line }: { line: 'open' | 'openElsewhere' | 'paste' | 'rest' | 'file' }) =>
    ({
      open: 'In Genesys Cloud, open Admin > Integrations > Integrations, there the Microsoft Graph integration, and its Configuration.',
      openElsewhere: 'Open the settings of your integration, where it has its token endpoint.',
      paste:
        'Put the address below into the field for the OAuth 2.0 token endpoint (v2), in place of what is there.',
      rest: 'Leave everything else as it is, and save.',
      file: 'Set tokenEndpoint of this connection in the configuration file to the address below, and reload it.',
    })[line],
  'endpoint.lookFor': () => 'Genesys Cloud says that the configuration was saved.',
  'endpoint.copy': () => 'Token endpoint',
  'endpoint.question': () => 'Address in Genesys Cloud',
  'endpoint.hint': () => 'Copied from the field, not from here.',
  'endpoint.wrong': ({ problem, right }: { problem: TokenEndpointProblem | null; right: string }) =>
    `${problemText(problem)} The right one is ${right}`,
  'endpoint.button': ({ button }: { button: 'later' | 'signsIn' | 'signsInElsewhere' }) =>
    ({
      later: 'I do that later',
      signsIn: 'Genesys Cloud’s own test succeeds',
      signsInElsewhere: 'My integration signs in',
    })[button],
  'endpoint.word': () => 'The administrator said that Genesys Cloud’s test of the integration succeeds.',
  'endpoint.proof': ({ proof }: { proof: 'right' | 'discovered' | 'signedIn' }) =>
    ({
      right: 'The address is the right one already, and answers.',
      discovered: 'The tenant’s discovery document names the right address.',
      signedIn: 'Microsoft issued a token for the integration in this tenant.',
    })[proof],
  'endpoint.refused': () =>
    'Microsoft refuses the integration’s sign-in for another reason than the address.',
  'endpoint.advice': () => 'Correct the connection first: its page says what is wrong. Then look again.',
  'endpoint.elsewhere.changes': () =>
    'Nothing changes at Microsoft. You correct one field in your integration’s settings; Graphkeeper corrects what it knows of it.',
  'endpoint.elsewhere.lookFor': () => 'Your integration has saved it.',
  'endpoint.elsewhere.question': () => 'Address in your integration',
  'endpoint.elsewhere.word': () => 'The administrator said that the integration signs in.',
  'endpoint.elsewhere.wayBack': () =>
    'What you changed in your integration stays. Nothing at Microsoft was changed.',
  'endpoint.wayBack': () =>
    'What you changed in Genesys Cloud stays. Nothing at Microsoft was changed. If the integration is Inactive, set it to Active again.',
};
