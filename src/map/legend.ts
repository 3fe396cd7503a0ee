// The line above a map: the flow's name, and what its strokes mean.
import type { Point } from './card.ts';
import type { Marks } from './marks.ts';
import { badge, cross } from './strokes.ts';
import { escapeXml, fit, textWidth } from './text.ts';

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
  { kind: 'n', text: 'walked by no scenario', sample: sampleLine('n') },
  { kind: 'h1', text: 'walked ×1', sample: sampleLine('h1') },
  { kind: 'h2', text: '×3', sample: sampleLine('h2') },
  { kind: 'h3', text: '×10', sample: sampleLine('h3') },
  { kind: 'h4', text: '×30 and more', sample: sampleLine('h4') },
];

function entriesOf(marks: Marks): readonly Entry[] {
  if (marks.kind === 'plain') return [];
  return marks.kind === 'coverage' ? COVERAGE : pathEntries(marks);
}

export function legendOf({
  title,
  marks,
  at,
  scale,
}: {
  title: string;
  marks: Marks;
  at: Point;
  scale: number;
}): string {
  let x = 0;
  const entries = entriesOf(marks).map(({ text, sample }) => {
    const drawn = `<g transform="translate(${Math.round(x)} 44)">${sample}<text class="y" x="54" y="5">${escapeXml(text)}</text></g>`;
    x += 54 + textWidth(text, 15) + 28;
    return drawn;
  });
  const name = `<text class="u" x="0" y="18">${escapeXml(fit(title, 900, 22))}</text>`;
  return `<g transform="translate(${at.x} ${at.y}) scale(${scale})">${name}${entries.join('')}</g>`;
}
