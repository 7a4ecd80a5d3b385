import type { JsonObject } from '../model/json.ts';

/** Public media that Google's samples ask about. Rows name them; the mock neither has nor reads them. */
const media = 'gs://cloud-samples-data/generative-ai';
const desk = `${media}/image/office-desk.jpeg`;
const tools = `${media}/image/gardening-tools.jpeg`;
const cricket = `${media}/image/cricket.jpeg`;

const user = (parts: readonly JsonObject[]): JsonObject => ({ contents: [{ role: 'user', parts }] });

/** As Google's notebooks spell it. */
const image = (text: string, uri: string): JsonObject =>
  user([{ text }, { file_data: { file_uri: uri, mime_type: 'image/jpeg' } }]);

const questions: readonly JsonObject[] = [
  image('Which of the things on this desk need electricity?', desk),
  image('What would you tidy away first here, and where to?', desk),
  image('Which of these tools would you take along to plant bulbs?', tools),
  image('Is this an animal or a sport? Answer in one sentence.', cricket),
];

/** Stands for `batch_requests_for_multimodal_input`: a text and an image in each row. */
export const imageRows: readonly JsonObject[] = questions.map((request) => ({ request }));

/** Stands for `batch_requests_for_multimodal_input_2`, whose rows say how to answer, too. */
export const imageRowsWithConfig: readonly JsonObject[] = questions.map((request) => ({
  request: { ...request, generationConfig: { temperature: 0.4 } },
}));

const file = (fileUri: string, mimeType: string): JsonObject => ({ fileData: { fileUri, mimeType } });

/** Stands for `gemini_multimodal_batch_predict`: a sound, a film, an image, and two of them together. */
export const mediaRows: readonly JsonObject[] = [
  user([{ text: 'Write down who speaks when, and about what.' }, file(`${media}/audio/pixel.mp3`, 'audio/mpeg')]),
  user([{ text: 'Count the animals in this film.' }, file(`${media}/video/animals.mp4`, 'video/mp4')]),
  user([{ text: 'Describe this picture to somebody on the telephone.' }, file(cricket, 'image/jpeg')]),
  user([
    { text: 'Do any of the animals in the film live where the picture was taken?' },
    file(`${media}/video/animals.mp4`, 'video/mp4'),
    file(cricket, 'image/jpeg'),
  ]),
].map((request) => ({ request: { ...request, generationConfig: { temperature: 0.9, maxOutputTokens: 256 } } }));
