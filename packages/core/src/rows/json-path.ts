/** The way from a line to a value in it: `['request', 'contents', 0, 'role']`. */
export type JsonPath = readonly (string | number)[];

/** As JSONPath: `$.request.contents[0].role`; names that are no identifiers in brackets. https://www.rfc-editor.org/rfc/rfc9535 */
export function formatPath(path: JsonPath): string {
  let text = '$';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else text += /^[A-Za-z_][A-Za-z0-9_]*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
  }
  return text;
}
