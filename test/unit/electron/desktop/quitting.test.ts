import { EventEmitter } from 'node:events';

import { describe, expect, it } from 'vitest';

import { cleanUpBeforeQuit } from '../../../../electron/desktop/quitting';
import { createFakeClock, settle } from '../../../support/fake-clock';

function setUp(cleanUp: () => Promise<void>) {
  const clock = createFakeClock();
  const emitter = new EventEmitter();
  let ended = 0;
  let begun = 0;
  const app = Object.assign(emitter, {
    quit: () => {
      const event = { isPrevented: false, preventDefault: () => (event.isPrevented = true) };
      emitter.emit('before-quit', event);
      if (!event.isPrevented) ended += 1;
    },
  });
  cleanUpBeforeQuit({ app: app as never, clock, onBegin: () => (begun += 1), cleanUp });
  return { app, clock, ended: () => ended, begun: () => begun };
}

describe('cleanUpBeforeQuit', () => {
  it('ends when it is clean, once', async () => {
    let cleaned = 0;
    const { app, ended, begun } = setUp(() => {
      cleaned += 1;
      return Promise.resolve();
    });
    app.quit();
    app.quit();
    expect(ended()).toBe(0);
    await settle();
    expect([cleaned, begun(), ended()]).toEqual([1, 1, 1]);
  });

  it('ends although cleaning up failed', async () => {
    const { app, ended } = setUp(() => Promise.reject(new Error('stuck')));
    app.quit();
    await settle();
    expect(ended()).toBe(1);
  });

  it('does not wait longer than three seconds', async () => {
    const { app, clock, ended } = setUp(() => new Promise(() => undefined));
    app.quit();
    await clock.advance(2_999);
    expect(ended()).toBe(0);
    await clock.advance(1);
    expect(ended()).toBe(1);
  });
});
