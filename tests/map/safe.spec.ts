// Pictures in a real browser are well-formed, static and legible, for all names in a flow.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import type { FlowDefinition } from '../../src/flow/types.ts';
import { drawFlow } from '../../src/map/draw.ts';
import { STYLE } from '../../src/map/style.ts';
import { expect, test } from '../browser.ts';
import { booking, pathOf } from '../coverage/flows.ts';
import fc from '../fast-check.ts';

const SCENARIOS = resolve(import.meta.dirname, '../../scenarios');

/** What an SVG must not contain, as a browser's own parser reads it. */
const faultsOf = (page: Page, pictures: string[]) =>
  page.evaluate((all) => {
    const parser = new DOMParser();
    return all.flatMap((picture) => {
      const { documentElement } = parser.parseFromString(picture, 'image/svg+xml');
      const elements = [documentElement, ...documentElement.querySelectorAll('*')];
      return elements.flatMap((element) => {
        if (/^(script|foreignObject|parsererror|a|image|use|iframe)$/i.test(element.localName))
          return [element.localName];
        return element.getAttributeNames().filter((name) => /^(on|href|xlink|src)/i.test(name));
      });
    });
  }, pictures);

function named(names: readonly string[]): FlowDefinition {
  const flow = booking();
  const text = JSON.stringify(flow);
  const states = flow.states.map(({ name }) => name);
  return JSON.parse(
    states.reduce((all, name, index) => all.replaceAll(`"${name}"`, JSON.stringify(names[index] ?? name)), text),
  );
}

const HOSTILE = [
  '</text><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'/><a href='javascript:alert(1)'>",
  ']]>&lt;&#x0;\u0000\u0008\u001b[31m\ufffe',
  '\ud800 lone \u202egnp.exe',
];

test('hostile names are text', async ({ browserPage, watched }) => {
  const flow = named(HOSTILE);
  const svg = drawFlow(flow, {
    title: HOSTILE.join(' '),
    path: pathOf([HOSTILE[1] ?? '', 'timeout'], [HOSTILE[4] ?? '', 'sent']),
  });
  expect(await faultsOf(browserPage, [svg])).toEqual([]);
  await browserPage.setContent(svg);
  expect(await browserPage.locator('script, img, a').count()).toBe(0);
  expect(watched).toEqual({ outside: [], errors: [] });
});

test('any names make a well-formed picture', async ({ browserPage }) => {
  const texts = fc.uniqueArray(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), {
    minLength: 5,
    maxLength: 5,
  });
  const pictures = fc.sample(texts, 150).map((names) => drawFlow(named(names), { title: names.join('') }));
  expect(await faultsOf(browserPage, pictures)).toEqual([]);
});

test('a very long name is cut, and complete in its title', async ({ browserPage }) => {
  const long = 'a_very_long_name'.repeat(40);
  await browserPage.setContent(drawFlow(named(['Trigger', long])));
  expect(await browserPage.locator(`[data-widget="${long}"] > title`).textContent()).toContain(long);
  expect(await browserPage.locator(`[data-widget="${long}"] .m`).allTextContents()).toHaveLength(2);
});

/** Texts that reach out of their card by more than fonts differ. */
const strayTexts = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<SVGGElement>('[data-widget]')].flatMap((card) => {
      const frame = card.querySelector('.k')?.getBoundingClientRect();
      const texts = [...card.querySelectorAll('.m, .t, .o')];
      return texts
        .filter((text) => {
          const box = text.getBoundingClientRect();
          return (
            frame !== undefined &&
            (box.right > frame.right + 2 || box.left < frame.left - 2 || box.bottom > frame.bottom + 2)
          );
        })
        .map(({ textContent }) => textContent);
    }),
  );

for (const scheme of ['light', 'dark'] as const)
  test(`the shipped flows are legible on a ${scheme} screen`, async ({ browserPage }) => {
    await browserPage.emulateMedia({ colorScheme: scheme });
    for (const name of readdirSync(SCENARIOS)) {
      const file = join(SCENARIOS, name, 'flow.json');
      if (!existsSync(file)) continue;
      await browserPage.setContent(drawFlow(JSON.parse(readFileSync(file, 'utf8'))));
      expect(await strayTexts(browserPage)).toEqual([]);
      const [text, card] = await Promise.all([
        colourOf(browserPage, '.m', 'fill'),
        colourOf(browserPage, '.k', 'fill'),
      ]);
      expect(contrast(text, card)).toBeGreaterThan(7);
    }
  });

test('title and legend of a narrow flow are complete', async ({ browserPage }) => {
  const flow = { ...booking(), states: booking().states.slice(0, 2) };
  const path = pathOf(['ask', 'timeout']);
  const divergence = { index: 0, expected: { widget: 'ask', event: 'incomingMessage' } };
  await browserPage.setContent(
    drawFlow(flow, { title: 'a title as long as it may well be '.repeat(4), path, divergence }),
  );
  const right = (selector: string) =>
    browserPage
      .locator(selector)
      .evaluateAll((all) => Math.max(...all.map((one) => one.getBoundingClientRect().right)));
  expect(await right('.u, .y')).toBeLessThan(await right('svg'));
});

for (const scheme of ['light', 'dark'] as const)
  test(`every meaningful line has enough contrast on a ${scheme} background`, async ({ browserPage }) => {
    await browserPage.emulateMedia({ colorScheme: scheme });
    const lines = ['h1', 'h2', 'h3', 'h4', 'n', 'w', 'e', 'x'].map(
      (kind) => `<g class="l ${kind}"><path d="M0 0H9"/></g>`,
    );
    await browserPage.setContent(`<svg class="fp"><style>${STYLE}</style><rect class="bg"/>${lines.join('')}</svg>`);
    const ground = await colourOf(browserPage, '.bg', 'fill');
    const strokes = await browserPage
      .locator('.l path')
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).stroke));
    expect(strokes).toHaveLength(lines.length);
    expect(strokes.filter((stroke) => contrast(stroke, ground) < 3)).toEqual([]);
  });

const colourOf = (page: Page, selector: string, property: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

/** The contrast of two colours as WCAG counts it. */
function contrast(one: string, two: string): number {
  const light = (colour: string) => {
    const parts = (colour.match(/\d+/g) ?? []).map((part) => Number(part) / 255);
    const [red = 0, green = 0, blue = 0] = parts.map((part) =>
      part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [low = 0, high = 0] = [light(one), light(two)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}
