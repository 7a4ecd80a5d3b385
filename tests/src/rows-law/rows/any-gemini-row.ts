import fc from 'fast-check';
import { anyContents, type Service, systemInstruction } from './any-contents.ts';
import { anySchema } from './any-schema.ts';
import { anyName, anyText } from './any-text.ts';
import {
  type Fields,
  LEFT_OUT,
  listOf,
  message,
  same,
  type Spelling,
  type Telling,
  type Told,
  type ToldRow,
} from './told.ts';

/** What the official client's config holds, and where the service has it: in `generationConfig`, or beside it. */
interface Settings {
  readonly within: Record<string, fc.Arbitrary<Told>>;
  readonly beside: Record<string, fc.Arbitrary<Told>>;
}

const number = (min: number, max: number): fc.Arbitrary<Told> => same(fc.float({ min, max, noNaN: true }));
/** No answer here is as long, nor half of one. */
const roomyLimit = same(fc.integer({ min: 100, max: 9999 }));
const whole = (max: number): fc.Arbitrary<Told> => same(fc.integer({ min: 1, max }));
/** Of signs that no answer here has: an answer ends where one of them comes. */
const stops = same(fc.array(fc.constantFrom('STOP', '\u2028', '⛔', '\n\n'), { minLength: 1, maxLength: 3 }));

function settingsOf(service: Service, spelling: Spelling): Settings {
  const of = (members: Record<string, fc.Arbitrary<Told>>, ...required: string[]): fc.Arbitrary<Told> =>
    message(members, { spelling, required });
  const some = (members: Record<string, fc.Arbitrary<Told>>): fc.Arbitrary<Told> =>
    of(members, Object.keys(members)[0]!);
  const schema = anySchema(spelling);
  const declaration = of({ name: same(anyName), description: same(anyText), parameters: schema }, 'name');
  const search = fc.constant({ given: {}, asked: service === 'vertex' ? { timeRangeFilter: null } : {} });
  const interval = some({
    startTime: same(fc.constant('2026-01-01T00:00:00Z')),
    endTime: same(fc.constant('2026-01-02T00:00:00Z')),
  });
  const tool = fc.oneof(
    of({ functionDeclarations: listOf(declaration) }, 'functionDeclarations'),
    of({ googleSearch: fc.oneof(search, some({ timeRangeFilter: interval })) }, 'googleSearch'),
    of({ googleMaps: some({ enableWidget: same(fc.boolean()) }) }, 'googleMaps'),
    ...(service === 'gemini'
      ? [
          of({ urlContext: same(fc.constant({})) }, 'urlContext'),
          of({ codeExecution: same(fc.constant({})) }, 'codeExecution'),
        ]
      : []),
  );
  const voice = some({ prebuiltVoiceConfig: some({ voiceName: same(anyText) }) });
  return {
    within: {
      temperature: number(0, 2),
      topP: number(0, 1),
      topK: whole(40),
      candidateCount: whole(2),
      maxOutputTokens: roomyLimit,
      stopSequences: stops,
      responseLogprobs: same(fc.boolean()),
      logprobs: whole(5),
      presencePenalty: number(-2, 2),
      frequencyPenalty: number(-2, 2),
      seed: whole(2 ** 31 - 1),
      responseMimeType: same(fc.constant('application/json')),
      responseSchema: schema,
      responseModalities: same(fc.constant(['TEXT'])),
      mediaResolution: same(fc.constant('MEDIA_RESOLUTION_LOW')),
      speechConfig: some({ voiceConfig: voice, languageCode: same(fc.constant('de-DE')) }),
      thinkingConfig: some({
        thinkingBudget: same(fc.integer({ min: -1, max: 999 })),
        includeThoughts: same(fc.boolean()),
      }),
      imageConfig: some({ aspectRatio: same(fc.constant('16:9')) }),
      ...(service === 'vertex' && { audioTimestamp: same(fc.boolean()) }),
      ...(service === 'gemini' && { enableEnhancedCivicAnswers: same(fc.boolean()) }),
    },
    beside: {
      systemInstruction,
      tools: listOf(tool),
      toolConfig: some({
        functionCallingConfig: some({
          mode: same(fc.constantFrom('AUTO', 'ANY')),
          allowedFunctionNames: same(fc.constant(['a'])),
        }),
      }),
      safetySettings: listOf(
        some({
          category: same(fc.constant('HARM_CATEGORY_HARASSMENT')),
          threshold: same(fc.constantFrom('OFF', 'BLOCK_NONE')),
        }),
        1,
      ),
      labels: same(fc.constantFrom({ team: 'search' }, { team: 'ü-1', other_team: '' })),
      serviceTier: same(fc.constant('standard')),
      continuationToken: same(anyText),
      ...(service === 'gemini' && { store: same(fc.boolean()) }),
    },
  };
}

