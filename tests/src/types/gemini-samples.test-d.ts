import {
  FunctionCallingConfigMode,
  GoogleGenAI,
  HarmBlockThreshold,
  HarmCategory,
  ThinkingLevel,
  Type,
  type BatchJob,
  type InlinedRequest,
  type Pager,
} from '@genai-batch/core';
import { expectTypeOf, test } from 'vitest';

/* Calls as guides of the Gemini API make them, written anew, as they stand after changing only the import. */

test('rows with schemas, tools, filters and thoughts compile', () => {
  expectTypeOf(async () => {
    const ai = new GoogleGenAI({ apiKey: 'key' });
    const rows: InlinedRequest[] = [
      { contents: 'Name a colour', metadata: { key: 'r1' } },
      {
        contents: [{ role: 'user', parts: [{ text: 'List two recipes' }] }],
        config: {
          systemInstruction: 'You are a cook.',
          responseMimeType: 'application/json',
          responseSchema: {
            type: Type.ARRAY,
            items: { type: Type.OBJECT, properties: { name: { type: Type.STRING } }, required: ['name'] },
          },
          safetySettings: [
            { category: HarmCategory.HARM_CATEGORY_HARASSMENT, threshold: HarmBlockThreshold.BLOCK_NONE },
          ],
          tools: [{ functionDeclarations: [{ name: 'f', parameters: { type: Type.OBJECT } }] }, { googleSearch: {} }],
          toolConfig: { functionCallingConfig: { mode: FunctionCallingConfigMode.ANY } },
          thinkingConfig: { thinkingLevel: ThinkingLevel.LOW, includeThoughts: true },
        },
      },
    ];
    const job = await ai.batches.create({ model: 'gemini-2.5-flash', src: rows, config: { displayName: 'mine' } });
    for (const row of job.dest?.inlinedResponses ?? []) {
      console.log(
        row.metadata?.['key'],
        row.response?.candidates?.[0]?.content?.parts?.[0]?.text ?? row.error?.message,
      );
    }
    return job;
  }).returns.resolves.toEqualTypeOf<BatchJob>();
});

test('embeddings, lists and deletes compile', () => {
  expectTypeOf(async () => {
    const ai = new GoogleGenAI({ apiKey: 'key' });
    await ai.batches.createEmbeddings({
      model: 'gemini-embedding-001',
      src: { inlinedRequests: { contents: ['a', 'b'] } },
    });
    const pager: Pager<BatchJob> = await ai.batches.list({ config: { pageSize: 10 } });
    for await (const job of pager) console.log(job.name);
    while (pager.hasNextPage()) console.log((await pager.nextPage()).length, pager.page, pager.getItem(0).state);
    const deleted = await ai.batches.delete({ name: 'batches/1' });
    return deleted.done;
  }).returns.resolves.toEqualTypeOf<boolean | undefined>();
});
