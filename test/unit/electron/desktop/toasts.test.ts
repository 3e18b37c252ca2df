import { EventEmitter } from 'node:events';

import type { NotificationConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';

import { type Delivery, Toasts } from '../../../../electron/desktop/toasts';
import { speakerOf } from '../../../../electron/desktop/wording';
import type { Toast } from '../../../../shared/alerts/worsened';
import { message } from '../../../../shared/messages/message';
import { createFakeClock } from '../../../support/fake-clock';

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
  const deliveries: Delivery[] = [];
  const clock = createFakeClock();
  const toasts = new Toasts({
    isSupported: () => isSupported,
    create: (options) => {
      const notification = new FakeNotification(options);
      made.push(notification);
      return notification;
    },
    onClick: (one) => clicked.push(one),
    onDelivery: (delivery) => deliveries.push(delivery),
    clock,
  });
  return { toasts, made, clicked, deliveries, clock };
}

describe('Toasts', () => {
  it('shows words under a stable id', () => {
    const { toasts, made } = setUp();
    void toasts.show(toast, speak);
    expect(made[0]?.options).toMatchObject({
      id: 'a/x',
      title: 'Contoso: mail has stopped',
      body: 'It has not been checked yet.\nThe last result is too old to rely on.',
      urgency: 'critical',
    });
    expect(made[0]?.isShown).toBe(true);
  });

  it('passes a click on', () => {
    const { toasts, made, clicked } = setUp();
    void toasts.show(toast, speak);
    made[0]?.emit('click');
    expect(clicked).toEqual([toast]);
  });

  it('tells how each went: what the system says first, and failed when it says nothing', async () => {
    const { toasts, made, deliveries, clock } = setUp();
    const shown = toasts.show(toast, speak);
    made[0]?.emit('show');
    made[0]?.emit('failed', {}, 'too late');
    const failed = toasts.show(toast, speak);
    made[1]?.emit('failed', {}, 'not signed');
    const silent = toasts.show(toast, speak);
    await clock.advance(4_999);
    expect(deliveries).toEqual(['shown', 'failed']);
    await clock.advance(1);
    expect(await Promise.all([shown, failed, silent])).toEqual(['shown', 'failed', 'failed']);
    expect([deliveries, clock.pending()]).toEqual([['shown', 'failed', 'failed'], 0]);
  });

  it('makes none where there can be none', async () => {
    const { toasts, made, deliveries } = setUp(false);
    expect(await toasts.show(toast, speak)).toBe('unsupported');
    expect([made, deliveries]).toEqual([[], ['unsupported']]);
  });

  it('closes at the end only what is still shown, and holds no more than fifty', () => {
    const { toasts, made } = setUp();
    for (let index = 0; index < 52; index += 1) void toasts.show(toast, speak);
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
