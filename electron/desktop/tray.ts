import type { Menu, MenuItemConstructorOptions, Tray } from 'electron';

import type {
  TrayCommand,
  TrayIconState,
  TrayMenuEntry,
  TrayMenuItem,
  TrayView,
} from '../../shared/diagnosis/tray-view';
import type { Clock } from '../clock';
import type { Speak } from './wording';

/** A built menu, as Electron's own signatures name it. */
export type MenuHandle = ReturnType<typeof Menu.buildFromTemplate>;

/** The members of Electron's `Tray` that are used. */
export type TrayHandle = Pick<
  Tray,
  'setImage' | 'setToolTip' | 'setContextMenu' | 'isDestroyed' | 'destroy'
> & {
  on(event: 'click', listener: () => void): unknown;
};

/** What the tray asks of its surroundings. */
export interface SystemTrayOptions {
  /** Makes the icon; a seam for tests. */
  readonly createTray: (imagePath: string) => TrayHandle;
  readonly createMenu: (template: MenuItemConstructorOptions[]) => MenuHandle;
  readonly iconPath: (state: TrayIconState) => string;
  readonly menuIconPath: (state: TrayIconState) => string;
  readonly onCommand: (command: TrayCommand) => void;
  readonly platform: NodeJS.Platform;
  readonly clock: Pick<Clock, 'now' | 'schedule'>;
}

/**
 * Milliseconds between two changes of the icon: some systems drop images that are set faster (seen by other
 * tray applications on Windows).
 */
const THROTTLE_MS = 200;

/** Windows cuts a tooltip after 127 characters (`NOTIFYICONDATA.szTip`). */
export const MAX_TOOLTIP = 127;

/** A longer menu line would make the menu as wide as the screen. */
export const MAX_MENU_LABEL = 100;

/** A menu line in words. */
type Line =
  | { readonly kind: 'separator' }
  | {
      readonly kind: 'item';
      readonly label: string;
      readonly icon: string | null;
      readonly isEnabled: boolean;
      readonly command: TrayCommand;
    }
  | { readonly kind: 'submenu'; readonly label: string; readonly lines: readonly Line[] };

/** What is on the screen. */
interface Shown {
  readonly imagePath: string;
  readonly tooltip: string;
  readonly lines: readonly Line[];
}

/** A view and the words for it. */
interface Wanted {
  readonly view: TrayView;
  readonly speak: Speak;
}

/**
 * The icon in the panel. Setters note what is wanted, one idempotent `render` brings it to the screen. The
 * object holds the only reference to Electron's `Tray`: without one it would be collected and the icon vanish.
 */
export class SystemTray {
  #tray: TrayHandle | null = null;
  #wanted: Wanted | null = null;
  #shown: Shown | null = null;
  #lastChange = Number.NEGATIVE_INFINITY;
  #cancelRender: (() => void) | null = null;
  #isDisposed = false;

  constructor(private readonly options: SystemTrayOptions) {}

  /** Shows a view in words. */
  update(view: TrayView, speak: Speak): void {
    this.#wanted = { view, speak };
    this.#render();
  }

  /** Shows the same anew, with images for another panel. */
  repaint(): void {
    this.#render();
  }

  /** Sets the image again although it is the same: Windows loses it when its shell restarts or displays change. */
  refresh(): void {
    if (this.#shown !== null) this.#tray?.setImage(this.#shown.imagePath);
  }

  /** Takes the icon away. Harmless when called again: a second `destroy` would crash (electron/electron#32581). */
  dispose(): void {
    this.#isDisposed = true;
    this.#cancelRender?.();
    if (this.#tray !== null && !this.#tray.isDestroyed()) this.#tray.destroy();
    this.#tray = null;
  }

  #render(): void {
    if (this.#isDisposed || this.#wanted === null || this.#cancelRender !== null) return;
    const wanted = this.#picture(this.#wanted);
    if (this.#shown !== null && JSON.stringify(this.#shown) === JSON.stringify(wanted)) return;
    const wait = this.#lastChange + THROTTLE_MS - this.options.clock.now();
    if (wait > 0 && this.#shown !== null) {
      this.#cancelRender = this.options.clock.schedule(Math.min(wait, THROTTLE_MS), () => {
        this.#cancelRender = null;
        this.#lastChange = Number.NEGATIVE_INFINITY;
        this.#render();
      });
      return;
    }
    this.#apply(wanted);
  }

  #picture({ view, speak }: Wanted): Shown {
    return {
      imagePath: this.options.iconPath(view.icon),
      tooltip: fitTooltip(view.tooltip.map(speak)),
      lines: view.menu.map((entry) => this.#line(entry, speak)),
    };
  }

  #line(entry: TrayMenuEntry, speak: Speak): Line {
    switch (entry.kind) {
      case 'separator':
        return entry;
      case 'item':
        return this.#item(entry, speak);
      case 'submenu':
        return {
          kind: 'submenu',
          label: menuLabel([speak(entry.label)]),
          lines: entry.items.map((item) => this.#item(item, speak)),
        };
    }
  }

  #item({ label, icon, isEnabled, command }: TrayMenuItem, speak: Speak): Line {
    return {
      kind: 'item',
      label: menuLabel(label.map(speak)),
      icon: icon === null ? null : this.options.menuIconPath(icon),
      isEnabled,
      command,
    };
  }

  #apply(wanted: Shown): void {
    if (this.#tray === null) {
      this.#tray = this.options.createTray(wanted.imagePath);
      this.#tray.on('click', () => {
        // On macOS a click opens the menu, and on Linux it means what the desktop decides.
        if (this.options.platform === 'win32') this.options.onCommand({ kind: 'open' });
      });
    } else if (this.#shown?.imagePath !== wanted.imagePath) {
      this.#tray.setImage(wanted.imagePath);
    }
    this.#tray.setToolTip(wanted.tooltip);
    // Linux shows a change only when the whole menu is set anew; one that is open is left alone until then.
    if (JSON.stringify(this.#shown?.lines) !== JSON.stringify(wanted.lines)) {
      this.#tray.setContextMenu(this.options.createMenu(this.#template(wanted.lines)));
    }
    this.#shown = wanted;
    this.#lastChange = this.options.clock.now();
  }

  #template(lines: readonly Line[]): MenuItemConstructorOptions[] {
    return lines.map((line) => {
      switch (line.kind) {
        case 'separator':
          return { type: 'separator' };
        case 'submenu':
          return { label: line.label, submenu: this.#template(line.lines) };
        case 'item':
          return {
            label: line.label,
            enabled: line.isEnabled,
            ...(line.icon === null ? {} : { icon: line.icon }),
            click: () => {
              this.options.onCommand(line.command);
            },
          };
      }
    });
  }
}

/** One line of a menu. A single ampersand would underline the letter after it. */
function menuLabel(parts: readonly string[]): string {
  return cut(parts.join(' – '), MAX_MENU_LABEL).replaceAll('&', '&&');
}

/**
 * Joins sentences so that they fit a tooltip: what gives way is the middle, because the first says what is the
 * matter and the last how old that is.
 */
export function fitTooltip(sentences: readonly string[]): string {
  const whole = sentences.join(' ');
  if (whole.length <= MAX_TOOLTIP) return whole;
  const last = sentences.length > 1 ? ` ${sentences.at(-1) ?? ''}` : '';
  const rest = sentences.slice(0, sentences.length > 1 ? -1 : undefined).join(' ');
  return cut(rest, MAX_TOOLTIP - last.length) + last;
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, Math.max(0, length - 1)).trimEnd()}…`;
}
