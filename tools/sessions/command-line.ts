/** What the user asked for. */
export type Request =
  | { readonly kind: 'list' }
  | {
      readonly kind: 'run';
      readonly names: readonly string[];
      readonly fresh: boolean;
      readonly args: readonly string[];
    }
  | { readonly kind: 'mistake'; readonly message: string };

/**
 * Reads `[--list] [--fresh] NAME… [[--] ARGS…]`: names come first; everything from the first `--`, or from the first
 * option after a name, is passed on to the sessions.
 */
export function readCommandLine(words: readonly string[], known: readonly string[]): Request {
  const firstName = words.findIndex((word) => !word.startsWith('-'));
  const options = words.slice(0, firstName === -1 ? undefined : firstName).filter((word) => word !== '--');
  const unknownOption = options.find((word) => word !== '--list' && word !== '--fresh');
  if (unknownOption !== undefined) {
    return mistake(`There is no option ${unknownOption}; what a session should get stands after its name.`);
  }
  if (options.includes('--list')) return { kind: 'list' };
  if (firstName === -1) return mistake('Name at least one session.');

  const rest = words.slice(firstName);
  const firstArgument = rest.findIndex((word) => word.startsWith('-'));
  const names = firstArgument === -1 ? rest : rest.slice(0, firstArgument);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    return mistake(`There is no session ${unknown.join(', ')}. (Arguments for a session stand after "--".)`);
  }
  const args = firstArgument === -1 ? [] : rest.slice(firstArgument);
  return { kind: 'run', names, fresh: options.includes('--fresh'), args: args[0] === '--' ? args.slice(1) : args };
}

const mistake = (message: string): Request => ({ kind: 'mistake', message });
