// Explains a widget type that the embedded Studio does not run: the type that was probably meant, and how to mock it.

import { UNDOCUMENTED_TYPES } from '../../flow/widget-types.ts';
import { nearest } from '../../nearest.ts';
import { widgets } from '../widgets/index.ts';

/** Widgets of the new console that have pages, and whose types and events Twilio does not publish. */
const PROFILE_WIDGETS: Readonly<Record<string, string>> = {
  'Create or Update Profile': 'create-or-update-profile',
  'Resolve Profile': 'resolve-profile',
  'Search for a Profile': 'search-for-a-profile',
  'Update Profile Traits': 'update-profile-traits',
};

function profiles(type: string, name: string): { message: string; fix: string } {
  const [title, page] = Object.entries(PROFILE_WIDGETS).find(([, one]) =>
    type.replace(/[_\s]/g, '-').includes(one.split('-')[0] ?? one),
  ) ?? ['Profiles', ''];
  const message = `The widget \`${name}\` is of type \`${type}\`, as it seems Twilio's ${title} widget: its page describes it (https://www.twilio.com/docs/studio/widget-library/${page}), but Twilio publishes neither its type nor its events.`;
  return { message, fix: mockFix(name) };
}

/** Names that people and generators write for widgets which Studio calls otherwise. */
const LIKELY_TYPES: Readonly<Record<string, keyof typeof widgets>> = {
  webhook: 'make-http-request',
  'http-request': 'make-http-request',
  function: 'run-function',
  'connect-call': 'connect-call-to',
  'make-outgoing-connection': 'connect-call-to',
  'make-outgoing-call': 'make-outgoing-call-v2',
  'start-call-recording': 'record-call',
  'stop-call-recording': 'record-call',
  'gather-input': 'gather-input-on-call',
  say: 'say-play',
  play: 'say-play',
  split: 'split-based-on',
};

/** Studio has no widget that hangs up: a call ends with its flow. */
const ENDS_CALL = /^(hang|end|stop)[-_\s]?(up|call)$/i;

/** A key of a YAML mapping, quoted if YAML could read it as something else. */
const yamlKey = (name: string): string => (/^[A-Za-z_][\w-]*$/.test(name) ? name : JSON.stringify(name));

const mockFix = (name: string): string => `mock it: \`mocks: { ${yamlKey(name)}: { event: … } }\``;

/** Studio's type that was probably meant. */
const meantBy = (type: string): string | undefined =>
  Object.hasOwn(LIKELY_TYPES, type) ? LIKELY_TYPES[type] : nearest(type, Object.keys(widgets));

function advice(type: string): string {
  if (ENDS_CALL.test(type)) return 'a transition without `next` ends the flow, and its call with it; ';
  const meant = meantBy(type);
  return meant ? `did you mean \`${meant}\`? Otherwise ` : '';
}

/** What to do about a type that Studio refuses. */
export function replacementFor(type: string): string {
  if (ENDS_CALL.test(type)) return 'delete the widget: a transition without `next` ends the flow, and its call with it';
  const meant = meantBy(type);
  return meant ? `did you mean \`${meant}\`?` : 'use a widget of Studio: docs/widgets.md lists their types';
}

export function explainUnknownType(type: string, name: string): { message: string; fix: string } {
  if (/profile/i.test(type)) return profiles(type, name);
  if (UNDOCUMENTED_TYPES.includes(type)) {
    const message = `The widget \`${name}\` is of Studio's type \`${type}\`, which no page of Twilio describes.`;
    return { message, fix: mockFix(name) };
  }
  const isInvented = ENDS_CALL.test(type) || Object.hasOwn(LIKELY_TYPES, type);
  const why = isInvented ? 'which Studio does not have' : "which none of Twilio's pages that we know names";
  const message = `The widget \`${name}\` is of type \`${type}\`, ${why}.`;
  return { message, fix: `${advice(type)}${mockFix(name)}` };
}
