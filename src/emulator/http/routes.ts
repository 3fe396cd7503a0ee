// Finds the resource of a path: the first one with the same number of parts that matches, in the order of the list.
import type { Resource } from './service.ts';

/** A fixed text, or the name of a parameter, which may have to end in `.json`. */
type Part = string | { name: string; json: boolean };

type Route<T> = { parts: readonly Part[]; value: T };

export type Found<T> = { value: T; params: Readonly<Record<string, string>> };

const PARAMETER = /^:(\w+)(\.json)?$/;

function partOf(text: string): Part {
  const [, name, ending] = PARAMETER.exec(text) ?? [];
  return name === undefined ? text : { name, json: ending !== undefined };
}

/** An invalid encoding is kept as it is. */
function decoded(part: string): string {
  if (!part.includes('%')) return part;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function paramsOf(parts: readonly Part[], given: readonly string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index];
    const text = given[index] ?? '';
    if (typeof part !== 'object') {
      if (part !== text) return undefined;
    } else if (text === '' || (part.json && (!text.endsWith('.json') || text === '.json'))) return undefined;
    else params[part.name] = text;
  }
  return params;
}

/** A trailing slash makes no difference. The framework's own router would take a tenth of a request's time. */
export function createRoutes<T>(
  resources: readonly Resource[],
  make: (resource: Resource) => T,
): (path: string) => Found<T> | undefined {
  const byLength = new Map<number, Route<T>[]>();
  for (const resource of resources) {
    const parts = resource.path.split('/').map(partOf);
    const routes = byLength.get(parts.length) ?? [];
    byLength.set(parts.length, routes);
    routes.push({ parts, value: make(resource) });
  }
  return (path) => {
    const whole = path.endsWith('/') ? path.slice(0, -1) : path;
    const given = whole.split('/');
    if (whole.includes('%')) for (const [index, part] of given.entries()) given[index] = decoded(part);
    for (const { parts, value } of byLength.get(given.length) ?? []) {
      const params = paramsOf(parts, given);
      if (params) return { value, params };
    }
    return undefined;
  };
}
