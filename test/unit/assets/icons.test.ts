import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';

import { COLOURS, drawIcons, drawing, TRAY_SIZES } from '../../../assets/draw-icons';
import { TRAY_ICON_STATES, type TrayIconState } from '../../../shared/diagnosis/tray-view';

const FOLDER = fileURLToPath(new URL('../../../assets', import.meta.url));
const source = await readFile(join(FOLDER, 'icons.svg'), 'utf8');

/** Opacity of each pixel, 0 to 1: the shape without any colour. */
function shape(state: TrayIconState, size: number): readonly number[] {
  const { pixels } = new Resvg(drawing(source, state, '#000000'), {
    fitTo: { mode: 'width', value: size },
    font: { loadSystemFonts: false },
  }).render();
  return Array.from({ length: size * size }, (_, index) => (pixels[index * 4 + 3] ?? 0) / 255);
}

/** Share of the pixels, of those that either shape covers, by which two shapes differ. */
function difference(a: readonly number[], b: readonly number[]): number {
  const differing = a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? 0)), 0);
  const covered = a.reduce((sum, value, index) => sum + Math.max(value, b[index] ?? 0), 0);
  return differing / covered;
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

describe('the icons', () => {
  it('are the ones that the source draws', async () => {
    const drawn = drawIcons(source);
    const present = (await readdir(FOLDER, { recursive: true })).filter((name) =>
      /\.(?:png|ico)$/.test(name),
    );
    expect(present.map((name) => name.replaceAll('\\', '/')).sort()).toEqual([...drawn.keys()].sort());
    for (const [name, content] of drawn) {
      expect(
        (await readFile(join(FOLDER, name))).equals(content),
        `${name} is not what icons.svg draws`,
      ).toBe(true);
    }
  });

  it('differ in shape by a quarter of what they cover at 16 pixels, whatever their colour', () => {
    const shapes = TRAY_ICON_STATES.map((state) => [state, shape(state, 16)] as const);
    for (const [index, [state, one]] of shapes.entries()) {
      for (const [other, another] of shapes.slice(index + 1)) {
        expect(difference(one, another), `${state} and ${other}`).toBeGreaterThan(0.25);
      }
    }
  });

  it('are drawn at every size without being empty or filling the square', () => {
    for (const state of TRAY_ICON_STATES) {
      for (const size of TRAY_SIZES) {
        const covered = shape(state, size).reduce((sum, value) => sum + value, 0) / (size * size);
        expect(covered, `${state} at ${String(size)}`).toBeGreaterThan(0.15);
        expect(covered, `${state} at ${String(size)}`).toBeLessThan(0.9);
      }
    }
  });

  it('stand out from their panel by 3:1 (WCAG 1.4.11)', () => {
    for (const state of TRAY_ICON_STATES) {
      expect(contrast(COLOURS[state].light, '#f3f3f3'), `${state} on light`).toBeGreaterThanOrEqual(3);
      expect(contrast(COLOURS[state].dark, '#202020'), `${state} on dark`).toBeGreaterThanOrEqual(3);
    }
  });

  it('hold five sizes in each Windows file', async () => {
    const file = await readFile(join(FOLDER, 'tray/light/critical.ico'));
    expect(file.readUInt16LE(2)).toBe(1);
    const sizes = Array.from({ length: file.readUInt16LE(4) }, (_, index) => file.readUInt8(6 + index * 16));
    expect(sizes).toEqual([16, 20, 24, 32, 48]);
  });
});
