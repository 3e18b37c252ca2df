import { createHash } from 'node:crypto';

import type { EpochMs } from '../../shared/domain/instant';
import type { SimMessage, SimUser } from './world';

const SUBJECTS: readonly string[] = [
  'Where is my order',
  'Change of delivery address',
  'Question about my last invoice',
  'I would like to return an item',
  'Appointment next week',
  'Please call me back',
  'Complaint about a late delivery',
  'Confirmation of my cancellation',
];

const SENDERS: readonly string[] = ['ada', 'bruno', 'chen', 'dalia', 'emeka', 'freya', 'goran', 'hana'];

/** A customer's mail that arrives at a moment, unread: the same mail every time for the same mailbox and moment. */
export function arrivingMessage(user: SimUser, at: EpochMs): SimMessage {
  const digest = createHash('sha256')
    .update(`${user.id}/${String(at)}`)
    .digest();
  return {
    id: `AAMkAG${Buffer.concat([digest, digest.subarray(0, 22)]).toString('base64url')}AAA=`,
    receivedAt: at,
    subject: SUBJECTS[digest.readUInt8(0) % SUBJECTS.length] ?? '',
    from: `${SENDERS[digest.readUInt8(1) % SENDERS.length] ?? ''}@customer.example`,
    isRead: false,
    lastModifiedAt: at,
  };
}
