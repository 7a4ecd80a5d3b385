import type { SeededRandom } from '../model/seeded-random.ts';

const FIRST_MOMENT = Date.UTC(2026, 0, 1);
const DAY_MS = 86_400_000;
const HEX = '0123456789abcdef';

/**
 * A text in one of JSON Schema's formats; undefined for one that is not known.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation#name-defined-formats
 */
export function formattedText(format: unknown, random: SeededRandom): string | undefined {
  if (typeof format !== 'string') return undefined;
  const moment = new Date(FIRST_MOMENT + random.below(365) * DAY_MS).toISOString();
  switch (format) {
    case 'date-time':
      return moment;
    case 'date':
      return moment.slice(0, 10);
    case 'time':
      return moment.slice(11);
    case 'duration':
      return `PT${1 + random.below(59)}M`;
    case 'email':
    case 'idn-email':
      return `mock-${random.below(1000)}@example.com`;
    case 'hostname':
    case 'idn-hostname':
      return `mock-${random.below(1000)}.example.com`;
    case 'uri':
    case 'uri-reference':
    case 'iri':
    case 'url':
      return `https://example.com/${random.below(1000)}`;
    case 'ipv4':
      return `192.0.2.${1 + random.below(254)}`;
    case 'ipv6':
      return `2001:db8::${random.text(4, HEX)}`;
    case 'uuid':
      return `${random.text(8, HEX)}-${random.text(4, HEX)}-4${random.text(3, HEX)}-8${random.text(3, HEX)}-${random.text(12, HEX)}`;
    default:
      return undefined;
  }
}
