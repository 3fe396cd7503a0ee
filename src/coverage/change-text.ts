// Describes a change of a flow in one sentence.
import type { Json } from '../flow/types.ts';
import { shorten, shortenPair } from '../shorten.ts';
import type { Change } from './changes.ts';

const LONGEST = 80;

function shown(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  return typeof value === 'string' ? JSON.stringify(shorten(value, LONGEST)) : shorten(JSON.stringify(value), LONGEST);
}

function shownPair(was: Json, is: Json): [string, string] {
  if (typeof was !== 'string' || typeof is !== 'string')
    return shortenPair(JSON.stringify(was), JSON.stringify(is), LONGEST);
  const [old, now] = shortenPair(was, is, LONGEST);
  return [JSON.stringify(old), JSON.stringify(now)];
}

const ends = (to: string | undefined) => (to ? `to ${to}` : 'to the end of the flow');

function propertyText({ widget, property, was, is }: Extract<Change, { kind: 'property-changed' }>): string {
  if (was === undefined) return `${widget}: ${property} is new: ${shown(is)}`;
  if (is === undefined) return `${widget}: ${property} is gone; it was ${shown(was)}`;
  const [old, now] = shownPair(was, is);
  return `${widget}: ${property} changed from ${old} to ${now}`;
}

/** One line, without a full stop. */
export function changeText(change: Change): string {
  switch (change.kind) {
    case 'widget-added':
      return `${change.widget} (${change.type}) was added`;
    case 'widget-removed':
      return `${change.widget} (${change.type}) was removed`;
    case 'widget-renamed':
      return `${change.was} was renamed to ${change.widget}`;
    case 'old-name-read':
      return `${change.widget} still reads widgets.${change.was}, which is widgets.${change.is} now`;
    case 'type-changed':
      return `${change.widget} is now ${change.is}, it was ${change.was}`;
    case 'property-changed':
      return propertyText(change);
    case 'start-changed':
      return `the flow starts at ${change.is}, it started at ${change.was}`;
    case 'concurrent-calls-changed':
      return `concurrent calls are ${change.is ? 'allowed now' : 'no longer allowed'}`;
    case 'transition-retargeted':
      return `${change.widget}: ${change.way} now leads ${ends(change.is)}, it led ${ends(change.was)}`;
    case 'transition-added':
      return `${change.widget}: ${change.way} is a new transition ${ends(change.to)}`;
    case 'transition-removed':
      return `${change.widget}: ${change.way} was removed; it led ${ends(change.to)}`;
    case 'condition-changed':
      return `${change.widget}: the condition ${change.was} became ${change.is}`;
    case 'conditions-reordered':
      return `${change.widget}: its conditions are tried in another order`;
  }
}
