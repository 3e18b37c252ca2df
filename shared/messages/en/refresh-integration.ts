import type { ProfileId } from '../../domain/connection';

/** The steps of disabling and enabling the integration. */
export type RefreshStep =
  'survey' | 'find' | 'disable' | 'inactive' | 'pause' | 'enable' | 'active' | 'prove' | 'enableAgain';

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
};

/** Where the vendor is not known, neither are the names of its states and places. */
const GENERIC_TITLE: Partial<Readonly<Record<RefreshStep, string>>> = {
  find: 'Find the integration at its vendor',
  disable: 'Disable the integration at its vendor',
};

const EXPLANATION: Readonly<Record<RefreshStep, string>> = {
  survey:
    'When it is enabled, the integration signs in at Microsoft and subscribes to its mailboxes anew. Graphkeeper tries that sign-in first.',
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
  prove:
    'A subscription that is made anew or renewed, or mail that arrived afterwards and was fetched, shows that the integration works.',
};

const GENERIC_EXPLANATION: Partial<Readonly<Record<RefreshStep, string>>> = {
  disable:
    'Many integrations take a change at Microsoft over only when they are disabled and enabled again, or signed in anew: their subscriptions are made anew then.',
  enable: 'Only enable it once it has come to rest.',
};

type HandLine = 'open' | 'disable' | 'enable';

const BY_HAND: Readonly<Record<ProfileId, Readonly<Record<HandLine, string>>>> = {
  'genesys-cloud': {
    open: 'In Genesys Cloud, open Admin > Integrations > Integrations, and there the Microsoft Graph integration.',
    disable: 'Set the integration to Inactive, and wait until its status says Inactive.',
    enable: 'Set it to Active, and wait until its status says Active.',
  },
  generic: {
    open: 'Open the settings of the mail integration at its vendor.',
    disable:
      'Disable the integration, and wait until it has come to rest. Where it has no such switch, stop it.',
    enable: 'Enable or start it, and wait until it shows that it is connected to Microsoft 365.',
  },
};

type Switching = 'disable' | 'enable';

const LOOK_FOR: Readonly<Record<ProfileId, Readonly<Record<Switching, string>>>> = {
  'genesys-cloud': {
    disable: 'The status is Inactive, not Deactivating.',
    enable: 'The status is Active, not Activating, and shows no error.',
  },
  generic: {
    disable: 'The integration shows that it is off.',
    enable: 'The integration shows that it is connected, and no error.',
  },
};

const DONE: Readonly<Record<ProfileId, Readonly<Record<Switching, string>>>> = {
  'genesys-cloud': { disable: 'It is Inactive', enable: 'It is Active' },
  generic: { disable: 'It is off', enable: 'It is on again' },
};

/** What disabling and enabling the integration says, in a runbook of its own and at the end of others. */
export const refreshIntegration = {
  'refresh.title': ({ step, vendor }: { step: RefreshStep; vendor: ProfileId }) =>
    (vendor === 'generic' ? GENERIC_TITLE[step] : undefined) ?? TITLE[step],
  'refresh.explanation': ({ step, vendor }: { step: RefreshStep; vendor: ProfileId }) =>
    (vendor === 'generic' ? GENERIC_EXPLANATION[step] : undefined) ?? EXPLANATION[step],
  'refresh.changes': ({ by }: { by: 'api' | 'hand' | 'handElsewhere' }) =>
    ({
      api: 'Nothing changes at Microsoft. The integration in Genesys Cloud is disabled and enabled, after you confirmed it.',
      hand: 'Nothing changes at Microsoft. The integration in Genesys Cloud is disabled and enabled by you.',
      handElsewhere:
        'Nothing changes at Microsoft. The integration is disabled and enabled by you, at its vendor.',
    })[by],
  'refresh.confirm': ({ step }: { step: 'disable' | 'enable' }) =>
    step === 'disable' ? 'Disable and enable it' : 'Enable it',
  'refresh.waiting': ({ step }: { step: 'inactive' | 'active' }) =>
    step === 'inactive'
      ? 'Genesys Cloud is bringing the integration to rest.'
      : 'Genesys Cloud is starting the integration.',
  'refresh.risk': () =>
    'While it is disabled, no mail is fetched. Mail that arrives meanwhile stays in the mailbox.',
  'refresh.byHand': ({ line, vendor }: { line: HandLine; vendor: ProfileId }) => BY_HAND[vendor][line],
  'refresh.lookFor': ({ step, vendor }: { step: Switching; vendor: ProfileId }) => LOOK_FOR[vendor][step],
  'refresh.done': ({ step, vendor }: { step: Switching; vendor: ProfileId }) => DONE[vendor][step],
  'refresh.wait': () => 'Waiting for a new subscription, or for mail to be fetched.',
  'refresh.button.vouch': ({ vendor }: { vendor: ProfileId }) =>
    vendor === 'generic'
      ? 'I saw a new mail arrive at the vendor'
      : 'I saw a new mail arrive in Genesys Cloud',
  'refresh.button.skip': () => 'Go on without it',
  'refresh.button.allTheSame': () => 'Disable and enable it all the same',
  'refresh.word': ({ vendor }: { vendor: ProfileId }) =>
    vendor === 'generic'
      ? 'The administrator saw mail arrive at the vendor after the integration was enabled.'
      : 'The administrator saw mail arrive in Genesys Cloud after the integration was enabled.',
  'refresh.button.byHand': () => 'I disable and enable it by hand',
  'refresh.problem': ({ problem }: { problem: RefreshProblem }) =>
    ({
      noSignIn: 'Microsoft refuses the integration’s sign-in. Disabled now, it could not come back.',
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
  'refresh.wayBack': ({ by }: { by: 'api' | 'hand' | 'handElsewhere' }) =>
    ({
      api: 'The integration is enabled again, after you confirmed it. What else was changed so far stays as it is.',
      hand: 'If the integration is Inactive, set it to Active again: until then no mail is fetched. Nothing else was changed.',
      handElsewhere:
        'If the integration is off, enable it again: until then no mail is fetched. Nothing else was changed.',
    })[by],
};
