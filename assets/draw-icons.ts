import { Resvg } from '@resvg/resvg-js';
import { imagesToIco } from 'png-to-ico';

import { TRAY_ICON_STATES, type TrayIconState } from '../shared/diagnosis/tray-view';

/** The panel that an icon lies on: a light one needs dark colours. */
export type Panel = 'light' | 'dark';

/** Edge lengths of tray images in pixels: 16 at 100 %, 20 at 125 %, 24 at 150 %, 32 at 200 % (Windows, Linux). */
export const TRAY_SIZES = [16, 20, 24, 32] as const;

/** Sizes inside a Windows tray `.ico`: Windows takes the one that fits its scale instead of blurring another. */
const ICO_SIZES = [16, 20, 24, 32, 48] as const;

/** Sizes inside the application's `.ico`; electron-builder asks for 256. */
const APPLICATION_ICO_SIZES = [16, 24, 32, 48, 64, 128, 256] as const;

/**
 * Colours by state and panel, from Fluent UI's status palette; each has a contrast of at least 3:1 to its panel.
 * They come third: shape and word tell the state without them.
 */
export const COLOURS: Readonly<Record<TrayIconState, Readonly<Record<Panel, string>>>> = {
  ok: { light: '#0e700e', dark: '#54b054' },
  notice: { light: '#0f548c', dark: '#62abf5' },
  warning: { light: '#a33f00', dark: '#faa06b' },
  critical: { light: '#b10e1c', dark: '#f1707b' },
  unknown: { light: '#424242', dark: '#d6d6d6' },
  offline: { light: '#424242', dark: '#d6d6d6' },
  paused: { light: '#424242', dark: '#d6d6d6' },
  checking: { light: '#0f548c', dark: '#62abf5' },
};

/** macOS reads only the alpha channel of a template image. */
const TEMPLATE_COLOUR = '#000000';

/** One symbol of the source as a document of its own, in one colour. */
export function drawing(source: string, symbol: string, colour: string): string {
  const match = new RegExp(`<symbol id="${symbol}" viewBox="([^"]+)">([\\s\\S]*?)</symbol>`).exec(source);
  const [, viewBox, content] = match ?? [];
  if (viewBox === undefined || content === undefined) throw new Error(`icons.svg has no symbol "${symbol}"`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}" color="${colour}">${content}</svg>`;
}

function render(document: string, size: number): ReturnType<Resvg['render']> {
  return new Resvg(document, {
    fitTo: { mode: 'width', value: size },
    font: { loadSystemFonts: false },
  }).render();
}

function ico(document: string, sizes: readonly number[]): Buffer {
  return imagesToIco(
    sizes.map((size) => {
      const image = render(document, size);
      return { width: size, height: size, data: Buffer.from(straightAlpha(image.pixels)) };
    }),
  );
}

/** An `.ico` holds straight alpha; the renderer's pixels are multiplied by it. */
function straightAlpha(pixels: Uint8Array): Uint8Array {
  return pixels.map((value, index) => {
    const alpha = pixels[index - (index % 4) + 3] ?? 0;
    return index % 4 === 3 || alpha === 0 ? value : Math.min(255, Math.round((value * 255) / alpha));
  });
}

/** Every generated file by its path below `assets/`. Deterministic: the same source gives the same bytes. */
export function drawIcons(source: string): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const state of TRAY_ICON_STATES) {
    for (const panel of ['light', 'dark'] as const) {
      const document = drawing(source, state, COLOURS[state][panel]);
      for (const size of TRAY_SIZES) {
        files.set(`tray/${panel}/${state}-${size}.png`, render(document, size).asPng());
        files.set(`tray/${panel}/${state}-${size}@2x.png`, render(document, size * 2).asPng());
      }
      files.set(`tray/${panel}/${state}.ico`, ico(document, ICO_SIZES));
    }
    const template = drawing(source, state, TEMPLATE_COLOUR);
    files.set(`tray/mac/${state}Template.png`, render(template, 16).asPng());
    files.set(`tray/mac/${state}Template@2x.png`, render(template, 32).asPng());
  }
  const application = drawing(source, 'application', '#000000');
  files.set('icon.png', render(application, 512).asPng());
  files.set('icon@2x.png', render(application, 1_024).asPng());
  files.set('icon.ico', ico(application, APPLICATION_ICO_SIZES));
  return files;
}
