// Converts the YAML parser's errors to messages, by error code.
import type { YAMLError } from 'yaml';
import type { Place, Problem } from '../errors.ts';

type Words = { code: string; message: string; fix?: string };
type Spot = { text: string; at: Place };

const syntax = (message: string, fix?: string): Words => ({ code: 'yaml-syntax', message, ...(fix ? { fix } : {}) });

export const UNKNOWN_TAG: Words = syntax(
  'This `!tag` is unknown.',
  'remove the tag, or put the value in quotation marks',
);

export const OLD_YAML: Words = syntax(
  'The `%YAML` line asks for a version in which `yes` is not text and `10:00` is a number.',
  'remove the line',
);

const WORDS: Readonly<Partial<Record<YAMLError['code'], Words>>> = {
  MULTIPLE_DOCS: {
    code: 'several-documents',
    message: 'The file holds several YAML documents.',
    fix: 'put each into its own file, or remove the `---`',
  },
  TAB_AS_INDENT: { code: 'yaml-tab', message: 'YAML does not allow a tab here.', fix: 'indent with spaces' },
  BLOCK_AS_IMPLICIT_KEY: syntax(
    'A value holds `: `, as if it were a key itself.',
    'put the value in quotation marks, or begin it on a line of its own',
  ),
  BAD_INDENT: syntax('The indentation does not fit the lines above, or a bracket is not closed.', 'align it'),
  BAD_SCALAR_START: syntax('A value cannot start with this character.', 'put the value in quotation marks'),
  BAD_DQ_ESCAPE: syntax(
    'This escape is not valid in double quotation marks.',
    'write `\\\\` for a backslash, or use single quotation marks',
  ),
  BAD_ALIAS: syntax(
    'The name of an anchor or alias is malformed.',
    'a text that starts with `*` or `&` needs quotation marks',
  ),
  BAD_DIRECTIVE: syntax('This `%` directive is unknown.', 'remove the line'),
  TAG_RESOLVE_FAILED: UNKNOWN_TAG,
  MULTILINE_IMPLICIT_KEY: syntax('A key spans several lines.', 'is a `:` or a quotation mark missing?'),
  KEY_OVER_1024_CHARS: syntax('A key has more than 1024 characters.'),
  RESOURCE_EXHAUSTION: {
    code: 'yaml-bomb',
    message: 'The file is nested too deeply to be read.',
    fix: 'is a bracket not closed?',
  },
  MISSING_CHAR: syntax('Something is missing here: a `:` after a key, or a closing quotation mark.'),
};

/** The parser's own message, without its position in the code. */
const verbatim = (message: string): Words => syntax(`${message.split('\n', 1)[0]?.replace(/[.:]?$/, '')}.`);

const OPEN_PLACEHOLDER: Words = syntax(
  'Inside `{ }` and `[ ]`, YAML takes the braces of `${…}` for its own.',
  'put it in quotation marks: "${NAME}"',
);

/** A parse error as a problem. */
export function yamlProblem(error: Pick<YAMLError, 'code' | 'message' | 'pos'>, { text, at }: Spot): Problem {
  const [start, end] = error.pos;
  if (text[start] === '{' && text[start - 1] === '$') return { ...OPEN_PLACEHOLDER, at };
  const words = WORDS[error.code] ?? verbatim(error.message);
  return { ...words, at, width: Math.max(1, Math.min(end - start, 20)) };
}
