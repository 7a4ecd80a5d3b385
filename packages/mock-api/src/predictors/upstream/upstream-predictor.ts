import type { Question, TextAnswer, TextPredictor } from '../predictor.ts';
import { askUpstream, type UpstreamLine } from './ask-upstream.ts';
import { chatAnswer } from './chat-answer.ts';
import type { Conversation } from './conversation.ts';
import { fromChat } from './from-chat.ts';
import { fromGemini } from './from-gemini.ts';
import { fromMessages } from './from-messages.ts';
import { geminiAnswer } from './gemini-answer.ts';
import { toChat } from './to-chat.ts';
import { fromRow, toGemini } from './to-gemini.ts';
import type { Upstream } from './upstream-options.ts';

/** Has rows of every family answered by a model elsewhere, in that model's own words and by its own count of tokens. */
export function upstreamPredictor(upstream: Upstream, line?: UpstreamLine): TextPredictor {
  return upstream.kind === 'gemini'
    ? (question) => viaGenerateContent(upstream, question, line)
    : (question) => viaChat(upstream, question, line);
}

async function viaChat(upstream: Upstream, question: Question, line: UpstreamLine | undefined): Promise<TextAnswer> {
  const { request, style, signal, random } = question;
  const model = upstream.model ?? question.model;
  const headers: Record<string, string> = upstream.key === undefined ? {} : { authorization: `Bearer ${upstream.key}` };
  const body = style === 'chat' ? { ...request, model } : toChat(conversationOf(question), model);
  return chatAnswer(await askUpstream(upstream, { path: 'chat/completions', headers, body, signal, random }, line));
}

async function viaGenerateContent(
  upstream: Upstream,
  question: Question,
  line: UpstreamLine | undefined,
): Promise<TextAnswer> {
  const { request, style, signal, random } = question;
  const model = encodeURIComponent(upstream.model ?? question.model);
  const headers: Record<string, string> = upstream.key === undefined ? {} : { 'x-goog-api-key': upstream.key };
  const body = style === 'gemini' ? fromRow(request) : toGemini(conversationOf(question));
  const path = `models/${model}:generateContent`;
  return geminiAnswer(await askUpstream(upstream, { path, headers, body, signal, random }, line));
}

function conversationOf({ style, request }: Question): Conversation {
  switch (style) {
    case 'messages':
      return fromMessages(request);
    case 'chat':
      return fromChat(request);
    case 'gemini':
    case undefined:
      return fromGemini(request);
    default:
      return style satisfies never;
  }
}
