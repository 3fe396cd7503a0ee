import {
  isTrigger
} from "./chunk-YJIBMAP6.js";

// src/coverage/hops.ts
var DEFAULT_TRIGGER = "incomingRequest";
function triggerEvent(links, { from, to, trigger }) {
  const events = links.filter((link) => link.from === from && link.to === to).map(({ event }) => event);
  if (trigger) return trigger;
  return events.includes(DEFAULT_TRIGGER) ? DEFAULT_TRIGGER : events[0];
}
function firstHop(definition, links, { path, trigger }) {
  const start = definition.states.find(isTrigger)?.name ?? definition.initial_state;
  const first = path[0]?.widget;
  if (first === void 0 || first === start) return [];
  const event = triggerEvent(links, { from: start, to: first, ...trigger ? { trigger } : {} });
  return [{ number: 1, from: start, to: first, ...event ? { event } : {} }];
}
function hopsOf(definition, links, walked) {
  const first = firstHop(definition, links, walked);
  const offset = first.length > 0 ? 2 : 1;
  const rest = walked.path.map(({ widget, event }, index) => {
    const to = walked.path[index + 1]?.widget;
    const ends = { ...event ? { event } : {}, ...to === void 0 ? {} : { to } };
    return { number: index + offset, from: widget, ...ends };
  });
  return [...first, ...rest.filter(({ event, to }) => event !== void 0 || to !== void 0)];
}

export {
  hopsOf
};
