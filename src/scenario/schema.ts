// Validates a tree against the JSON Schema of a scenario file and reports each mistake with its place.
import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Problem } from '../errors.ts';
import { stepsOf } from './part-names.ts';
import { schemaProblem } from './schema-words.ts';
import {
  hasFilled,
  isFilledAt,
  itemsOf,
  partOf,
  type Scalar,
  type Steps,
  type Tree,
  toJson,
  treeAt,
  wordOf,
} from './tree.ts';
import { type Shape, validatorOf } from './validators.ts';

export type Checked = { problems: Problem[]; wrong: ReadonlySet<Tree> };

const UNIONS: readonly string[] = ['anyOf', 'oneOf'];

/** Errors of a union's branches are redundant: the union reports one itself. */
function withoutBranches(errors: readonly ErrorObject[]): ErrorObject[] {
  const unions = errors.filter(({ keyword }) => UNIONS.includes(keyword));
  const isBranch = ({ instancePath, schemaPath }: ErrorObject) =>
    unions.some((union) => union.instancePath === instancePath && schemaPath.startsWith(`${union.schemaPath}/`));
  return errors.filter((error) => !isBranch(error));
}

/** An invalid key is reported by `propertyNames`; the rule that its name violates adds a second error. */
const isNoise = ({ keyword, propertyName }: ErrorObject): boolean =>
  keyword === 'if' || (propertyName !== undefined && keyword !== 'propertyNames');

/** A file of another kind violates the schema once for each of its keys. */
const MAX_ERRORS = 200;

function errorsOf(shape: Shape, tree: Tree, prefix = ''): ErrorObject[] {
  const validate = validatorOf(shape);
  if (validate(toJson(tree))) return [];
  return withoutBranches((validate.errors ?? []).slice(0, MAX_ERRORS))
    .filter((error) => !isNoise(error))
    .map((error) => (prefix ? { ...error, instancePath: prefix + error.instancePath } : error));
}

/** The part of a mistake: for an unknown key its value, otherwise the part at the path. */
function partOfError(tree: Tree, { instancePath, params }: ErrorObject): Tree {
  const extra: unknown = params.additionalProperty ?? params.propertyName;
  const steps: Steps = typeof extra === 'string' ? [...stepsOf(instancePath), extra] : stepsOf(instancePath);
  return treeAt(tree, steps);
}

/** Missing or superfluous keys do not prevent further checks of the rest. */
const PARTIAL_ERRORS: readonly string[] = ['required', 'minProperties', 'minItems', 'dependentRequired'];

function problemsIn(found: readonly ErrorObject[], tree: Tree, broken: ReadonlySet<Tree> = new Set()): Checked {
  const errors = found.filter((error) => !broken.has(partOfError(tree, error)));
  const problems = errors.map((error) => schemaProblem(error, tree));
  const wrong = errors
    .filter(({ keyword }) => !PARTIAL_ERRORS.includes(keyword))
    .map((error) => partOfError(tree, error));
  return { problems, wrong: new Set([...broken, ...wrong]) };
}

/** Every mistake in the shape of a file, and the parts that later checks must skip. */
export function checkFile(tree: Tree, broken: ReadonlySet<Tree>): Checked {
  const scenarios = itemsOf(partOf(tree, 'scenarios'));
  const checked = [
    problemsIn(errorsOf('file', tree), tree, broken),
    ...scenarios.map((item, index) => problemsIn(errorsOf('scenario', item, `/scenarios/${index}`), tree, broken)),
  ];
  return {
    problems: checked.flatMap(({ problems }) => problems),
    wrong: new Set(checked.flatMap(({ wrong }) => [...wrong])),
  };
}

/** Mistakes in values from placeholders. Everything else was checked in the file. */
export function checkFilled(tree: Tree): Checked {
  if (!hasFilled(tree)) return { problems: [], wrong: new Set() };
  const before = errorsOf('scenario', tree);
  if (before.length === 0) return { problems: [], wrong: new Set() };
  fitFilled(tree, before);
  return problemsIn(
    errorsOf('scenario', tree).filter(({ instancePath }) => isFilledAt(tree, stepsOf(instancePath))),
    tree,
  );
}

/** A `${name}` may be in the place of a number or a text: its value is converted. */
function fitFilled(tree: Tree, errors: readonly ErrorObject[]): void {
  for (const error of errors) {
    const part = partOfError(tree, error);
    if (part.kind !== 'scalar' || !part.filled) continue;
    const wanted = [error.parentSchema?.type].flat();
    part.value = fitted(part, wanted);
  }
}

const NUMBER = /^-?\d+(\.\d+)?$/;

function fitted(part: Scalar, wanted: readonly unknown[]): Scalar['value'] {
  const { value } = part;
  if (typeof value === 'string' && NUMBER.test(value) && (wanted.includes('number') || wanted.includes('integer')))
    return Number(value);
  return wanted.includes('string') && (typeof value === 'number' || typeof value === 'boolean') ? wordOf(part) : value;
}
