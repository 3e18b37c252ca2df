/** The steps of disabling and enabling the integration. */
export type RefreshStep = 'survey' | 'disable' | 'pause' | 'enable' | 'prove';

const TITLE: Readonly<Record<RefreshStep, string>> = {
  survey: 'See whether the integration can come back',
  disable: 'Disable the integration in Genesys Cloud',
  pause: 'Note how things stand meanwhile',
  enable: 'Enable the integration again',
  prove: 'See that mail is fetched again',
};

const EXPLANATION: Readonly<Record<RefreshStep, string>> = {
  survey:
    'When it is enabled, the integration signs in at Microsoft and subscribes to its mailboxes anew. Graphkeeper tries that sign-in first.',
  disable:
    'Genesys Cloud takes a change at Microsoft over when the integration is disabled and enabled again. Its subscriptions are made anew then.',
  pause:
    'Graphkeeper reads the subscriptions and the newest mail. What is new after this moment shows that the integration came back.',
  enable: 'Only enable it when it says Inactive. A state in between is not taken over.',
  prove:
    'A subscription that is made anew or renewed, or mail that arrived afterwards and was fetched, shows that the integration works.',
};

/** What disabling and enabling the integration says, in a runbook of its own and at the end of others. */
export const refreshIntegration = {
  'refresh.title': ({ step }: { step: RefreshStep }) => TITLE[step],
  'refresh.explanation': ({ step }: { step: RefreshStep }) => EXPLANATION[step],
  'refresh.changes': () =>
    'Nothing changes at Microsoft. The integration in Genesys Cloud is disabled and enabled by you.',
  'refresh.risk': () =>
    'While it is disabled, no mail is fetched. Mail that arrives meanwhile stays in the mailbox.',
  'refresh.byHand': ({ line }: { line: 'open' | 'disable' | 'enable' }) =>
    ({
      open: 'In Genesys Cloud, open Admin > Integrations > Integrations, and there the Microsoft Graph integration.',
      disable: 'Set the integration to Inactive, and wait until its status says Inactive.',
      enable: 'Set it to Active, and wait until its status says Active.',
    })[line],
  'refresh.lookFor': ({ step }: { step: 'disable' | 'enable' }) =>
    step === 'disable'
      ? 'The status is Inactive, not Deactivating.'
      : 'The status is Active, not Activating, and shows no error.',
  'refresh.done': ({ step }: { step: 'disable' | 'enable' }) =>
    step === 'disable' ? 'It is Inactive' : 'It is Active',
  'refresh.wait': () => 'Waiting for a new subscription, or for mail to be fetched.',
  'refresh.button.vouch': () => 'I saw a new mail arrive in Genesys Cloud',
  'refresh.button.skip': () => 'Go on without it',
  'refresh.button.allTheSame': () => 'Disable and enable it all the same',
  'refresh.word': () =>
    'The administrator saw mail arrive in Genesys Cloud after the integration was enabled.',
  'refresh.problem': () =>
    'Microsoft refuses the integration’s sign-in. Disabled now, it could not come back.',
  'refresh.advice': () =>
    'Mend the sign-in first: the connection’s page says what is wrong with it. Then look again.',
  'refresh.proof': ({ proof }: { proof: 'renewed' | 'fetched' }) =>
    proof === 'renewed'
      ? 'A subscription was made anew or renewed after the integration was enabled.'
      : 'Mail that arrived after the integration was enabled was fetched.',
  'refresh.wayBack': () =>
    'If the integration is Inactive, set it to Active again: until then no mail is fetched. Nothing else was changed.',
};
