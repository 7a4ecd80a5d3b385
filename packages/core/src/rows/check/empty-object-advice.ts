import type { JsonPath } from '../json-path.ts';
import { camelCase } from '../spelling.ts';

/** What to write in the place of an object that says something by being there, as far as there is a way. */
export function adviceForEmptyObject(path: JsonPath): string {
  switch (camelCase(String(path.at(-1) ?? ''))) {
    case 'googleSearch':
      // https://github.com/googleapis/python-genai/issues/2123
      return 'Write {"timeRangeFilter": null}, which means the same.';
    case 'googleMaps':
      return 'Write {"enableWidget": false}, which means the same.';
    case 'urlContext':
    case 'codeExecution':
      return 'No form of this tool is known that the import takes: use BigQuery as the source, or the Gemini API.';
    case 'generationConfig':
      return 'Leave it out.';
    default:
      return 'Leave it out, or give it a member.';
  }
}
