import type { Formatter } from '../formatter';

/** The steps of routing mail to multiple destinations. */
export type DestinationsStep = 'effects' | 'scripts' | 'enable' | 'setting' | 'verify';

const TITLE: Readonly<Record<DestinationsStep, string>> = {
  effects: 'Know what else changes',
  scripts: 'Give each queue a default e-mail script',
  enable: 'Enable it',
  setting: 'Read the setting again',
  verify: 'See that a mail reaches both routes',
};

const EXPLANATION: Readonly<Record<DestinationsStep, string>> = {
  effects:
    'Today a mail to several of your addresses makes one conversation, on one of their routes. Afterwards it makes one on each: the same mail is worked on by several agents, a reply to all goes into the other conversations as well, and statistics count each of them. It holds for the whole organisation, not for this integration only.',
  scripts:
    'With it enabled, the queue’s default e-mail script takes the place of the one that a flow sets. A queue without one shows its agents no script.',
  enable: 'It is one switch, and can be switched off again in the same place.',
  setting: 'From now on each routed address that a mail names gets a conversation of its own.',
  verify:
    'Graphkeeper does not see conversations in Genesys Cloud, so a mail of your own shows whether it works.',
};

const BY_HAND: Readonly<Record<DestinationsStep, string>> = {
  effects:
    'Tell whoever plans the agents’ work and whoever reads the statistics. Flows can tell the conversations apart by Email.Message.route.id.',
  scripts:
    'In Genesys Cloud, open Admin > Contact Center > Queues. In each queue that e-mail reaches, choose a default script for e-mail, and save.',
  enable:
    'Open Admin > Account Settings > Organization Settings > Settings > Contact Center, switch “Route Email to multiple destinations” on, and save.',
  setting: 'Read the setting again.',
  verify: 'Send one mail to two of the addresses, and wait for it in Genesys Cloud.',
};

const LOOK_FOR: Readonly<Record<DestinationsStep, string>> = {
  effects: 'No flow, report or agreement counts on one conversation a mail.',
  scripts: 'Each queue with e-mail has a default script for it.',
  enable: 'The switch is on after the page was opened again.',
  setting: 'The switch is on.',
  verify: 'There are two conversations, one on each route.',
};

const BUTTON: Readonly<Record<DestinationsStep, string>> = {
  effects: 'We want that',
  scripts: 'Each queue has one',
  enable: 'It is switched on',
  setting: 'It is on, I saw it',
  verify: 'I saw both conversations',
};

/** What routing mail to multiple destinations says. */
export const enableMultipleDestinations = {
  'destinations.title': ({ step }: { step: DestinationsStep }) => TITLE[step],
  'destinations.explanation': ({ step }: { step: DestinationsStep }) => EXPLANATION[step],
  'destinations.byHand': ({ step }: { step: DestinationsStep }) => BY_HAND[step],
  'destinations.lookFor': ({ step }: { step: DestinationsStep }) => LOOK_FOR[step],
  'destinations.button': ({ step }: { step: DestinationsStep }) => BUTTON[step],
  'destinations.changes': ({ by }: { by: 'api' | 'hand' }) =>
    by === 'api'
      ? 'Nothing changes at Microsoft. In Genesys Cloud a setting of the whole organisation is switched on, after you confirmed it.'
      : 'Nothing changes at Microsoft. In Genesys Cloud you switch a setting of the whole organisation on.',
  'destinations.confirm': () => 'Switch it on for the organisation',
  'destinations.problem': ({ queues }: { queues: readonly string[] }, f: Formatter) =>
    queues.length === 1
      ? `The queue ${f.list(queues)} has no default script for e-mail.`
      : `These queues have no default script for e-mail: ${f.list(queues)}.`,
  'destinations.advice': () => 'Choose one in Genesys Cloud, then look again.',
  'destinations.proof': ({ proof }: { proof: 'scripts' | 'setting' }) =>
    proof === 'scripts'
      ? 'Each queue that mail reaches has a default script for e-mail.'
      : 'Genesys Cloud reports that mail is routed to multiple destinations.',
  'destinations.risk': () =>
    'If flows were built around one conversation a mail, for example by answering automatically, customers get several answers.',
  'destinations.word': () => 'The administrator saw one mail arrive on two routes.',
  'destinations.wayBack': () =>
    'What was set in Genesys Cloud stays. The switch can be turned off in the same place.',
};
