// The style of a map, light and dark: whatever a colour shows is also shown by a stroke, icon or number.
import type { CardCategory } from './category.ts';

type Palette = {
  canvas: string;
  card: string;
  edge: string;
  text: string;
  muted: string;
  line: string;
  quiet: string;
  covered: string;
  expected: string;
  wrong: string;
  onMark: string;
  /** From rare to frequent. */
  ramp: readonly [string, string, string, string];
  categories: Readonly<Record<CardCategory, string>>;
};

const LIGHT: Palette = {
  canvas: '#f5f6f8',
  card: '#ffffff',
  edge: '#b8c0cc',
  text: '#18202b',
  muted: '#566173',
  line: '#7d8899',
  quiet: '#c2c9d4',
  covered: '#0b57d0',
  expected: '#a84300',
  wrong: '#b3261e',
  onMark: '#ffffff',
  ramp: ['#5b8fce', '#3677c4', '#1b5cab', '#0a3c7d'],
  categories: {
    start: '#46505f',
    message: '#0b6bcb',
    voice: '#0f7660',
    logic: '#8a5a00',
    'call-out': '#6b3fa0',
    agent: '#a8326a',
    unknown: '#6b7280',
  },
};

const DARK: Palette = {
  canvas: '#12161c',
  card: '#1d242e',
  edge: '#48546a',
  text: '#eef2f7',
  muted: '#a9b4c4',
  line: '#7c89a0',
  quiet: '#3b4556',
  covered: '#7db1ff',
  expected: '#ffb066',
  wrong: '#ff8a80',
  onMark: '#0c1118',
  ramp: ['#4175b5', '#5a94d8', '#80b2ee', '#bddcff'],
  categories: {
    start: '#7d8899',
    message: '#3b8fe6',
    voice: '#2fa488',
    logic: '#c08a2a',
    'call-out': '#9a72d2',
    agent: '#d3639a',
    unknown: '#8b93a1',
  },
};

const categoryRules = ({ categories }: Palette) =>
  Object.entries(categories)
    .map(([category, colour]) => `.fp .${category} .i{fill:${colour}}`)
    .join('');

const rampRules = ({ ramp }: Palette) =>
  ramp
    .map((colour, index) => `.fp .h${index + 1} path{stroke:${colour}}.fp .h${index + 1} .a{fill:${colour}}`)
    .join('');

const colours = (palette: Palette): string =>
  [
    `.fp .bg,.fp .ph{fill:${palette.canvas}}`,
    `.fp .k{fill:${palette.card};stroke:${palette.edge}}`,
    `.fp text{fill:${palette.text}}.fp .t,.fp .o{fill:${palette.muted}}`,
    `.fp .g{fill:${palette.card}}.fp .v{stroke:${palette.edge}}`,
    `.fp .l path{stroke:${palette.line}}.fp .l .a{fill:${palette.line}}.fp .d{fill:${palette.canvas};stroke:${palette.line}}`,
    `.fp .q path{stroke:${palette.quiet}}.fp .q .a{fill:${palette.quiet}}`,
    `.fp .w path{stroke:${palette.covered}}.fp .w .a,.fp .b.w rect{fill:${palette.covered}}.fp .cw .k{stroke:${palette.covered}}`,
    `.fp .e path{stroke:${palette.expected}}.fp .e .a,.fp .b.e rect{fill:${palette.expected}}.fp .ce .k{stroke:${palette.expected}}`,
    `.fp .x path{stroke:${palette.wrong}}.fp .x .a,.fp .b.x rect,.fp .b.x path{fill:${palette.wrong}}.fp .cx .k{stroke:${palette.wrong}}`,
    `.fp .n path{stroke:${palette.expected}}.fp .n .a,.fp .b.n rect{fill:${palette.expected}}.fp .cn .k{stroke:${palette.expected}}`,
    `.fp .b rect{fill:${palette.covered}}.fp .b text{fill:${palette.onMark}}`,
    rampRules(palette),
    categoryRules(palette),
  ].join('');

const FORMS = [
  '.fp{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}',
  '.fp .k{stroke-width:1.5}.fp .v{stroke-width:1}.fp .l path{fill:none;stroke-width:2}.fp .l .a{stroke:none}.fp .d{stroke-width:1.5}',
  '.fp .m{font-size:17px;font-weight:600}.fp .t{font-size:12.5px}.fp .o{font-size:12px;text-anchor:middle}',
  '.fp .b text{font-size:13px;font-weight:700;text-anchor:middle}',
  '.fp .q path{stroke-width:1.5}.fp .cq{opacity:.65}',
  '.fp .w path{stroke-width:4}.fp .cw .k{stroke-width:3.5}',
  '.fp .x path{stroke-width:4}.fp .cx .k{stroke-width:3.5}',
  '.fp .e path{stroke-width:3.5;stroke-dasharray:11 7}.fp .ce .k{stroke-width:3.5;stroke-dasharray:11 7}',
  '.fp .n path{stroke-width:1.8;stroke-dasharray:3 5}.fp .cn .k{stroke-width:2;stroke-dasharray:3 5}',
  '.fp .h1 path{stroke-width:2.5}.fp .h2 path{stroke-width:3.5}.fp .h3 path{stroke-width:5}.fp .h4 path{stroke-width:7}',
  '.fp .l .a{stroke-dasharray:none}.fp .u{font-size:22px;font-weight:700}.fp .y{font-size:15px}',
].join('');

/** The light style is the default; the dark one applies if the reader prefers it. */
export const STYLE = `${FORMS}${colours(LIGHT)}@media (prefers-color-scheme:dark){${colours(DARK)}}`;
