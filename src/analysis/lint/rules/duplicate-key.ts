// Finds keys that an object of the file has twice.
import { example } from '../example.ts';
import type { Rule } from '../rule.ts';

const TWICE = `{
  "initial_state": "Trigger",
  "states": [
    { "name": "Trigger", "type": "trigger", "properties": {}, "transitions": [{ "event": "incomingMessage", "next": "a" }] },
    {
      "name": "a",
      "type": "send-message",
      "properties": { "body": "Hello", "body": "Goodbye" },
      "transitions": [{ "event": "sent" }]
    }
  ]
}`;

export const rule: Rule = {
  code: 'duplicate-key',
  severity: 'warning',
  summary: 'An object of flow.json has a key twice',
  why: 'One of the two values is lost: this tool uses the last one. It happens when a file is merged or edited by hand.',
  valid: [example({ incomingMessage: 'a' }, { a: ['send-message', { body: 'Hi' }, { sent: null }] })],
  invalid: [TWICE],
  *check({ duplicateKeys, states }) {
    for (const { path, key } of duplicateKeys) {
      const widget = path[0] === 'states' ? states[Number(path[1])]?.name : undefined;
      yield {
        path: [...path, key],
        ...(widget ? { widget } : {}),
        message: `\`${key}\` is a duplicate key${widget ? ` in \`${widget}\`` : ''}: only the last value is used.`,
        fix: 'keep one of them',
      };
    }
  },
};