/** What is written otherwise in a request than in a config: a schema there is in the service's form already. */
function inForm(settings: Told): Told {
  const given = settings.asked;
  return { given, asked: given };
}

/** A voice by its name, and a field that says nothing: both of the flat config alone. */
const voiceName: fc.Arbitrary<Told> = anyText.map((name) => ({
  given: name,
  asked: { voiceConfig: { prebuiltVoiceConfig: { voiceName: name } } },
}));
const nothing: fc.Arbitrary<Told> = fc.constant({ given: null, asked: LEFT_OUT });

/** A row as for the official client: `contents`, and a flat `config`. */
export function liveRow(service: Service, spelling: Spelling): fc.Arbitrary<Telling> {
  const { within, beside } = settingsOf(service, spelling);
  const config = fc.tuple(
    message(
      {
        ...within,
        speechConfig: fc.oneof(within['speechConfig']!, voiceName),
        topK: fc.oneof(within['topK']!, nothing),
      },
      { spelling },
    ),
    message({ ...beside, abortSignal: nothing }, { spelling }),
    fc.option(fc.stringMatching(/^[a-z]{1,5}$/), { freq: 8 }),
  );
  return fc
    .tuple(anyContents(service, spelling), fc.option(config, { nil: undefined }))
    .map(([contents, drawn]) => (mark) => {
      const told = contents(mark);
      if (drawn === undefined) return { given: { contents: told.given }, asked: { contents: told.asked } };
      const [inner, outer, name] = drawn;
      const special = specialOf(service, name, outer.asked);
      // An object of nothing cannot be imported.
      const isLeftOut = service === 'vertex' && Object.keys(inner.asked).length === 0;
      return {
        given: { contents: told.given, config: { ...inner.given, ...outer.given, ...special.given } },
        asked: {
          contents: told.asked,
          ...outer.asked,
          ...special.asked,
          ...(!isLeftOut && { generationConfig: inner.asked }),
        },
      };
    });
}

/** Vertex AI has an output's config by another name; a cache, which only the Gemini API has, stands alone. */
function specialOf(service: Service, name: string | null, beside: Fields): ToldRow {
  if (name === null) return { given: {}, asked: {} };
  if (service === 'vertex') {
    return { given: { generationOutputConfig: { name } }, asked: { outputConfig: { name } } };
  }
  if (['systemInstruction', 'tools', 'toolConfig'].some((field) => field in beside)) return { given: {}, asked: {} };
  return { given: { cachedContent: name }, asked: { cachedContent: `cachedContents/${name}` } };
}

/** A row as it stands in a file: a `request` with `generationConfig`, in which nothing is translated but the names. */
export function wireRow(service: Service): fc.Arbitrary<Telling> {
  const { within, beside } = settingsOf(service, 'camel');
  const generationConfig = message(
    Object.fromEntries(Object.entries(within).map(([name, value]) => [name, value.map(inForm)])),
    { required: ['temperature'] },
  );
  const others = message(Object.fromEntries(Object.entries(beside).map(([name, value]) => [name, value.map(inForm)])));
  return fc
    .tuple(anyContents(service, 'any'), fc.option(generationConfig, { nil: undefined }), others, fc.boolean())
    .map(([contents, config, { given, asked }, isSnake]) => (mark) => {
      const told = contents(mark);
      return {
        given: {
          contents: told.given,
          ...given,
          ...(config && { [isSnake ? 'generation_config' : 'generationConfig']: config.given }),
        },
        asked: { contents: told.asked, ...asked, ...(config && { generationConfig: config.asked }) },
      };
    });
}
