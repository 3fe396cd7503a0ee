// /_emulator: operations that only an emulator can have: time, reset, and the incidents of an execution.
import type { Json, JsonObject } from '../../flow/types.ts';
import { notFound } from './errors.ts';
import { objectOf, refused } from './json-body.ts';
import { isDay } from './render.ts';
import { ok, type Resource, type Service } from './service.ts';

const SECOND = 1000;
/** The end of the year 9999: Twilio's dates have four digits for the year. */
const END_OF_TIME = 253_402_300_799_000;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;

const timeOf = ({ studio }: Service): JsonObject => ({ now: new Date(studio.now()).toISOString() });

function advance({ studio }: Service, seconds: Json): void {
  if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds < 0)
    throw refused('`advance` must be a number of seconds, 0 or more');
  if (studio.now() + seconds * SECOND > END_OF_TIME) throw refused('`advance` leads beyond the year 9999');
  studio.clock.advance(Math.round(seconds * SECOND) / SECOND);
}

/** Whether there are records; after setting the time back they would be in the future. */
const hasPast = ({ flows, executions, messages, calls }: Service['studio']): boolean =>
  messages.all().length > 0 || calls.all().length > 0 || flows.all().some(({ sid }) => executions.count(sid) > 0);

function setTime({ studio }: Service, moment: Json): void {
  const isMoment = typeof moment === 'string' && MOMENT.test(moment) && isDay(moment.slice(0, 10));
  const at = isMoment ? Date.parse(moment) : Number.NaN;
  if (Number.isNaN(at) || at < 0 || at > END_OF_TIME)
    throw refused('`now` must be a moment as ISO 8601 writes it, with its offset: 2026-12-24T17:59:00-08:00');
  if (at < studio.now() && hasPast(studio))
    throw refused('`now` lies before what has happened: POST /_emulator/reset forgets that, and then time may go back');
  studio.clock.set(at);
}

export const clock: Resource = {
  path: '/_emulator/clock',
  open: true,
  GET: { id: 'FetchClock', answer: (_, service) => ok(timeOf(service)) },
  POST: {
    id: 'MoveClock',
    answer: async (request, service) => {
      const { advance: seconds, now, ...rest } = objectOf(request);
      if ((seconds === undefined) === (now === undefined) || Object.keys(rest).length > 0)
        throw refused('The body must hold `advance` (seconds) or `now` (a moment), and nothing else');
      if (seconds !== undefined) advance(service, seconds);
      else setTime(service, now ?? null);
      await service.studio.settled();
      return ok(timeOf(service));
    },
  },
};

export const reset: Resource = {
  path: '/_emulator/reset',
  open: true,
  POST: {
    id: 'Reset',
    answer: (_, service) => {
      service.studio.reset();
      service.faults.set([]);
      service.limits.clear();
      return ok(timeOf(service));
    },
  },
};

/** The record of an execution that Twilio's API does not show. */
export const executionRecord: Resource = {
  path: '/_emulator/executions/:ExecutionSid',
  open: true,
  GET: {
    id: 'FetchExecutionRecord',
    answer: ({ params, path }, { studio }) => {
      const execution = studio.executions.get(params.ExecutionSid ?? '');
      if (!execution) throw notFound(path);
      const { sid, status, incidents, outputs, waiting } = execution;
      const until = waiting?.until ? new Date(waiting.until).toISOString() : null;
      return ok({
        sid,
        status,
        incidents: incidents.map((incident) => ({ ...incident })),
        // Outputs are plain JSON by their type; the compiler cannot see it because of optional and read-only properties.
        outputs: outputs.map(({ at, ...output }) => ({ ...output, at: new Date(at).toISOString() })) as unknown as Json,
        waiting: waiting && { widget: waiting.widget, on: [...waiting.on], until },
      });
    },
  },
};
