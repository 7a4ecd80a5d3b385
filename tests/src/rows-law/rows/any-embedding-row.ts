import fc from 'fast-check';
import { plainContents, type Service } from './any-contents.ts';
import { anyText } from './any-text.ts';
import { type Fields, message, same, snake, type Telling, type ToldRow } from './told.ts';

const settings: fc.Arbitrary<ToldRow> = fc
  .tuple(
    message({ outputDimensionality: same(fc.integer({ min: 1, max: 768 })) }),
    fc.option(
      fc.oneof(
        message(
          { taskType: same(fc.constant('RETRIEVAL_DOCUMENT')), title: same(anyText) },
          { required: ['taskType', 'title'] },
        ),
        message({ taskType: same(fc.constantFrom('RETRIEVAL_QUERY', 'CLUSTERING')) }, { required: ['taskType'] }),
      ),
      { nil: undefined },
    ),
  )
  .map(([size, task]) => ({
    given: { ...size.given, ...task?.given },
    asked: { ...size.asked, ...task?.asked },
  }));

/** By the names of the guide, where one has an underscore and another has not. */
function asInstance({ taskType, ...others }: Fields): Fields {
  return { ...others, ...(taskType !== undefined && { task_type: taskType }) };
}

/** A text for a text embedding model: as in a file, or as for the official client. */
export const textEmbeddingRow: fc.Arbitrary<Telling> = fc
  .tuple(anyText, settings, fc.boolean())
  .map(([text, { given, asked }, isLive]) => (mark) => {
    const content = `${mark} ${text}`;
    return {
      given: isLive ? { contents: content, config: given } : { content, ...given },
      asked: { content, ...asInstance(asked) },
    };
  });

/** A content for a Gemini embedding model: as in a file, or as for the official client. */
export function geminiEmbeddingRow(service: Service): fc.Arbitrary<Telling> {
  return fc
    .tuple(
      plainContents,
      fc.array(anyText, { maxLength: 2 }),
      settings,
      fc.constantFrom('live', 'file', 'settings beside'),
    )
    .map(([contents, others, { given, asked }, form]) => (mark) => {
      const told = contents(mark);
      const [turn] = told.asked as [{ parts: unknown[] }];
      const content = { parts: [...turn.parts, ...others.map((text) => ({ text }))] };
      const isLive = form === 'live';
      const config = Object.keys(given).length > 0 && form === 'file' && service === 'vertex';
      return {
        given: isLive
          ? { contents: told.given, config: given }
          : { content, ...(config ? { embed_content_config: given } : given) },
        asked: {
          content: isLive ? turn : content,
          ...(service === 'gemini'
            ? asked
            : Object.keys(asked).length > 0 && {
                embed_content_config: Object.fromEntries(
                  Object.entries(asked).map(([name, value]) => [snake(name), value]),
                ),
              }),
        },
      };
    });
}
