import type { WalkFault, WalkStep } from '../../runbooks/routing-walk';
import type { Formatter } from '../formatter';

/** The steps of looking for mail that was read and never arrived. */
export type MissingStep = WalkStep | 'survey' | 'mend' | 'mended' | 'arrives' | 'verify' | 'nothing';

const TITLE: Readonly<Record<MissingStep, string>> = {
  survey: 'See whether mail is fetched',
  route: 'Look at the route of the address',
  flow: 'Look at the route’s flow',
  handling: 'Look at what the flow does with the mail',
  queue: 'Look at the queue',
  agents: 'Look at the agents',
  mend: 'Mend it',
  mended: 'See that it is mended',
  arrives: 'See that a mail arrives',
  verify: 'See that a mail arrives',
  nothing: 'Nothing was found',
};

const EXPLANATION: Readonly<Record<MissingStep, string>> = {
  survey:
    'A mail that is marked read was downloaded by Genesys Cloud. If it never arrives, it got lost there, behind Microsoft’s side; if it stays unread, it was never fetched, which is another matter.',
  route: 'The route of an address decides which flow or queue a mail gets to.',
  flow: 'Only a published flow takes mail. A saved draft does not.',
  handling: 'The flow may end the conversation, or hand it to another queue than you look at.',
  queue: 'A mail waits in the queue until a member with the right skills can take it.',
  agents: 'A mail goes to an agent who is on queue and has room for e-mail.',
  mend: 'This is the place. Mend it in Genesys Cloud.',
  mended: 'Graphkeeper reads this place again until it is right.',
  arrives:
    'The next mail shows whether it gets through. Mail that got lost does not come again by itself: in the mailbox, mark it as unread, or send it again.',
  verify:
    'Mail that got lost does not come again by itself. In the mailbox, mark it as unread: Genesys Cloud takes it as new, or send it again.',
  nothing:
    'All places on the way are right, so what happened can only be seen in Genesys Cloud’s own records.',
};

const OPEN: Readonly<Record<WalkStep, string>> = {
  route:
    'In Genesys Cloud, open Admin > Contact Center > Email, then the domain, and there the route of the address.',
  flow: 'Open Admin > Architect > Flows > Inbound Email, and there the flow that the route names.',
  handling:
    'In the flow, follow the way of a mail from the start, and open each Disconnect and Transfer to ACD.',
  queue: 'Open Admin > Contact Center > Queues, and there the queue.',
  agents:
    'Open Performance > Workspace > Queues Activity, and there the queue, with e-mail as the media type. Then Admin > Contact Center > Utilization.',
};

const LOOK_FOR: Readonly<Record<WalkStep, string>> = {
  route:
    'There is a route with exactly this address, it is active, and it leads to the flow or queue that you expect. A mail to several of your addresses gets to one of their routes only, unless multiple destinations are enabled.',
  flow: 'The flow has a published version, is of the type Inbound Email, and was not deleted.',
  handling:
    'No way ends in Disconnect for this mail: look at schedules, at decisions on sender and subject, and at the ways for errors. Transfer to ACD names the queue that you look at.',
  queue:
    'The queue has members who joined it, and what the flow or the route asks for in skills and language, at least one of them has.',
  agents: 'At least one member is on queue, not busy elsewhere, and e-mail has a capacity of at least 1.',
};

const OPTION: Readonly<Record<WalkFault | 'fine' | 'direct', string>> = {
  fine: 'All of it is right',
  direct: 'All of it is right, and it leads to a queue without a flow',
  noRoute: 'There is no active route with this address',
  wrongTarget: 'The route leads to the wrong flow or queue',
  otherRoute: 'The mail was to several addresses, and another route got it',
  unpublished: 'The flow was never published, or its last change was not',
  deleted: 'The flow is gone or of another type',
  disconnects: 'The flow ends the conversation',
  otherQueue: 'The flow hands it to another queue',
  noMembers: 'The queue has no members who joined it',
  skills: 'No member has the skills or language that are asked for',
  offQueue: 'Nobody is on queue',
  capacity: 'Nobody has room for e-mail',
};

