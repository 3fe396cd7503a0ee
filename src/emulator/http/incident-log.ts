// Writes the incidents of executions to the log, each once: the emulator may run without a harness that reads them.
import type { ExecutionRecord, Incident } from '../engine/records.ts';
import type { Studio } from '../engine/studio.ts';

/** Only recent executions can have new incidents. */
const LATEST = 20;

function wordsOf({ widget, message, fix }: Incident, { sid }: ExecutionRecord): string {
  return `${sid} at ${widget}: ${message}${fix ? `\n  fix: ${fix}` : ''}`;
}

export function createIncidentLog({ flows, executions }: Studio, log: (line: string) => void): () => void {
  const logged = new WeakMap<ExecutionRecord, number>();
  const logNew = (execution: ExecutionRecord) => {
    const { incidents } = execution;
    for (const incident of incidents.slice(logged.get(execution) ?? 0)) log(wordsOf(incident, execution));
    logged.set(execution, incidents.length);
  };
  return () => {
    for (const { sid } of flows.all()) for (const one of executions.page(sid, { offset: 0, size: LATEST })) logNew(one);
  };
}
