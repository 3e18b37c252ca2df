import { EventEmitter } from 'node:events';

import type { NotificationConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';

import { Toasts } from '../../../../electron/desktop/toasts';
import { speakerOf } from '../../../../electron/desktop/wording';
import type { Toast } from '../../../../shared/alerts/worsened';
import { message } from '../../../../shared/messages/message';

const speak = speakerOf('en', 0);

const toast: Toast = {
  key: 'a/x',
  severity: 'critical',
  connectionId: 'a',
  title: message('desktop.toast.title', { name: 'Contoso', severity: 'critical', impact: 'stopped' }),
  body: [message('desktop.tooltip.neverRead'), message('desktop.tooltip.stale')],
};

class FakeNotification extends EventEmitter {
  isShown = false;
  isClosed = false;

  constructor(readonly options: NotificationConstructorOptions) {
    super();
  }

  show(): void {
    this.isShown = true;
  }

  close(): void {
    this.isClosed = true;
  }
}

function setUp(isSupported = true) {
  const made: FakeNotification[] = [];
  const clicked: Toast[] = [];
  let failures = 0;
  const toasts = new Toasts({
    isSupported: () => isSupported,
    create: (options) => {
      const notification = new FakeNotification(options);
      made.push(notification);
      return notification;
    },
    onClick: (one) => clicked.push(one),
    onFailed: () => (failures += 1),
  });
  return { toasts, made, clicked, failures: () => failures };
}

describe('Toasts', () => {
  it('shows words under a stable id', () => {
    const { toasts, made } = setUp();
    toasts.show(toast, speak);
    expect(made[0]?.options).toMatchObject({
      id: 'a/x',
      title: 'Contoso: mail has stopped',
      body: 'It has not been checked yet.\nThe last result is too old to rely on.',
      urgency: 'critical',
    });
    expect([made[0]?.isShown, toasts.lastDelivery]).toEqual([true, 'shown']);
  });

  it('passes a click on', () => {
    const { toasts, made, clicked } = setUp();
    toasts.show(toast, speak);
    made[0]?.emit('click');
    expect(clicked).toEqual([toast]);
  });

  it('remembers that one failed, or that there can be none', () => {
    const { toasts, made, failures } = setUp();
    toasts.show(toast, speak);
    made[0]?.emit('failed', {}, 'not signed');
    expect([toasts.lastDelivery, failures()]).toEqual(['failed', 1]);
    const without = setUp(false);
    without.toasts.show(toast, speak);
    expect([without.toasts.lastDelivery, without.made, without.failures()]).toEqual(['unsupported', [], 1]);
  });

  it('closes at the end only what is still shown, and holds no more than fifty', () => {
    const { toasts, made } = setUp();
    for (let index = 0; index < 52; index += 1) toasts.show(toast, speak);
    made[51]?.emit('close');
    toasts.dispose();
    expect(made.map(({ isClosed }) => isClosed)).toEqual([
      false,
      false,
      ...Array<boolean>(49).fill(true),
      false,
    ]);
  });
});
