// Makes the first conversation, and the first look into a subflow, as fast as later ones: each is done once in advance.
import type { Behaviour } from '../emulator/engine/behaviour.ts';
import { conversationView } from './conversation.ts';
import { startsOf } from './folder.ts';
import type { Flows } from './nesting.ts';
import { type Choices, pictureOf } from './picture.ts';
import { playScene } from './play.ts';

const ENDS = { contact: '+15550100001', flowNumber: '+15550100000' };
const MAX_SUBFLOWS = 12;

type Prepared = { flows: Flows; choices: Choices; now: number; behaviour: Partial<Behaviour> };

/** Short tasks, each for a moment without other work. */
export function preparations({ flows, choices, now, behaviour }: Prepared): (() => void)[] {
  const scene = { flows, now, mocks: {}, behaviour };
  const closed = pictureOf(flows, choices).subflows.filter(({ flow, open }) => flow && !open);
  return [
    ...startsOf(flows[0].definition).map((by) => () => {
      const started = { ...scene, start: { by, ...ENDS } };
      conversationView(playScene(started, [{}]), started);
    }),
    ...closed.slice(0, MAX_SUBFLOWS).map(({ id }) => () => {
      pictureOf(flows, new Map([...choices, [id, true]]));
    }),
  ];
}
