// Reads a flow again after its file changed, and plays the conversation again with the new definition.
import { drawnFlows, flowsOf, replay, type State } from './app-state.ts';
import { changeOf, isSameFlow, subflowChange, withPaths } from './change.ts';
import { readFlow } from './folder.ts';
import type { View } from './view.ts';

/** Shows what changed and, during a conversation, both paths. */
function playAgain(state: State, change: View['change']): void {
  const { talk, flow } = state;
  if (change) state.change = change;
  else delete state.change;
  if (!talk || !flow?.definition) return;
  state.talk = replay({ ...talk, scene: { ...talk.scene, flows: flowsOf(state) } });
  if (change) state.change = withPaths(change, talk.played, state.talk.played);
}

/** The flow itself has not changed; its subflows may have. */
function reloadSubflows(state: State): boolean {
  const { drawn: was, flow } = state;
  if (!was || !flow?.definition) return false;
  delete state.drawn;
  const change = subflowChange(was, drawnFlows(state) ?? was);
  if (change) playAgain(state, change);
  else state.drawn = was;
  return change !== undefined;
}

/** Reads the open flow and its subflows again; true if one has changed. */
export function reload(state: State): boolean {
  const before = state.flow;
  if (!before) return false;
  const after = readFlow(before.path, state.options.cwd);
  if (isSameFlow(before, after)) return reloadSubflows(state);
  const change = changeOf(before, after, state.unbroken);
  state.flow = after;
  state.flows = state.flows.map((flow) => (flow.id === after.id ? after : flow));
  delete state.drawn;
  if (after.definition) delete state.unbroken;
  else if (before.definition) state.unbroken = before.definition;
  playAgain(state, change);
  return true;
}
