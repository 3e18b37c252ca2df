import { EventEmitter } from 'node:events';

import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';

import {
  fitTooltip,
  MAX_MENU_LABEL,
  MAX_TOOLTIP,
  type MenuHandle,
  SystemTray,
  type TrayHandle,
} from '../../../../electron/desktop/tray';
import { speakerOf } from '../../../../electron/desktop/wording';
import type { TrayCommand, TrayIconState, TrayView } from '../../../../shared/diagnosis/tray-view';
import { message } from '../../../../shared/messages/message';
import { createFakeClock } from '../../../support/fake-clock';

function view(icon: TrayIconState, name = 'Contoso'): TrayView {
  return {
    icon,
    tooltip: [message('desktop.tooltip.worst', { severity: 'critical', name, others: 0 })],
    menu: [
      {
        kind: 'item',
        label: [message('desktop.menu.connection', { severity: 'critical', name })],
        icon: 'critical',
        isEnabled: true,
        command: { kind: 'openConnection', connectionId: 'a' },
      },
      { kind: 'separator' },
      {
        kind: 'submenu',
        label: message('desktop.menu.pause'),
        items: [
          {
            kind: 'item',
            label: [message('desktop.menu.pause.oneHour')],
            icon: null,
            isEnabled: true,
            command: { kind: 'pause', until: 'oneHour' },
          },
        ],
      },
      {
        kind: 'item',
        label: [message('desktop.menu.quit')],
        icon: null,
        isEnabled: false,
        command: { kind: 'quit' },
      },
    ],
  };
}

function setUp() {
  const clock = createFakeClock();
  const calls: string[] = [];
  const commands: TrayCommand[] = [];
  const templates: MenuItemConstructorOptions[][] = [];
  const trays: (EventEmitter & TrayHandle)[] = [];
  let isDark = false;
  const tray = new SystemTray({
    createTray: (imagePath) => {
      let isGone = false;
      calls.push(`create ${imagePath}`);
      const handle = Object.assign(new EventEmitter(), {
        setImage: (image: unknown) => calls.push(`image ${String(image)}`),
        setToolTip: (text: string) => calls.push(`tooltip ${text}`),
        setContextMenu: () => calls.push('menu'),
        isDestroyed: () => isGone,
        destroy: () => {
          if (isGone) throw new Error('destroyed twice');
          isGone = true;
        },
      });
      trays.push(handle);
      return handle;
    },
    createMenu: (template) => {
      templates.push(template);
      return {} as object as MenuHandle;
    },
    iconPath: (state) => `${isDark ? 'dark' : 'light'}/${state}`,
    menuIconPath: (state) => `menu/${state}`,
    onCommand: (command) => commands.push(command),
    platform: 'win32',
    clock,
  });
  const speak = speakerOf('en', clock.now());
  return {
    clock,
    calls,
    commands,
    templates,
    trays,
    tray,
    show: (shown: TrayView) => {
      tray.update(shown, speak);
    },
    darken: () => {
      isDark = true;
    },
  };
}

describe('SystemTray', () => {
  it('makes one icon and changes it', async () => {
    const { calls, show, clock, trays } = setUp();
    show(view('ok'));
    await clock.advance(1_000);
    show(view('critical'));
    expect(calls).toEqual([
      'create light/ok',
      'tooltip Critical: Contoso.',
      'menu',
      'image light/critical',
      'tooltip Critical: Contoso.',
    ]);
    expect(trays).toHaveLength(1);
  });

  it('does nothing when nothing changed', async () => {
    const { calls, show, clock } = setUp();
    show(view('ok'));
    await clock.advance(1_000);
    const before = calls.length;
    show(view('ok'));
    expect(calls).toHaveLength(before);
  });

  it('shows the last of several quick changes, 200 ms after the first', async () => {
    const { calls, show, clock } = setUp();
    show(view('ok'));
    show(view('warning'));
    show(view('critical'));
    expect(calls.filter((call) => call.startsWith('image'))).toEqual([]);
    await clock.advance(199);
    expect(calls.filter((call) => call.startsWith('image'))).toEqual([]);
    await clock.advance(1);
    expect(calls.filter((call) => call.startsWith('image'))).toEqual(['image light/critical']);
  });

  it('sets the whole menu anew for a change of its words, as Linux needs it', async () => {
    const { templates, show, clock } = setUp();
    show(view('ok', 'One'));
    await clock.advance(1_000);
    show(view('ok', 'Two'));
    expect(templates.map(([first]) => first?.label)).toEqual(['Critical: One', 'Critical: Two']);
  });

  it('gives the menu its lines, images and clicks', () => {
    const { templates, show, commands } = setUp();
    show(view('critical', 'Salt & Pepper'));
    const [lines = []] = templates;
    expect(lines[0]).toMatchObject({
      label: 'Critical: Salt && Pepper',
      enabled: true,
      icon: 'menu/critical',
    });
    expect(lines[1]).toEqual({ type: 'separator' });
    expect(lines[2]).toMatchObject({ label: 'Pause checking' });
    const [pause] = lines[2]?.submenu as MenuItemConstructorOptions[];
    expect(pause).toMatchObject({ label: 'For one hour', enabled: true });
    expect(lines[3]).toMatchObject({ enabled: false });
    expect(lines[3]).not.toHaveProperty('icon');
    for (const line of [lines[0], pause]) Reflect.apply(line?.click ?? (() => undefined), undefined, []);
    expect(commands).toEqual([
      { kind: 'openConnection', connectionId: 'a' },
      { kind: 'pause', until: 'oneHour' },
    ]);
  });

  it('cuts a line that would make the menu as wide as the screen', () => {
    const { templates, show } = setUp();
    show(view('critical', 'x'.repeat(500)));
    expect(templates[0]?.[0]?.label).toHaveLength(MAX_MENU_LABEL);
  });

  it('opens the window on a click', () => {
    const { trays, show, commands } = setUp();
    show(view('ok'));
    trays[0]?.emit('click');
    expect(commands).toEqual([{ kind: 'open' }]);
  });

  it('takes other images when the panel changed', async () => {
    const { tray, calls, show, darken, clock } = setUp();
    show(view('ok'));
    await clock.advance(1_000);
    darken();
    tray.repaint();
    expect(calls).toContain('image dark/ok');
  });

  it('sets its image again on request, and is disposed of once', async () => {
    const { tray, calls, show, clock } = setUp();
    show(view('ok'));
    tray.refresh();
    expect(calls.at(-1)).toBe('image light/ok');
    show(view('critical'));
    tray.dispose();
    tray.dispose();
    const before = calls.length;
    await clock.advance(1_000);
    tray.refresh();
    show(view('warning'));
    expect(calls).toHaveLength(before);
    expect(clock.pending()).toBe(0);
  });
});

describe('fitTooltip', () => {
  it('leaves a short text alone', () => {
    expect(fitTooltip(['One.', 'Two.'])).toBe('One. Two.');
  });

  it('keeps the beginning and the age when it has to cut', () => {
    const text = fitTooltip(['Critical: Adatum.', 'word '.repeat(40).trim(), 'Checked 5 minutes ago.']);
    expect(text.length).toBeLessThanOrEqual(MAX_TOOLTIP);
    expect(text).toMatch(/^Critical: Adatum\. word .*… Checked 5 minutes ago\.$/);
    expect(fitTooltip(['x'.repeat(300)])).toHaveLength(MAX_TOOLTIP);
  });
});
