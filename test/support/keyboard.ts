import type { Page } from 'playwright-core';

/** What has the focus: what it is called, and whether somebody who looks can tell that it has it. */
export interface Focused {
  readonly name: string;
  readonly isMarked: boolean;
}

/** Looks at what has the focus. A ring may be drawn by the element, by the control it is part of, or by either's frame. */
export function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return { name: '', isMarked: false };
    const hasLine = (style: CSSStyleDeclaration): boolean =>
      (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
    const hasFrame = (style: CSSStyleDeclaration): boolean =>
      style.content !== 'none' &&
      (hasLine(style) || (style.borderBottomStyle !== 'none' && parseFloat(style.borderBottomWidth) > 0));
    const isMarked = [element, element.parentElement, element.parentElement?.parentElement].some(
      (one) =>
        one instanceof HTMLElement &&
        ((one === element && hasLine(getComputedStyle(one))) || hasFrame(getComputedStyle(one, '::after'))),
    );
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null;
    const name = element.getAttribute('aria-label') ?? label ?? element.textContent;
    return { name: name.trim(), isMarked };
  });
}

/** More stops than any page has on the way to what is looked for. */
const MOST_STOPS = 60;

/**
 * Presses Tab until the focus is at what is called so.
 *
 * @throws when it is not come to, or when somebody who looks could not tell where the focus is on the way
 */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const passed: string[] = [];
  while (passed.length < MOST_STOPS) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (stop.name !== '' && !stop.isMarked) throw new Error(`The focus cannot be seen at “${stop.name}”.`);
    if (typeof name === 'string' ? stop.name === name : name.test(stop.name)) return;
    passed.push(stop.name);
  }
  throw new Error(`Tab never reached “${String(name)}”, but: ${passed.join(', ')}.`);
}
