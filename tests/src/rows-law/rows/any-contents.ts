import fc from 'fast-check';
import { anyName, anyText } from './any-text.ts';
import { type Fields, message, same, type Spelling, type Told } from './told.ts';

export type Service = 'vertex' | 'gemini';

/** Contents that have the mark in them. */
export type TellContents = (mark: string) => Told;

const marked = (mark: string, text: string): string => `${mark} ${text}`;
const turn = (...parts: unknown[]): object => ({ role: 'user', parts });

/** Arguments of a function: on Vertex AI they are columns of a table, with one type each. */
const argumentsFor = (service: Service): fc.Arbitrary<unknown> =>
  service === 'vertex'
    ? fc.record({ at: anyText, min_items: fc.nat(), deep: fc.record({ fileUri: anyText }) }, { requiredKeys: ['at'] })
    : fc.dictionary(fc.oneof(anyName, anyText), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 });

/** Parts of any kind, but for those that are texts alone. */
function anyPart(service: Service, spelling: Spelling): fc.Arbitrary<Told> {
  const of = (members: Record<string, fc.Arbitrary<Told>>, ...required: string[]): fc.Arbitrary<Told> =>
    message(members, { spelling, required });
  const bytes = same(fc.base64String({ minLength: 4, maxLength: 12 }));
  const mimeType = same(fc.constantFrom('image/png', 'video/mp4'));
  const uris = ['https://www.youtube.com/watch?v=x', ...(service === 'vertex' ? ['gs://bucket/ü \u2028.png'] : [])];
  const args = same(argumentsFor(service));
  return fc.oneof(
    of({ text: same(anyText), thought: same(fc.boolean()) }, 'text'),
    of({ text: same(anyText), thoughtSignature: bytes }, 'text'),
    of({ inlineData: of({ mimeType, data: bytes }, 'mimeType', 'data') }, 'inlineData'),
    of(
      {
        fileData: of({ mimeType, fileUri: same(fc.constantFrom(...uris)) }, 'mimeType', 'fileUri'),
        videoMetadata: of({ startOffset: same(fc.constant('1s')), fps: same(fc.integer({ min: 1, max: 9 })) }, 'fps'),
      },
      'fileData',
    ),
    of({ functionCall: of({ name: same(anyName), id: same(anyText), args }, 'name', 'args') }, 'functionCall'),
    of({ functionResponse: of({ name: same(anyName), response: args }, 'name', 'response') }, 'functionResponse'),
    of(
      {
        executableCode: of({ code: same(anyText), language: same(fc.constant('PYTHON')) }, 'code', 'language'),
      },
      'executableCode',
    ),
  );
}

/** A turn in full; one part may stand without its list, where a row is written as in a file. */
function anyTurn(service: Service, spelling: Spelling): fc.Arbitrary<Told> {
  return fc
    .tuple(
      fc.constantFrom('user', 'model'),
      fc.array(anyPart(service, spelling), { minLength: 1, maxLength: 3 }),
      fc.boolean(),
    )
    .map(([role, parts, isBare]) => {
      const given = parts.map((part) => part.given);
      return {
        given: { role, parts: isBare && spelling === 'any' && given.length === 1 ? given[0] : given },
        asked: { role, parts: parts.map((part) => part.asked) },
      };
    });
}

/** Texts alone, in each form that the official client takes, and with it any of ours. */
export const plainContents: fc.Arbitrary<TellContents> = fc.oneof(
  anyText.map((text) => (mark: string) => ({
    given: marked(mark, text),
    asked: [turn({ text: marked(mark, text) })],
  })),
  anyText.map((text) => (mark: string) => ({
    given: { text: marked(mark, text) },
    asked: [turn({ text: marked(mark, text) })],
  })),
  anyText.map((text) => (mark: string) => ({
    given: turn({ text: marked(mark, text) }),
    asked: [turn({ text: marked(mark, text) })],
  })),
);

/** Some models refuse a turn that says nothing. */
const said = anyText.map((text) => (text === '' ? '.' : text));

const listedTexts: fc.Arbitrary<TellContents> = fc
  .tuple(anyText, fc.array(fc.tuple(anyText, fc.boolean()), { maxLength: 2 }))
  .map(([first, others]) => (mark: string) => ({
    given: [marked(mark, first), ...others.map(([text, isPart]) => (isPart ? { text } : text))],
    asked: [turn({ text: marked(mark, first) }, ...others.map(([text]) => ({ text })))],
  }));

const listedTurns: fc.Arbitrary<TellContents> = fc
  .tuple(
    anyText,
    fc.array(fc.tuple(fc.constantFrom('user', 'model'), fc.array(said, { minLength: 1, maxLength: 2 })), {
      maxLength: 2,
    }),
  )
  .map(([first, others]) => (mark: string) => {
    const turns = [
      turn({ text: marked(mark, first) }),
      ...others.map(([role, texts]) => ({ role, parts: texts.map((text) => ({ text })) })),
    ];
    return { given: turns, asked: turns };
  });

/** A conversation of texts. */
export const textContents: fc.Arbitrary<TellContents> = fc.oneof(plainContents, listedTexts, listedTurns);

/** A conversation of anything that the service takes. */
export function anyContents(service: Service, spelling: Spelling): fc.Arbitrary<TellContents> {
  const rich = fc
    .tuple(anyText, fc.array(anyTurn(service, spelling), { maxLength: 3 }))
    .map(([first, turns]) => (mark: string) => ({
      given: [turn({ text: marked(mark, first) }), ...turns.map(({ given }) => given)],
      asked: [turn({ text: marked(mark, first) }), ...turns.map(({ asked }) => asked)],
    }));
  return fc.oneof({ weight: 1, arbitrary: textContents }, { weight: 2, arbitrary: rich });
}

/** What tells the model how to be: a text, texts, or a content. */
export const systemInstruction: fc.Arbitrary<Told> = fc.oneof(
  anyText.map((text) => ({ given: text, asked: turn({ text }) })),
  fc.array(anyText, { minLength: 1, maxLength: 2 }).map((texts) => ({
    given: texts,
    asked: turn(...texts.map((text) => ({ text }))),
  })),
  anyText.map((text) => ({ given: { parts: [{ text }] }, asked: { parts: [{ text }] } as Fields })),
);
