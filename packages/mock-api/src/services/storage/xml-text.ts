/** An answer of the XML API. @param body One element, whole. */
export function xmlAnswer(
  body: string,
  { status = 200, headers = {} }: { status?: number; headers?: Readonly<Record<string, string>> } = {},
): Response {
  return new Response(`<?xml version='1.0' encoding='UTF-8'?>${body}`, {
    status,
    headers: { ...headers, 'content-type': 'application/xml; charset=UTF-8' },
  });
}

/** @param content What is escaped already. */
export function xmlElement(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}

/** An element for each field; none for one that is undefined. */
export function xmlElements(fields: Readonly<Record<string, string | number | boolean | undefined>>): string {
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => xmlElement(name, escapedXml(String(value))))
    .join('');
}

function escapedXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
