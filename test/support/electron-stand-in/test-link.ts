import type { Peer } from '../peer';
import type { WindowCall } from './control-protocol';

let test: Peer<WindowCall> | null = null;

/** Says who runs the stand-in. */
export function linkToTest(peer: Peer<WindowCall>): void {
  test = peer;
}

/** Asks the test for something that only a browser can do. */
export function askTest(call: WindowCall): Promise<unknown> {
  return test === null ? Promise.reject(new Error('no test draws the windows')) : test.ask(call);
}
