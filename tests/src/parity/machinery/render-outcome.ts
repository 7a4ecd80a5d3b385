import type { Outcome, SentRequest } from './outcome.ts';

export function renderRequest({ line, headers, body }: SentRequest): string {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
  return [line, ...lines.toSorted(), `  ${body === '' ? '(no body)' : body}`].join('\n');
}

/** An outcome as a failed comparison shows it. */
export function renderOutcome({ requests, result, error }: Outcome): string {
  const sent = requests.length === 0 ? 'nothing sent' : requests.map((each) => renderRequest(each)).join('\n');
  const end = error
    ? `${error.name}${error.status === undefined ? '' : ` ${error.status}`}: ${error.message}`
    : `returned ${JSON.stringify(result)}`;
  return `${sent}\n→ ${end}`;
}

export function bothSides(ours: Outcome, official: Outcome): string {
  return `\n--- official\n${renderOutcome(official)}\n--- ours\n${renderOutcome(ours)}\n`;
}
