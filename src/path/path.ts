// The path of an execution: the widgets it entered, in order, each with the event by which it was left.

/** One visit of a widget. Without `event` the execution is still there. */
export type Visit = {
  widget: string;
  event?: string;
  enteredAt: string;
  leftAt?: string;
  /** The SID of the step by which the widget was left; its context is what the widget saw. */
  leftBy?: string;
  /** The Run Subflow widget whose subflow the widget is in; absent in the flow itself. */
  within?: string;
};

/** In order; the visits of a subflow follow the visit of the widget that runs it. */
export type Path = readonly Visit[];

/** The visits of the flow itself: each but the first was reached by a transition from the one before. */
export const ownVisits = (path: Path): Visit[] => path.filter(({ within }) => within === undefined);

export type SubflowPath = { within: string; path: Path };

/** The path of each subflow, in order. */
export function subflowPaths(path: Path): SubflowPath[] {
  const found: { within: string; path: Visit[] }[] = [];
  for (const [index, visit] of path.entries()) {
    const { within } = visit;
    if (within === undefined) continue;
    const last = found.at(-1);
    if (last && path[index - 1]?.within === within) last.path.push(visit);
    else found.push({ within, path: [visit] });
  }
  return found;
}
