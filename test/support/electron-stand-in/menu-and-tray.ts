import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';

import type {
  Menu as ElectronMenu,
  MenuItem,
  MenuItemConstructorOptions,
  Notification as ElectronNotification,
  NotificationConstructorOptions,
  Tray as ElectronTray,
} from 'electron';

import type { Double } from './double';

/** A menu line as tests see it. */
export interface MenuLine {
  readonly type: string;
  readonly label: string;
  readonly enabled: boolean;
  readonly icon: string | null;
  /** The lines of its submenu. */
  readonly lines?: readonly MenuLine[];
}

/** A menu that was built. */
export class MenuStandIn {
  static applicationMenu: MenuStandIn | null = null;

  constructor(readonly items: readonly (MenuItemConstructorOptions | MenuItem)[] = []) {}

  static buildFromTemplate(template: (MenuItemConstructorOptions | MenuItem)[]): MenuStandIn {
    return new MenuStandIn(template);
  }

  static setApplicationMenu(menu: object | null): void {
    MenuStandIn.applicationMenu = menu instanceof MenuStandIn ? menu : null;
  }

  lines(): readonly MenuLine[] {
    return this.items.map(({ type, label = '', enabled = true, icon, submenu }) => ({
      type: type ?? (submenu === undefined ? 'normal' : 'submenu'),
      label,
      enabled,
      icon: typeof icon === 'string' ? icon : null,
      ...(Array.isArray(submenu) ? { lines: new MenuStandIn(submenu).lines() } : {}),
    }));
  }

  /** The line of a label, here or in a submenu. */
  #find(label: string): MenuItemConstructorOptions | MenuItem | undefined {
    for (const item of this.items) {
      if (item.label === label) return item;
      const inside = Array.isArray(item.submenu) ? new MenuStandIn(item.submenu).#find(label) : undefined;
      if (inside !== undefined) return inside;
    }
    return undefined;
  }

  /** Clicks as a person would: a disabled line does nothing. */
  click(label: string): void {
    const item = this.#find(label);
    if (item === undefined) throw new Error(`no menu line "${label}"`);
    if (item.enabled === false) return;
    Reflect.apply(item.click ?? (() => undefined), item, [item, undefined, {}]);
  }
}

MenuStandIn satisfies Double<typeof ElectronMenu, 'buildFromTemplate' | 'setApplicationMenu'>;

/** The icon in the panel. */
export class TrayStandIn
  extends EventEmitter
  implements Double<ElectronTray, 'setImage' | 'setToolTip' | 'setContextMenu' | 'destroy' | 'isDestroyed'>
{
  static readonly all: TrayStandIn[] = [];

  image: string;
  tooltip = '';
  menu: MenuStandIn | null = null;
  /** How often a menu was set: Linux shows no change otherwise. */
  menusSet = 0;
  #isDestroyed = false;

  constructor(image: unknown) {
    super();
    this.image = imageFile(image);
    TrayStandIn.all.push(this);
  }

  setImage(image: unknown): void {
    this.image = imageFile(image);
  }

  setToolTip(text: string): void {
    this.tooltip = text;
  }

  setContextMenu(menu: object | null): void {
    this.menu = menu instanceof MenuStandIn ? menu : null;
    this.menusSet += 1;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  destroy(): void {
    if (this.#isDestroyed) throw new Error('Tray is destroyed');
    this.#isDestroyed = true;
  }
}

/** Like the real tray, refuses a file that is not there. */
function imageFile(image: unknown): string {
  if (typeof image !== 'string' || !existsSync(image))
    throw new Error(`Failed to load image from path '${String(image)}'`);
  return image;
}

/** A desktop notification. */
export class NotificationStandIn
  extends EventEmitter
  implements Double<ElectronNotification, 'show' | 'close'>
{
  /** Those that were shown, in order. */
  static readonly shown: NotificationStandIn[] = [];

  isClosed = false;

  constructor(readonly options: NotificationConstructorOptions = {}) {
    super();
  }

  static isSupported(): boolean {
    return process.env['STAND_IN_NOTIFICATIONS'] !== 'none';
  }

  /** `STAND_IN_NOTIFICATIONS`: `none` has no service, `failing` refuses, `silent` says nothing. */
  show(): void {
    NotificationStandIn.shown.push(this);
    const mode = process.env['STAND_IN_NOTIFICATIONS'];
    setImmediate(() => {
      if (mode === 'failing') this.emit('failed', {}, 'refused by the system');
      else if (mode !== 'silent') this.emit('show', {});
    });
  }

  close(): void {
    this.isClosed = true;
    this.emit('close', {});
  }
}

NotificationStandIn satisfies Double<typeof ElectronNotification, 'isSupported'>;