const MEND: Readonly<Record<WalkFault, string>> = {
  noRoute: 'Make the route for this address in Admin > Contact Center > Email, and choose its flow or queue.',
  wrongTarget: 'Choose the right flow or queue in the route, and save.',
  otherRoute:
    'Look at that route’s queue for the mail. To have it on each route, run “Route mail to multiple destinations”.',
  unpublished: 'Open the flow in Architect, and publish it.',
  deleted: 'Choose another flow in the route, and save.',
  disconnects: 'Change the way that ends in Disconnect, and publish the flow.',
  otherQueue: 'Look for the mail in that queue, or change Transfer to ACD, and publish the flow.',
  noMembers: 'Add members to the queue, and have them join it.',
  skills: 'Give the skill to a member, or take it out of the flow or the route.',
  offQueue: 'Have an agent go on queue.',
  capacity: 'Raise the capacity for e-mail in Utilization, or have an agent finish open e-mails.',
};

const PLACE: Readonly<Record<WalkStep, string>> = {
  route: 'the route',
  flow: 'the flow',
  handling: 'what the flow does',
  queue: 'the queue',
  agents: 'the agents',
};

/** What looking for mail that was read and never arrived says. */
export const readButMissing = {
  'missing.title': ({ step }: { step: MissingStep }) => TITLE[step],
  'missing.explanation': ({ step }: { step: MissingStep }) => EXPLANATION[step],
  'missing.changes': () => 'Nothing changes at Microsoft. What you find in Genesys Cloud, you mend there.',
  'missing.open': ({ step }: { step: WalkStep }) => OPEN[step],
  'missing.lookFor': ({ step }: { step: WalkStep }) => LOOK_FOR[step],
  'missing.question': () => 'What did you find?',
  'missing.option': ({ option }: { option: WalkFault | 'fine' | 'direct' }) => OPTION[option],
  'missing.mend': ({ fault }: { fault: WalkFault }) => MEND[fault],
  'missing.send': () => 'Send a mail to the address, and wait for it in Genesys Cloud.',
  'missing.arrived': () => 'The mail is with an agent, or waits in the queue.',
  'missing.support': () =>
    'In Performance > Workspace > Interactions, search for the address and the time: a conversation’s timeline says where it ended. If there is none at all, give Genesys support the mailbox, the time, the sender and the Internet message ID of one mail.',
  'missing.button': ({ button }: { button: 'allTheSame' | 'arrives' | 'byHand' | 'goOn' | 'noted' }) =>
    ({
      allTheSame: 'Look in Genesys Cloud all the same',
      arrives: 'The mail arrived',
      byHand: 'I look for myself',
      goOn: 'It still does not arrive: look further',
      noted: 'I look there',
    })[button],
  'missing.lost': ({ mailbox, name }: { mailbox: string; name: string | null }) =>
    name === null ? `Mail to ${mailbox} gets lost here.` : `Mail to ${mailbox} gets lost here, at “${name}”.`,
  'missing.wait': ({ mailbox }: { mailbox: string | null }) =>
    mailbox === null ? 'Waiting until Genesys Cloud shows the change.' : `Waiting for a mail to ${mailbox}.`,
  'missing.proof.arrived': ({ mailbox }: { mailbox: string }) =>
    `A mail to ${mailbox} became a conversation and reached a queue.`,
  'missing.problem': () =>
    'No mail in these mailboxes has been read, so Genesys Cloud does not fetch it in the first place.',
  'missing.advice': () =>
    'See the connection’s page for the first link that is broken; it is before Genesys Cloud’s routing.',
  'missing.proof.read': ({ names }: { names: readonly string[] }, f: Formatter) =>
    `Mail is fetched from ${f.list(names)}.`,
  'missing.proof.found': ({ step, fault }: { step: WalkStep; fault: WalkFault | null }) =>
    fault === null ? `Nothing is wrong with ${PLACE[step]}.` : `Found at ${PLACE[step]}: ${OPTION[fault]}.`,
  'missing.word': ({ fault }: { fault: WalkFault | null }) =>
    fault === null
      ? 'The administrator found nothing wrong on the way, and looks into Genesys Cloud’s records.'
      : `The administrator saw a mail arrive after this was mended: ${OPTION[fault]}.`,
  'missing.wayBack': () => 'What you changed in Genesys Cloud stays. Nothing else was changed.',
};
