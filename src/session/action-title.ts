// Names an action of the contact as a step of a report: `at ask: reply "Yes"`.
import type { ContactAction } from '../scenario/scenario.ts';

const HIDDEN = '••••••';

/** The text or keys of an action; empty for actions without any. */
function contentOf(action: ContactAction): string {
  switch (action.kind) {
    case 'reply':
      return [action.body, ...action.media].join(' ');
    case 'press':
      return action.digits;
    case 'say':
      return action.speech;
    case 'answer':
      return action.outcome;
    default:
      return '';
  }
}

const WORDS: Readonly<Record<ContactAction['kind'], string>> = {
  reply: 'reply',
  press: 'press',
  say: 'say',
  answer: 'answer',
  silence: 'stay silent',
  hangUp: 'hang up',
};

/** The content of a sensitive action is hidden. */
export function actionTitle(action: ContactAction): string {
  const content = 'sensitive' in action && action.sensitive ? HIDDEN : contentOf(action);
  return `at ${action.at}: ${WORDS[action.kind]}${content === '' ? '' : ` ${content}`}`;
}
