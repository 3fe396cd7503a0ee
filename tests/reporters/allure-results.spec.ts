// Allure's own runtime, of which our reporter deletes what it would keep until the end of a run.
import { createRequire } from 'node:module';
import { deleteWrittenSteps } from '../../src/reporters/allure-results.ts';
import { expect, test } from '../test.ts';

type Result = { uuid: string; steps: { name: string }[] };
type Runtime = {
  startTest: (result: object) => string;
  stopTest: (test: string) => void;
  startStep: (test: string, parent: string | undefined, result: object) => string;
  stopStep: (step: string) => void;
  writeTest: (test: string) => void;
  state: { getStepResult: (step: string) => object | undefined };
  stepStack: { rootsByStep: Map<string, string> };
};

const own = createRequire(createRequire(import.meta.url).resolve('allure-playwright'));
const { ReporterRuntime } = own('allure-js-commons/sdk/reporter') as {
  ReporterRuntime: new (options: object) => Runtime;
};

function runtimeThatWrites(): { runtime: Runtime; written: Result[] } {
  const written: Result[] = [];
  const writer = { writeResult: (result: Result) => written.push(structuredClone(result)) };
  const runtime = new ReporterRuntime({ writer });
  deleteWrittenSteps(runtime);
  return { runtime, written };
}

test('steps are written with their test, and then deleted from the runtime', () => {
  const { runtime, written } = runtimeThatWrites();
  const [first, second] = [runtime.startTest({ name: 'first' }), runtime.startTest({ name: 'second' })];
  const steps = [
    runtime.startStep(first, undefined, { name: 'a' }),
    runtime.startStep(second, undefined, { name: 'b' }),
  ];
  for (const step of steps) runtime.stopStep(step);
  runtime.stopTest(first);
  runtime.writeTest(first);
  expect(written).toMatchObject([{ name: 'first', steps: [{ name: 'a' }] }]);
  expect(steps.map((step) => runtime.state.getStepResult(step)?.constructor)).toEqual([undefined, Object]);
  runtime.writeTest(second);
  expect(written[1]).toMatchObject({ name: 'second', steps: [{ name: 'b' }] });
  expect(runtime.state.getStepResult(steps[1] ?? '')).toBeUndefined();
  expect(runtime.stepStack.rootsByStep.size).toBe(0);
});

test('a runtime of another shape is left as it is', () => {
  const runtime = { startStep: () => 'step' };
  const { startStep } = runtime;
  deleteWrittenSteps(runtime);
  expect(runtime.startStep).toBe(startStep);
});
