import fc from 'fast-check';
import { anyName, anyText } from './any-text.ts';
import { listOf, message, same, type Spelling, type Told } from './told.ts';

const TYPES = ['string', 'number', 'integer', 'boolean'] as const;

/** A schema as the service has it, and as it asks for it: in capitals, a choice with null as `nullable`. */
export function anySchema(spelling: Spelling): fc.Arbitrary<Told> {
  return fc.letrec<{ schema: Told }>((tie) => ({
    schema: fc.oneof(
      { maxDepth: 3 },
      message(
        { type: type(TYPES), description: same(anyText), nullable: same(fc.boolean()), title: same(anyText) },
        { spelling, required: ['type'] },
      ),
      message(
        { type: type(['string']), enum: same(fc.constant(['a', 'ü\u2028'])), minLength: same(fc.nat(5)) },
        { spelling, required: ['type'] },
      ),
      fc.constantFrom(...TYPES).map((name) => ({
        given: { type: [name, 'null'] },
        asked: { type: name.toUpperCase(), nullable: true },
      })),
      fc.constant({
        given: { type: ['string', 'number'] },
        asked: { anyOf: [{ type: 'STRING' }, { type: 'NUMBER' }] },
      }),
      message(
        { type: type(['array']), items: tie('schema'), minItems: same(fc.nat(3)), maxItems: same(fc.nat(9)) },
        { spelling, required: ['type', 'items'] },
      ),
      object(tie('schema'), spelling),
      fc
        .tuple(message({ type: type(TYPES) }, { required: ['type'] }), anyText)
        .map(([{ given, asked }, description]) => ({
          given: { description, anyOf: [given, { type: 'null' }] },
          // What stands beside such a choice, the official client drops.
          asked: { ...(spelling === 'any' && { description }), ...asked, nullable: true },
        })),
      listOf(message({ type: type(TYPES) }, { required: ['type'] }), 3)
        .filter(({ given }) => (given as unknown[]).length > 1)
        .map(({ given, asked }) => ({ given: { anyOf: given }, asked: { anyOf: asked } })),
    ),
  })).schema;
}

function object(property: fc.Arbitrary<Told>, spelling: Spelling): fc.Arbitrary<Told> {
  const head = message({ type: type(['object']), description: same(anyText) }, { spelling, required: ['type'] });
  const names = fc.uniqueArray(anyName, { minLength: 1, maxLength: 2 });
  const properties = fc.tuple(names, fc.array(property, { minLength: 2, maxLength: 2 }), fc.boolean());
  return fc.tuple(head, properties).map(([{ given, asked }, [chosen, schemas, isClosed]]) => {
    const of = (side: keyof Told): object => Object.fromEntries(chosen.map((name, at) => [name, schemas[at]![side]]));
    return {
      given: { ...given, properties: of('given'), required: chosen, ...(isClosed && { additionalProperties: false }) },
      asked: { ...asked, properties: of('asked'), required: chosen },
    };
  });
}

function type(names: readonly string[]): fc.Arbitrary<Told> {
  return fc
    .tuple(fc.constantFrom(...names), fc.boolean())
    .map(([name, isUpper]) => ({ given: isUpper ? name.toUpperCase() : name, asked: name.toUpperCase() }));
}
