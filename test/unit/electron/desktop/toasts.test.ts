import { EventEmitter } from 'node:events';

import type { NotificationConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';

import { type Delivery, type ToastAction, Toasts } from '../../../../electron/desktop/toasts';
import { speakerOf } from '../../../../electron/desktop/wording';
import { type Toast, toastOf } from '../../../../shared/alerts/toast';
import { message } from '../../../../shared/messages/message';
import { createFakeClock } from '../../../support/fake-clock';
import { noticeFixture, tellingFixture } from '../../../support/notice-fixtures';

const speak = speakerOf('en', 0);

const toast = toastOf(noticeFixture('a'));

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

function setUp(isSupported = true, isReplacedById = true, readsMarkup = false) {
  const made: FakeNotification[] = [];
  const clicked: Toast[] = [];
  const acted: [Toast, ToastAction][] = [];
  const deliveries: Delivery[] = [];
  const clock = createFakeClock();
  const toasts = new Toasts({
    isSupported: () => isSupported,
    isReplacedById,
    readsMarkup,
    create: (options) => {
      const notification = new FakeNotification(options);
      made.push(notification);
      return notification;
    },
    onClick: (one) => clicked.push(one),
    onAction: (one, action) => acted.push([one, action]),
    onDelivery: (delivery) => deliveries.push(delivery),
    clock,
  });
  return { toasts, made, clicked, acted, deliveries, clock };
}

describe('names in notifications', () => {
  const NAME = `Sales & <b>Support</b>\u202e\u0007\r\n${'😀'.repeat(5_000)}`;
  const named = {
    ...toast,
    title: message('alerts.telling.over', { what: message('check.unknown', { what: 'rhythm', name: NAME }) }),
  };
  const worded = { ...named, body: [named.title] };

  it.each([true, false])('are names, whether bodies are markup (%s) or not', (readsMarkup) => {
    const { toasts, made } = setUp(true, true, readsMarkup);
    void toasts.show(worded, speak);
    const { title = '', body = '' } = made[0]?.options ?? {};
    expect(title).toContain('Sales & <b>Support</b>');
    expect(body).toContain(readsMarkup ? 'Sales &amp; &lt;b&gt;Support&lt;/b&gt;' : 'Sales & <b>Support</b>');
    for (const text of [title, body]) {
      expect(text).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/u);
      expect(text.length).toBeLessThan(300);
    }
  });
});

describe('Toasts', () => {
  it('shows words under a stable id', () => {
    const { toasts, made } = setUp();
    void toasts.show(toast, speak);
    expect(made[0]?.options).toMatchObject({
      id: toast.key,
      title: 'Contoso: mail has stopped',
      body: 'It has not been checked yet.\nThe last result is too old to rely on.',
      urgency: 'critical',
      timeoutType: 'never',
      actions: [
        { type: 'button', text: 'Fix…' },
        { type: 'button', text: 'Snooze 1 day' },
      ],
    });
    expect(made[0]?.isShown).toBe(true);
  });

  it('passes a click on', () => {
    const { toasts, made, clicked } = setUp();
    void toasts.show(toast, speak);
    made[0]?.emit('click');
    expect(clicked).toEqual([toast]);
  });

  it('passes on which button was pressed, and offers a fix only where there is one', () => {
    const { toasts, made, acted } = setUp();
    void toasts.show(toast, speak);
    made[0]?.emit('action', { actionIndex: 1 });
    made[0]?.emit('action', { actionIndex: 7 });
    const unfixable = toastOf(noticeFixture('b', { runbook: null }));
    void toasts.show(unfixable, speak);
    made[1]?.emit('action', { actionIndex: 0 });
    expect(acted).toEqual([
      [toast, 'snooze'],
      [unfixable, 'snooze'],
    ]);
  });

  it('lets go by itself of what is over, and offers nothing to do about it', () => {
    const { toasts, made } = setUp();
    void toasts.show(toastOf(noticeFixture('a', { reason: 'resolved' })), speak);
    expect(made[0]?.options).toMatchObject({ timeoutType: 'default', urgency: 'normal', actions: [] });
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

  it.each([
    [true, 'leaves to the system', [false, false, false]],
    [false, 'closes itself', [true, false, false]],
  ])(
    'where the system replaces by id (%j) an older one of the same key it %s',
    (isReplacedById, _, expected) => {
      const { toasts, made } = setUp(true, isReplacedById);
      void toasts.show(toast, speak);
      void toasts.show({ ...toast, key: 'another' }, speak);
      void toasts.show(toast, speak);
      expect(made.map(({ isClosed }) => isClosed)).toEqual(expected);
    },
  );

  it('closes what a digest tells something newer about, and nothing else', () => {
    const { toasts, made } = setUp();
    void toasts.show({ ...toast, key: 'x' }, speak);
    void toasts.show({ ...toast, key: 'y' }, speak);
    const tellings = ['x', 'z'].map((alertId) => tellingFixture(alertId, { alertId, reason: 'resolved' }));
    void toasts.show(toastOf({ id: 'digest', tellings, reason: 'now' }), speak);
    expect(made.map(({ isClosed }) => isClosed)).toEqual([true, false, false]);
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
