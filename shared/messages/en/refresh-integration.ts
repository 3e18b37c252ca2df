/** The steps of disabling and enabling the integration. */
export type RefreshStep =
  | 'survey'
  | 'find'
  | 'disable'
  | 'inactive'
  | 'pause'
  | 'enable'
  | 'active'
  | 'prove'
  | 'enableAgain'
  | 'restart';

/** What can keep the integration from coming back. */
export type RefreshProblem = 'noSignIn' | 'gone' | 'error';

const TITLE: Readonly<Record<RefreshStep, string>> = {
  survey: 'See whether the integration can come back',
  find: 'Find the integration at Genesys Cloud',
  disable: 'Disable the integration in Genesys Cloud',
  inactive: 'Wait until it is inactive',
  pause: 'Note how things stand meanwhile',
  enable: 'Enable the integration again',
  active: 'Wait until it is active again',
  prove: 'See that mail is fetched again',
  enableAgain: 'Enable the integration that was disabled',
  restart: 'Restart your integration',
};

const EXPLANATION: Readonly<Record<RefreshStep, string>> = {
  survey:
    'When it starts, the integration signs in at Microsoft and subscribes to its mailboxes anew. Graphkeeper tries that sign-in first.',
  find: 'Graphkeeper looks by which integration the e-mail domain is joined to Microsoft Graph.',
  disable:
    'Genesys Cloud takes a change at Microsoft over when the integration is disabled and enabled again. Its subscriptions are made anew then.',
  inactive:
    'Genesys Cloud reports when the integration has come to rest. Enabled before, it would not take the change over.',
  pause:
    'Graphkeeper reads the subscriptions and the newest mail. What is new after this moment shows that the integration came back.',
  enable: 'Only enable it when it says Inactive. A state in between is not taken over.',
  active:
    'The integration signs in at Microsoft with what it has now, and the domain reports that it is joined.',
  enableAgain: 'Without this, no mail would be fetched.',
  restart:
    'When your integration is started anew, it signs in at Microsoft and subscribes to its mailboxes anew. If you know that it takes a change over by itself, go on without it.',
  prove:
    'A subscription that is made anew or renewed, or mail that arrived afterwards and was fetched, shows that the integration works.',
};

/** What disabling and enabling the integration says, in a runbook of its own and at the end of others. */
export const refreshIntegration = {
  'refresh.title': ({ step }: { step: RefreshStep }) => TITLE[step],
  'refresh.explanation': ({ step }: { step: RefreshStep }) => EXPLANATION[step],
  'refresh.changes': ({ by }: { by: 'api' | 'hand' | 'elsewhere' }) =>
    ({
      api: 'Nothing changes at Microsoft. The integration in Genesys Cloud is disabled and enabled, after you confirmed it.',
      hand: 'Nothing changes at Microsoft. The integration in Genesys Cloud is disabled and enabled by you.',
      elsewhere: 'Nothing changes at Microsoft. Your integration is restarted by you, or by whoever runs it.',
    })[by],
  'refresh.confirm': ({ step }: { step: 'disable' | 'enable' }) =>
    step === 'disable' ? 'Disable and enable it' : 'Enable it',
  'refresh.waiting': ({ step }: { step: 'inactive' | 'active' }) =>
    step === 'inactive'
      ? 'Genesys Cloud is bringing the integration to rest.'
      : 'Genesys Cloud is starting the integration.',
  'refresh.risk': () =>
    'While it is disabled, no mail is fetched. Mail that arrives meanwhile stays in the mailbox.',
  'refresh.byHand': ({ line }: { line: 'open' | 'disable' | 'enable' | 'restart' }) =>
    ({
      open: 'In Genesys Cloud, open Admin > Integrations > Integrations, and there the Microsoft Graph integration.',
      disable: 'Set the integration to Inactive, and wait until its status says Inactive.',
      enable: 'Set it to Active, and wait until its status says Active.',
      restart: 'Stop your integration and start it again, or ask whoever runs it to do so.',
    })[line],
  'refresh.lookFor': ({ step }: { step: 'disable' | 'enable' | 'restart' }) =>
    ({
      disable: 'The status is Inactive, not Deactivating.',
      enable: 'The status is Active, not Activating, and shows no error.',
      restart: 'It runs again, and reports no error.',
    })[step],
  'refresh.done': ({ step }: { step: 'disable' | 'enable' | 'restart' }) =>
    ({ disable: 'It is Inactive', enable: 'It is Active', restart: 'It was restarted' })[step],
  'refresh.wait': () => 'Waiting for a new subscription, or for mail to be fetched.',
  'refresh.button.vouch': () => 'I saw a new mail arrive in Genesys Cloud',
  'refresh.button.skip': () => 'Go on without it',
  'refresh.button.allTheSame': () => 'Disable and enable it all the same',
  'refresh.word': () =>
    'The administrator saw mail arrive in Genesys Cloud after the integration was enabled.',
  'refresh.button.byHand': () => 'I disable and enable it by hand',
  'refresh.problem': ({ problem }: { problem: RefreshProblem }) =>
    ({
      noSignIn: 'Microsoft refuses the integration’s sign-in. Stopped now, it could not come back.',
      gone: 'No e-mail domain of the connection is joined by this integration any more.',
      error: 'Genesys Cloud reports an error: the integration did not come back.',
    })[problem],
  'refresh.advice': ({ problem }: { problem: RefreshProblem }) =>
    ({
      noSignIn: 'Mend the sign-in first: the connection’s page says what is wrong with it. Then look again.',
      gone: 'In Genesys Cloud, open the domain’s settings and choose the Microsoft Graph integration again. Then look again.',
      error:
        'See its status under Admin > Integrations. What was changed just now can be taken back by cancelling; then look again.',
    })[problem],
  'refresh.proof': ({ proof }: { proof: 'inactive' | 'active' | 'renewed' | 'fetched' }) =>
    ({
      inactive: 'Genesys Cloud reported the integration as inactive.',
      active: 'Genesys Cloud reported the integration and its domain as active.',
      renewed: 'A subscription was made anew or renewed after the integration was enabled.',
      fetched: 'Mail that arrived after the integration was enabled was fetched.',
    })[proof],
  'refresh.elsewhere.allTheSame': () => 'Restart it all the same',
  'refresh.elsewhere.risk': () =>
    'While it is stopped, no mail is fetched. Mail that arrives meanwhile stays in the mailbox.',
  'refresh.elsewhere.pause': () => 'Note how things stand now',
  'refresh.elsewhere.explanation': () =>
    'In Microsoft’s report, a sign-in with the new certificate shows it, too. The report is up to a day late.',
  'refresh.elsewhere.vouch': () => 'I saw that it took a new mail over',
  'refresh.elsewhere.word': () =>
    'The administrator saw that the integration took mail over after the change.',
  'refresh.elsewhere.proof': ({ proof }: { proof: 'renewed' | 'fetched' }) =>
    ({
      renewed: 'A subscription was made anew or renewed after the change.',
      fetched: 'Mail that arrived after the change was fetched.',
    })[proof],
  'refresh.wayBack': ({ by }: { by: 'api' | 'hand' | 'elsewhere' }) =>
    ({
      api: 'The integration is enabled again, after you confirmed it. What else was changed so far stays as it is.',
      hand: 'If the integration is Inactive, set it to Active again: until then no mail is fetched. Nothing else was changed.',
      elsewhere:
        'If your integration is stopped, start it again: until then no mail is fetched. Nothing else was changed.',
    })[by],
};
