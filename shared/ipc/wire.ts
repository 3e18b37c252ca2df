import { z } from 'zod';

import type { EventName, Events } from './contract';
import type { DispatchResult } from './dispatch';

/**
 * The contract of `contract.ts` over a WebSocket: each frame is one JSON text. The interface sends `invoke`
 * frames; the host answers each with one `result` frame of the same id, in any order, and sends `event` frames
 * unasked. A frame that is none of these ends the connection (close code 1008 from the host).
 */

/**
 * The longest frame that the host takes, in bytes. The longest argument is a configuration file of 4,000,000
 * characters (`importConnections`); as UTF-8, with what JSON escapes, that is up to three times as many bytes.
 */
export const MAX_FRAME_BYTES = 12 * 1024 * 1024;

/** What the interface may send. The command's name and argument are checked by `dispatch`. */
export const clientFrameSchema = z.strictObject({
  type: z.literal('invoke'),
  id: z.number().int().nonnegative(),
  name: z.string().max(100),
  argument: z.unknown(),
});

export type ClientFrame = z.output<typeof clientFrameSchema>;

/** What the host sends. */
export type HostFrame =
  | { readonly type: 'result'; readonly id: number; readonly result: DispatchResult }
  | {
      [K in EventName]: { readonly type: 'event'; readonly name: K; readonly payload: Events[K] };
    }[EventName];
