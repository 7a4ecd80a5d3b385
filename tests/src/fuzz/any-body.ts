import fc from 'fast-check';
import { hostileJson, hostileText } from './hostile.ts';
import { mutate, type Mutation } from './mutate.ts';
import { forms, multiparts, templateFor } from './templates.ts';

const mutation: fc.Arbitrary<Mutation> = fc.record({
  place: fc.nat(60),
  kind: fc.constantFrom('replace', 'remove', 'add', 'wrap'),
  name: hostileText,
  value: hostileJson,
});

/** Numbers that JSON can write and JavaScript cannot hold. */
const hugeNumber = fc.constantFrom('1e999', '-1e999', '123456789012345678901234567890', '-0', '1E-400');

const deep = fc
  .tuple(fc.constantFrom(200, 3000, 50_000), fc.constantFrom('[', '{"a":'))
  .map(([depth, open]) => open.repeat(depth) + (open === '[' ? ']' : '1}').repeat(open === '[' ? depth : 1));

const invalidUtf8 = fc.constantFrom([0xff], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf8], [0x00]);

/** A body for a service: nearly right, cut off, not text, or nothing of the kind. */
export function anyBody(path: string): fc.Arbitrary<string | Uint8Array<ArrayBuffer> | undefined> {
  const template = templateFor(path);
  const nearly = fc
    .array(mutation, { maxLength: 3 })
    .map((mutations) => JSON.stringify(mutations.reduce(mutate, template)) ?? '');
  return fc.oneof(
    { weight: 8, arbitrary: nearly },
    { weight: 2, arbitrary: fc.constant(JSON.stringify(template)) },
    { weight: 1, arbitrary: fc.tuple(nearly, fc.nat(200)).map(([text, length]) => text.slice(0, length)) },
    {
      weight: 1,
      arbitrary: fc.tuple(nearly, hugeNumber).map(([text, number]) => text.replace(/"[^"]*"(?=[,}\]])/, number)),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(nearly, invalidUtf8).map(([text, bytes]) => {
        const [start, end] = [text.slice(0, text.length / 2), text.slice(text.length / 2)];
        return new Uint8Array(Buffer.concat([Buffer.from(start), Buffer.from(bytes), Buffer.from(end)]));
      }),
    },
    { weight: 1, arbitrary: deep },
    { weight: 1, arbitrary: fc.constantFrom(...forms, ...multiparts) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }).map((bytes) => new Uint8Array(bytes)) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
}
