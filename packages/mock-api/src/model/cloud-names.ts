const taken = new Set<string>();
let count = 0;

/** Gives a cloud the name it asks for, or a new one. @throws Error when an open cloud has it. */
export function takeName(wanted?: string): string {
  const name = wanted ?? nextName();
  if (taken.has(name))
    throw new Error(`A mock cloud called "${name}" is open already: close it, or give this one another name`);
  taken.add(name);
  return name;
}

export function freeName(name: string): void {
  taken.delete(name);
}

function nextName(): string {
  do count += 1;
  while (taken.has(`mock-cloud-${count}`));
  return `mock-cloud-${count}`;
}
