import { wantsThoughts } from './asked-thoughts.ts';
import { askedTools, type AskedTool } from './asked-tools.ts';
import type { Question, TextAnswer, ToolCall } from './predictor.ts';
import { readablePredictor } from './readable-predictor.ts';
import { schemaShaped } from './schema-shaped.ts';

/**
 * Answers as {@link readablePredictor} does, and calls tools: one of them where the request says that it must, and else
 * those that the user names, as in “use get_weather”. What a tool is given fits its schema. It thinks when it is asked to.
 */
export function readableModel(question: Question): string | TextAnswer {
  const { request } = question;
  const calls = 'tools' in request ? callsFor(question) : [];
  const thoughts = wantsThoughts(request) ? { thoughts: thoughtsOn(question) } : undefined;
  if (calls.length > 0) return { text: '', calls, ...thoughts };
  const answer = readablePredictor(question);
  return thoughts ? { text: answer, ...thoughts } : answer;
}

function callsFor({ request, text, random }: Question): ToolCall[] {
  const { tools, isForced } = askedTools(request);
  const named = tools.filter(({ name }) => text.includes(name));
  const [first, ...others] = tools;
  const called = named.length > 0 || !isForced || !first ? named : [random.pick<AskedTool>([first, ...others])];
  return called.map(({ name, schema }) => {
    const input = schemaShaped({ type: 'object', ...schema }, `The ${name} of the mock.`, random);
    return { name, input: input as ToolCall['input'] };
  });
}

function thoughtsOn({ model, text }: Question): string {
  return `Mock ${model} thinks before it answers: the question has ${text.length} characters, and none of them is hard.`;
}
