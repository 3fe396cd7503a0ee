// Saves the conversation as a scenario: a name, a file, what to check, and the YAML as it will be written.
import { useLayoutEffect, useState } from 'preact/hooks';
import { busy, type Preview, preview, type SaveOptions, save, saved, view } from './state.ts';

const PARTS: readonly [keyof SaveOptions['expect'], string][] = [
  ['path', 'The path'],
  ['messages', 'Messages'],
  ['prompts', 'Prompts on the call'],
  ['requests', 'Requests that were sent'],
  ['tasks', 'Tasks for agents and others'],
  ['variables', 'Variables of the flow'],
];

export function Save() {
  const [expect, setExpect] = useState<SaveOptions['expect']>({
    path: true,
    messages: true,
    prompts: true,
    requests: true,
    tasks: true,
    variables: false,
  });
  const [name, setName] = useState<string>();
  const [file, setFile] = useState<string>();
  const [shown, setShown] = useState<Preview>();
  const { conversation, current } = view.value;
  // Before the next frame: the user waits for it.
  useLayoutEffect(() => {
    if (!conversation) return undefined;
    let isLatest = true;
    const options = { expect, ...(name === undefined ? {} : { name }), ...(file === undefined ? {} : { file }) };
    preview(options).then(
      (made) => {
        if (isLatest) setShown(made);
      },
      (error: unknown) => {
        if (isLatest) setShown((before) => (before ? { ...before, problem: String(error) } : undefined));
      },
    );
    return () => {
      isLatest = false;
    };
  }, [expect, name, file, current, conversation]);
  if (!conversation) return <p class="hint">Have a conversation first, then save it as a scenario.</p>;
  if (!shown) return <p class="hint">Preparing the scenario…</p>;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void save({ name: name ?? shown.name, file: file ?? shown.file, expect });
  };
  return (
    <form class="save" onSubmit={submit}>
      <label>
        Name <input required value={name ?? shown.name} onInput={(event) => setName(event.currentTarget.value)} />
      </label>
      <label>
        File{' '}
        <input
          required
          list="files"
          value={file ?? shown.file}
          onChange={(event) => setFile(event.currentTarget.value)}
        />
        <datalist id="files">
          {shown.files.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      </label>
      <fieldset>
        <legend>Expect</legend>
        {PARTS.map(([part, label]) => (
          <label key={part} class="check">
            <input
              type="checkbox"
              checked={expect[part]}
              onChange={(event) => setExpect({ ...expect, [part]: event.currentTarget.checked })}
            />{' '}
            {label}
          </label>
        ))}
      </fieldset>
      {shown.problem && (
        <p class="error" role="alert">
          {shown.problem}
        </p>
      )}
      <pre class="yaml" role="region" tabIndex={0} aria-label="The scenario as YAML">
        {shown.yaml}
      </pre>
      <button type="submit" class="primary" disabled={busy.value}>
        Save
      </button>
      {saved.value && (
        <p class="saved" role="status">
          {saved.value}
        </p>
      )}
    </form>
  );
}
