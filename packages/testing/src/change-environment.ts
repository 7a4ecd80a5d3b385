/**
 * Sets and, for `undefined`, unsets variables of this process.
 *
 * @returns Puts them back as they were; those that somebody has changed since stay as they are.
 */
export function changeEnvironment(changes: Readonly<Record<string, string | undefined>>): () => void {
  const before = Object.keys(changes).map((name) => [name, process.env[name]] as const);
  for (const [name, value] of Object.entries(changes)) setVariable(name, value);
  return () => {
    for (const [name, value] of before) {
      if (process.env[name] === changes[name]) setVariable(name, value);
    }
  };
}

function setVariable(name: string, value: string | undefined): void {
  if (value === undefined) Reflect.deleteProperty(process.env, name); // assigning would set the text "undefined"
  else process.env[name] = value;
}
