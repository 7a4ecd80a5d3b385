import { isJsonObject } from '../../json-object.ts';
import { type LineRules, sayTo } from '../../line-rules.ts';
import { checkMessage } from '../../messages/check-message.ts';
import { TEXT_INSTANCE } from './instance.ts';

export function textEmbeddingRules(): LineRules {
  return {
    check(line, report) {
      if (!isJsonObject(line)) return;
      const say = sayTo(report, 'row fails');
      const fields = Object.fromEntries(Object.entries(line).filter(([name]) => TEXT_INSTANCE.members.has(name)));
      const adviceFor = (): string => '';
      checkMessage(TEXT_INSTANCE, fields, { backend: 'vertex', consequence: 'row fails', report, adviceFor, path: [] });
      if ((line['content'] ?? '') !== '') return;
      const advice =
        'request' in line || 'contents' in line
          ? 'This is a line for a Gemini model: a text embedding model takes { "content": "…" }.'
          : 'Give { "content": "…" }.';
      say('missing-field', ['content'], 'there is no text to embed', advice);
    },
  };
}
