import { parseSync } from 'oxc-parser';

/** One place where a module names another. */
export interface ImportSite {
  readonly specifier: string;
  /** Counted from 1. */
  readonly line: number;
}

/** Every import, re-export and `import('…')` of a constant in a module, in order of place. */
export function importsOf(file: string, source: string): ImportSite[] {
  const { module, errors } = parseSync(file, source);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${file} could not be read: ${error.message}`);
  const sites = [
    ...module.staticImports.map(({ start, moduleRequest }) => ({ start, specifier: moduleRequest.value })),
    ...module.staticExports.flatMap(({ start, entries }) => {
      const specifier = entries.find(({ moduleRequest }) => moduleRequest)?.moduleRequest?.value;
      return specifier === undefined ? [] : [{ start, specifier }];
    }),
    ...module.dynamicImports.flatMap(({ start, moduleRequest }) => {
      const constant = /^(?<quote>['"`])(?<specifier>.*)\k<quote>$/.exec(
        source.slice(moduleRequest.start, moduleRequest.end),
      );
      return constant?.groups?.['specifier'] === undefined ? [] : [{ start, specifier: constant.groups['specifier'] }];
    }),
  ];
  return sites
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, ...site }) => ({ ...site, line: source.slice(0, start).split('\n').length }));
}
