import type { Formatter } from '../formatter';

type Kind = 'webhook' | 'teams' | 'slack' | 'email';
type Secret = 'url' | 'signingKey' | 'password';
type Minimum = 'notice' | 'warning' | 'critical';

const KIND: Readonly<Record<Kind, string>> = {
  teams: 'Microsoft Teams',
  slack: 'Slack',
  email: 'E-mail',
  webhook: 'Webhook',
};

const KIND_HINT: Readonly<Record<Kind, string>> = {
  teams:
    'In Teams, make a workflow from the template “Post to a channel when a webhook request is received”.',
  slack: 'In Slack, add an incoming webhook to the channel that should be told.',
  email: 'Sent by a mail server of yours (SMTP).',
  webhook: 'A signed JSON message to a program of yours, as Standard Webhooks describe it.',
};

const MINIMUM: Readonly<Record<Minimum, string>> = {
  notice: 'Everything',
  warning: 'Warnings and critical',
  critical: 'Critical only',
};

const SECURITY = {
  starttls: 'Encrypted after the greeting (STARTTLS)',
  tls: 'Encrypted from the start (TLS)',
  none: 'Not encrypted: only for a relay in your own network',
} as const;

const PROBLEM = {
  nameMissing: 'Give it a name.',
  connectionsMissing: 'Choose at least one connection.',
  host: 'Enter the name of the mail server.',
  port: 'Enter a number from 1 to 65535.',
  noEncryption: 'A password is not sent without encryption. Choose encryption, or leave the user name empty.',
  from: 'Enter one e-mail address.',
  to: 'Enter at least one e-mail address, and nothing else.',
  secretMissing: 'This is needed.',
  secretAgain: 'Enter the password again: it was given for another server or user.',
  url: 'Enter the whole address, beginning with https://.',
  signingKey: 'Enter a key that begins with whsec_, or make one.',
} as const;

function secretName(secret: Secret, kind: Kind): string {
  switch (secret) {
    case 'url':
      return kind === 'teams' ? 'Address of the workflow' : 'Address of the webhook';
    case 'signingKey':
      return 'Signing key';
    case 'password':
      return 'Password';
  }
}

/** The settings of channels beside this computer. */
export const channelScreens = {
  'screens.settings.group.channels': () => 'Other channels',
  'channelPage.title': () => 'Tell elsewhere as well',
  'channelPage.hint': () =>
    'Alerts can also go to Microsoft Teams, Slack, e-mail or a program of yours: once each, and never with a secret in them.',
  'channelPage.sample': () =>
    'Alerts of the sample tenant are told on this computer only. Leave it to change your channels.',
  'channelPage.add': () => 'Add a channel…',
  'channelPage.addTitle': () => 'Add a channel',
  'channelPage.editTitle': () => 'Change the channel',
  'channelPage.save': () => 'Save',
  'channelPage.cancel': () => 'Cancel',
  'channelPage.edit': () => 'Change…',
  'channelPage.test': () => 'Test',
  'channelPage.testing': () => 'Sending…',
  'channelPage.tested': () => 'The test message was accepted. Look whether it arrived.',
  'channelPage.remove': () => 'Remove…',
  'channelPage.removeTitle': ({ name }: { name: string }) => `Remove “${name}”?`,
  'channelPage.removeText': () =>
    'Nothing is told there any more, what still waits included, and its secrets leave the keychain.',
  'channelPage.removeConfirm': () => 'Remove the channel',
  'channelPage.on': ({ name }: { name: string }) => `Tell on “${name}”`,
  'channelPage.about': (
    { kind, host, count, severity }: { kind: Kind; host: string; count: number | null; severity: Minimum },
    format: Formatter,
  ) =>
    [
      KIND[kind],
      host,
      count === null
        ? 'all connections'
        : format.plural(count, {
            one: `${format.number(count)} connection`,
            other: `${format.number(count)} connections`,
          }),
      MINIMUM[severity].toLowerCase(),
    ].join(' · '),
  'channelPage.never': () => 'Nothing was sent yet.',
  'channelPage.last': ({ at, isDelivered }: { at: string; isDelivered: boolean }, format: Formatter) =>
    isDelivered
      ? `Last accepted ${format.relative(at)} (${format.dateTime(at)}).`
      : `Last tried ${format.relative(at)} (${format.dateTime(at)}).`,
  'channelPage.waiting': ({ count }: { count: number }, format: Formatter) =>
    format.plural(count, {
      one: `${format.number(count)} alert waits to be sent.`,
      other: `${format.number(count)} alerts wait to be sent.`,
    }),
  'channelPage.kind': () => 'Where to',
  'channelPage.kindName': ({ kind }: { kind: Kind }) => KIND[kind],
  'channelPage.kindHint': ({ kind }: { kind: Kind }) => KIND_HINT[kind],
  'channelPage.name': () => 'Name',
  'channelPage.host': () => 'Mail server',
  'channelPage.port': () => 'Port',
  'channelPage.security': () => 'Encryption',
  'channelPage.securityName': ({ security }: { security: keyof typeof SECURITY }) => SECURITY[security],
  'channelPage.user': () => 'User name',
  'channelPage.userHint': () => 'Empty: the server asks for no sign-in.',
  'channelPage.from': () => 'Sender',
  'channelPage.to': () => 'Recipients',
  'channelPage.addOwners': () => 'Add the owners of the app registrations',
  'channelPage.toHint': () => 'Several are separated by commas.',
  'channelPage.secret': ({ secret, kind }: { secret: Secret; kind: Kind }) => secretName(secret, kind),
  'channelPage.secretHint': ({
    secret,
    isHeld,
    isMade,
  }: {
    secret: Secret;
    isHeld: boolean;
    isMade: boolean;
  }) => {
    if (isMade) return 'Copy it to the receiver now: it is not shown again.';
    if (isHeld) return 'In the keychain. Leave it empty to keep it.';
    return secret === 'signingKey'
      ? 'The receiver checks with it that a message is from here. Kept in the keychain.'
      : 'Whoever knows it can use it: it is kept in the keychain and not shown again.';
  },
  'channelPage.makeKey': () => 'Make one',
  'channelPage.connections': () => 'Alerts of',
  'channelPage.everyConnection': () => 'All connections',
  'channelPage.someConnections': () => 'Some of them',
  'channelPage.severity': () => 'What is told',
  'channelPage.severityName': ({ severity }: { severity: Minimum }) => MINIMUM[severity],
  'channelPage.language': () => 'Language',
  'channelPage.languageName': ({ language }: { language: 'en' | 'fr' }) =>
    language === 'en' ? 'English' : 'Français',
  'channelPage.problem': ({ problem }: { problem: keyof typeof PROBLEM }) => PROBLEM[problem],
  'channelPage.keychainRefused': () =>
    'The keychain did not take the secret, so nothing was saved. Unlock the keychain and save again.',
};
