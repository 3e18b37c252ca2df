import type { Notification, NotificationConstructorOptions } from 'electron';

import type { Toast } from '../../shared/alerts/worsened';
import type { Speak } from './wording';

/** The members of Electron's `Notification` that are used. */
export type NotificationHandle = Pick<Notification, 'show' | 'close'> & {
  on(event: 'click' | 'close', listener: () => void): unknown;
  on(event: 'failed', listener: (event: unknown, error: string) => void): unknown;
};

/** How the last notification went, as far as the system tells. */
export type Delivery = 'none' | 'shown' | 'failed' | 'unsupported';

/** What notifications ask of their surroundings. */
export interface ToastsOptions {
  readonly isSupported: () => boolean;
  /** Makes a notification; a seam for tests. */
  readonly create: (options: NotificationConstructorOptions) => NotificationHandle;
  readonly onClick: (toast: Toast) => void;
  readonly onFailed: () => void;
}

/** Notifications kept for their click; beyond that the oldest is let go, because `close` is not guaranteed to come. */
const MAX_LIVE = 50;

/** Desktop notifications. */
export class Toasts {
  /** Held until they are clicked or closed: a collected notification does nothing on click (electron/electron#12690). */
  readonly #live = new Set<NotificationHandle>();
  #lastDelivery: Delivery = 'none';

  constructor(private readonly options: ToastsOptions) {}

  /** How the last one went. */
  get lastDelivery(): Delivery {
    return this.#lastDelivery;
  }

  /** Shows one in words; one with the same key is replaced where the system can. */
  show(toast: Toast, speak: Speak): void {
    if (!this.options.isSupported()) {
      this.#lastDelivery = 'unsupported';
      this.options.onFailed();
      return;
    }
    const notification = this.options.create({
      id: toast.key,
      title: speak(toast.title),
      body: toast.body.map(speak).join('\n'),
      urgency: toast.severity === 'critical' ? 'critical' : 'normal',
      timeoutType: toast.severity === 'critical' ? 'never' : 'default',
    });
    this.#keep(notification);
    notification.on('click', () => {
      this.#live.delete(notification);
      this.options.onClick(toast);
    });
    notification.on('close', () => this.#live.delete(notification));
    notification.on('failed', () => {
      this.#live.delete(notification);
      this.#lastDelivery = 'failed';
      this.options.onFailed();
    });
    this.#lastDelivery = 'shown';
    notification.show();
  }

  /** Closes what is still shown. */
  dispose(): void {
    for (const notification of this.#live) notification.close();
    this.#live.clear();
  }

  #keep(notification: NotificationHandle): void {
    this.#live.add(notification);
    const [oldest] = this.#live;
    if (this.#live.size > MAX_LIVE && oldest !== undefined) this.#live.delete(oldest);
  }
}
