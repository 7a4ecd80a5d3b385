/** A fence of Markdown around the whole, which models like to add when nobody told them to answer in JSON alone. */
const FENCED = /^\s*```[A-Za-z]*[ \t]*\r?\n([\s\S]*?)\r?\n?[ \t]*```\s*$/;

/**
 * The JSON of a model's text. The text must be JSON as a whole, or one block of code (three backticks, with or without a
 * language) that is; JSON among prose is not searched for.
 *
 * @throws SyntaxError with what JSON.parse says of the text.
 */
export function parseOutput(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const inner = FENCED.exec(text)?.[1];
    if (inner === undefined) throw error;
    return JSON.parse(inner);
  }
}
