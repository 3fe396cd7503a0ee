// Draws a widget's card as SVG: its icon, name, type, and a label for each outlet.

import { escapeXml } from '../xml.ts';
import type { Outlet } from './card.ts';
import { CARD } from './card.ts';
import { categoryOf, SIGNS } from './category.ts';
import type { Placed } from './layout.ts';
import type { Mark, Marks } from './marks.ts';
import { badge } from './strokes.ts';
import { fit, twoLines } from './text.ts';

/** Names are bold, and bold text is slightly wider than measured. */
const NAME = { size: 18.4, left: 52, line: 20 } as const;

function markKind(mark: Mark | undefined, { kind }: Marks): string {
  if (kind === 'plain') return '';
  if (kind === 'coverage' || kind === 'traffic') return mark?.times === 0 ? 'cn' : '';
  if (mark?.wrong) return 'cx';
  if (mark && mark.steps.length > 0) return 'cw';
  return mark?.expected ? 'ce' : 'cq';
}

/** `kept` is the width that stays free on the card's right; a `note` follows the type. */
export type CardExtras = { kept?: number; note?: string };

function nameOf({ state, width }: Placed, { kept = 0, note }: CardExtras): string {
  const room = width - NAME.left - 12 - kept;
  const lines = twoLines(state.name, room, NAME.size);
  const top = lines.length === 1 ? 30 : 22;
  const spans = lines.map(
    (line, index) => `<text class="m" x="${NAME.left}" y="${top + index * NAME.line}">${escapeXml(line)}</text>`,
  );
  const typed = fit(note ? `${state.type}: ${note}` : state.type, room, 12.5);
  const type = `<text class="t" x="${NAME.left}" y="${top + lines.length * NAME.line - 1}">${escapeXml(typed)}</text>`;
  return spans.join('') + type;
}

function outletOf({ label, centre, room }: Outlet, height: number): string {
  return `<text class="o" x="${centre}" y="${height - 9}">${escapeXml(fit(label, room - 6, 12))}</text>`;
}

function dividers({ outlets, width, height }: Placed): string {
  const top = height - CARD.outletRow;
  if (outlets.length === 0) return '';
  const between = outlets.slice(1).map(({ centre, room }) => `M${Math.round(centre - room / 2)} ${top}V${height}`);
  return `<path class="v" d="M0 ${top}H${width}${between.join('')}"/>`;
}

/** On the card's upper edge, to the right: the flow waits here. */
export const waitsBadge = ({ width }: { width: number }): string => badge({ x: width - 56, y: 0 }, 'waits here', 'w');

function cardBadge(card: Placed, mark: Mark | undefined, { kind }: Marks): string {
  if (mark?.waits) return waitsBadge(card);
  if (kind !== 'coverage' || mark?.times === undefined) return '';
  return mark.times === 0 ? badge({ x: 30, y: 0 }, 'never', 'n') : '';
}

/** The card's CSS classes: its category, and how it was reached. */
export const cardKind = ({ state }: Placed, marks: Marks): string =>
  [categoryOf(state.type), markKind(marks.cards.get(state.name), marks)].filter(Boolean).join(' ');

/** The card without marks; its title has the full name and type. */
export function cardContent(card: Placed, extras: CardExtras = {}): string {
  const { state, width, height } = card;
  const sign = `<rect class="i" x="12" y="14" width="30" height="30" rx="7"/><path class="g" transform="translate(17 19)" d="${SIGNS[categoryOf(state.type)]}"/>`;
  return [
    `<title>${escapeXml(`${state.name} (${state.type})`)}</title>`,
    `<rect class="k" width="${width}" height="${height}" rx="10"/>${sign}${nameOf(card, extras)}${dividers(card)}`,
    ...card.outlets.map((outlet) => outletOf(outlet, height)),
  ].join('');
}

/** The card at its position. */
export function drawCard(card: Placed, marks: Marks): string {
  const { state, x, y } = card;
  const badges = cardBadge(card, marks.cards.get(state.name), marks);
  return `<g class="${cardKind(card, marks)}" transform="translate(${x} ${y})" data-widget="${escapeXml(state.name)}">${cardContent(card)}${badges}</g>`;
}
