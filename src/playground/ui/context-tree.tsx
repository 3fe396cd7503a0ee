// The context as a tree; a search opens the branches with a match.
import type { Json, JsonObject } from '../../flow/types.ts';

const isBranch = (value: Json): value is JsonObject | Json[] => typeof value === 'object' && value !== null;

const entriesOf = (value: JsonObject | Json[]): [string, Json][] =>
  Array.isArray(value) ? value.map((item, index) => [String(index), item]) : Object.entries(value);

function matches(name: string, value: Json, filter: string): boolean {
  if (filter === '' || name.toLowerCase().includes(filter)) return true;
  if (!isBranch(value)) return String(value).toLowerCase().includes(filter);
  return entriesOf(value).some(([key, item]) => matches(key, item, filter));
}

function Branch({ name, value, filter, depth }: { name: string; value: Json; filter: string; depth: number }) {
  if (!isBranch(value))
    return (
      <li>
        <span class="key">{name}</span>: <span class={`value ${typeof value}`}>{JSON.stringify(value)}</span>
      </li>
    );
  const entries = entriesOf(value);
  if (entries.length === 0)
    return (
      <li>
        <span class="key">{name}</span>: <span class="value">{Array.isArray(value) ? '[]' : '{}'}</span>
      </li>
    );
  return (
    <li>
      <details open={filter !== '' || depth < 2}>
        <summary>
          <span class="key">{name}</span> <small>{entries.length}</small>
        </summary>
        <Branches value={value} filter={name.toLowerCase().includes(filter) ? '' : filter} depth={depth + 1} />
      </details>
    </li>
  );
}

function Branches({ value, filter, depth }: { value: JsonObject | Json[]; filter: string; depth: number }) {
  return (
    <ul class="tree">
      {entriesOf(value)
        .filter(([name, item]) => matches(name, item, filter))
        .map(([name, item]) => (
          <Branch key={name} name={name} value={item} filter={filter} depth={depth} />
        ))}
    </ul>
  );
}

export function ContextTree({ value, filter }: { value: JsonObject; filter: string }) {
  if (!entriesOf(value).some(([name, item]) => matches(name, item, filter)))
    return <p class="hint">Nothing in the context matches.</p>;
  return <Branches value={value} filter={filter} depth={0} />;
}
