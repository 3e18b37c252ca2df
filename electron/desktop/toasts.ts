import type { Notification, NotificationConstructorOptions } from 'electron';

import type { Toast } from '../../shared/alerts/toast';
import { SECOND_MS } from '../../shared/domain/instant';
import { type Message, message } from '../../shared/messages/message';
import { escapedMarkup, oneLine } from '../../shared/messages/plain-text';
import type { Clock } from '../clock';
import type { Speak } from './wording';

/** The members of Electron's `Notification` that are used. */
export type NotificationHandle = Pick<Notification, 'show' | 'close'> & {
  on(event: 'show' | 'click' | 'close', listener: () => void): unknown;
  on(event: 'failed', listener: (event: unknown, error: string) => void): unknown;
  on(event: 'action', listener: (details: { readonly actionIndex: number }) => void): unknown;
};

/** What the buttons of a notification do, where the system shows any. */
export type ToastAction = 'fix' | 'snooze';

/** How a notification went, as far as the system tells. */
export type Delivery = 'shown' | 'failed' | 'unsupported';

/** What notifications ask of their surroundings. */
export interface ToastsOptions {
  readonly isSupported: () => boolean;
  /** Whether the system itself puts a notification in the place of an older one of the same id: Linux does not. */
  readonly isReplacedById: boolean;
  /**
   * Whether the system reads a body as markup, as the Desktop Notifications Specification has it: Electron hands it on as
   * it is, and on Linux a single `&` can leave a notification without its body.
   */
  readonly readsMarkup: boolean;
  /** Makes a notification; a seam for tests. */
  readonly create: (options: NotificationConstructorOptions) => NotificationHandle;
  readonly onClick: (toast: Toast) => void;
  readonly onAction: (toast: Toast, action: ToastAction) => void;
  /** Told once for each notification that the system says something about. */
  readonly onDelivery: (delivery: Delivery) => void;
  readonly clock: Pick<Clock, 'schedule'>;
}

/** Notifications kept for their click; beyond that the oldest is let go, because `close` is not guaranteed to come. */
const MAX_LIVE = 50;

/** What the system has not said by then, it will not say: a notification service that hangs shows nothing. */
const DELIVERY_MS = 5 * SECOND_MS;

/** Lengths that systems show; a notification that is too large is dropped by Windows, which takes 5 KB. */
const MAX_TITLE = 120;
const MAX_LINE = 240;

const BUTTONS: Readonly<Record<ToastAction, Message>> = {
  fix: message('desktop.toast.fix'),
  snooze: message('desktop.toast.snooze'),
};

function actionsOf({ alert }: Toast): readonly ToastAction[] {
  if (alert === null) return [];
  return alert.fix !== null ? ['fix', 'snooze'] : ['snooze'];
}

/** Desktop notifications. */
export class Toasts {
  /** Held until they are clicked or closed: a collected notification does nothing on click (electron/electron#12690). */
  readonly #live = new Map<NotificationHandle, string>();

  constructor(private readonly options: ToastsOptions) {}

  /**
   * Shows one in words; one with the same key is replaced, and what it makes out of date is closed.
   *
   * @returns how it went; nothing said within five seconds counts as failed
   */
  show(toast: Toast, speak: Speak): Promise<Delivery> {
    return new Promise((resolve) => {
      let isTold = false;
      const tell = (delivery: Delivery): void => {
        if (isTold) return;
        isTold = true;
        this.options.onDelivery(delivery);
        resolve(delivery);
      };
      if (this.options.isSupported()) this.#show(toast, speak, tell);
      else tell('unsupported');
    });
  }

  #show(toast: Toast, speak: Speak, tell: (delivery: Delivery) => void): void {
    const cancel = this.options.clock.schedule(DELIVERY_MS, () => {
      tell('failed');
    });
    const actions = actionsOf(toast);
    this.#closeOld(toast);
    const notification = this.options.create({
      id: toast.key,
      title: oneLine(speak(toast.title), MAX_TITLE),
      body: this.#bodyOf(toast, speak),
      urgency: toast.severity === 'critical' && toast.isKept ? 'critical' : 'normal',
      timeoutType: toast.isKept ? 'never' : 'default',
      actions: actions.map((action) => ({ type: 'button', text: speak(BUTTONS[action]) })),
    });
    this.#keep(notification, toast.key);
    notification.on('click', () => {
      this.#live.delete(notification);
      this.options.onClick(toast);
    });
    notification.on('action', ({ actionIndex }) => {
      this.#live.delete(notification);
      const action = actions[actionIndex];
      if (action !== undefined) this.options.onAction(toast, action);
    });
    notification.on('close', () => this.#live.delete(notification));
    notification.on('show', () => {
      cancel();
      tell('shown');
    });
    notification.on('failed', () => {
      cancel();
      this.#live.delete(notification);
      tell('failed');
    });
    notification.show();
  }

  /** Closes what is still shown. */
  dispose(): void {
    for (const notification of this.#live.keys()) notification.close();
    this.#live.clear();
  }

  #bodyOf({ body }: Toast, speak: Speak): string {
    const text = body.map((line) => oneLine(speak(line), MAX_LINE)).join('\n');
    return this.options.readsMarkup ? escapedMarkup(text) : text;
  }

  /** “Mail has stopped” must not stay on the screen beside the word that it is over. */
  #closeOld({ key, replaces }: Toast): void {
    const old = new Set(this.options.isReplacedById ? replaces : [key, ...replaces]);
    for (const [notification, shown] of this.#live) {
      if (!old.has(shown)) continue;
      this.#live.delete(notification);
      notification.close();
    }
  }

  #keep(notification: NotificationHandle, key: string): void {
    this.#live.set(notification, key);
    const [oldest] = this.#live.keys();
    if (this.#live.size > MAX_LIVE && oldest !== undefined) this.#live.delete(oldest);
  }
}
