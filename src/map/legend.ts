// The header of a map: the flow's name, and the meaning of its strokes.

import { escapeXml } from '../xml.ts';
import type { Point } from './card.ts';
import type { Marks } from './marks.ts';
import { badge, cross } from './strokes.ts';
import { STYLE } from './style.ts';
import { fit, textWidth } from './text.ts';

type Entry = { kind: string; text: string; sample: string };

const sampleLine = (kind: string) => `<g class="l ${kind}"><path d="M0 0H44"/></g>`;

const some = (marks: Marks, holds: (mark: { steps: number[]; expected: boolean; wrong: boolean }) => boolean) =>
  [...marks.lines.values(), ...marks.cards.values()].some(holds);

function pathEntries(marks: Marks): Entry[] {
  const entries = [
    { kind: 'w', text: 'step taken, in order', sample: sampleLine('w') + badge({ x: 22, y: 0 }, '1', 'w') },
  ];
  if (some(marks, ({ wrong }) => wrong))
    entries.push({ kind: 'x', text: 'left the expected path', sample: sampleLine('x') + cross({ x: 22, y: 0 }) });
  if (some(marks, ({ expected }) => expected) || marks.strays.some(({ expected }) => expected))
    entries.push({ kind: 'e', text: 'expected', sample: sampleLine('e') });
  return entries;
}

const COVERAGE: readonly Entry[] = [
  { kind: 'n', text: 'covered by no scenario', sample: sampleLine('n') },
  { kind: 'h1', text: 'covered ×1', sample: sampleLine('h1') },
  { kind: 'h2', text: '×3', sample: sampleLine('h2') },
  { kind: 'h3', text: '×10', sample: sampleLine('h3') },
  { kind: 'h4', text: '×30 and more', sample: sampleLine('h4') },
];

const TRAFFIC: readonly Entry[] = [
  { kind: 'n', text: 'not taken', sample: sampleLine('n') },
  { kind: 'h3', text: 'taken as often as before', sample: sampleLine('h3') },
  { kind: 'x', text: 'less often', sample: sampleLine('x') },
  { kind: 'e', text: 'more often', sample: sampleLine('e') },
];

function entriesOf(marks: Marks): readonly Entry[] {
  if (marks.kind === 'plain') return [];
  if (marks.kind === 'traffic') return TRAFFIC;
  return marks.kind === 'coverage' ? COVERAGE : pathEntries(marks);
}

function rowOf(all: readonly Entry[], y: number): { drawn: string; width: number } {
  let x = 0;
  const entries = all.map(({ text, sample }) => {
    const drawn = `<g transform="translate(${Math.round(x)} ${y})">${sample}<text class="y" x="54" y="5">${escapeXml(text)}</text></g>`;
    x += 54 + textWidth(text, 15) + 28;
    return drawn;
  });
  return { drawn: entries.join(''), width: Math.ceil(x) };
}

/** The width of the legend before scaling. */
export const legendWidth = (marks: Marks): number => rowOf(entriesOf(marks), 0).width;

/** `room` is the greatest width of the title. */
type Headed = { title: string; marks: Marks; at: Point; scale: number; room: number };

export function legendOf({ title, marks, at, scale, room }: Headed): string {
  // Bold text is wider than measured.
  const name = `<text class="u" x="0" y="18">${escapeXml(fit(title, room, 24))}</text>`;
  return `<g transform="translate(${at.x} ${at.y}) scale(${scale})">${name}${rowOf(entriesOf(marks), 44).drawn}</g>`;
}

const DESCRIPTIONS: Readonly<Record<'coverage' | 'traffic', string>> = {
  coverage: 'Dotted: covered by no scenario. Solid: covered, the thicker the more often.',
  traffic: 'Dotted: not taken. Solid: taken; the badge says how often before and now, where that differs.',
};

/** The meaning of a map's strokes, as a separate picture. */
export function drawLegend(kind: 'coverage' | 'traffic' = 'coverage'): string {
  const { drawn, width } = rowOf(kind === 'coverage' ? COVERAGE : TRAFFIC, 14);
  return `<svg xmlns="http://www.w3.org/2000/svg" class="fp" role="img" aria-label="${DESCRIPTIONS[kind]}" width="${width}" height="28" viewBox="0 0 ${width} 28"><style>${STYLE}</style>${drawn}</svg>`;
}
