/**
 * A text on one line, each gap a single space; one of more than `most` characters ends in `…`. No more of it is looked at
 * than is shown, and what is looked at is copied word by word: this is most of what an answer costs.
 */
export function shorten(text: string, most: number): string {
  let shown = '';
  let count = 0;
  let wordStart = -1;
  for (let at = 0; at < text.length; at += 1) {
    if (isSpace(text.charCodeAt(at))) {
      if (wordStart !== -1) shown += text.slice(wordStart, at);
      wordStart = -1;
      continue;
    }
    if (wordStart === -1) {
      wordStart = at;
      if (shown !== '') {
        shown += ' ';
        count += 1;
      }
    }
    if (!endsPair(text, at)) count += 1;
    if (count > most) return `${firstOf(shown + text.slice(wordStart, at + 1), count, most - 1)}…`;
  }
  return wordStart === -1 ? shown : shown + text.slice(wordStart);
}

/** Its first characters: `count` are in it, and fewer are wanted. */
function firstOf(text: string, count: number, wanted: number): string {
  return text.length === count ? text.slice(0, wanted) : Array.from(text).slice(0, wanted).join('');
}

/** Whether the unit at `at` is the second half of a character. */
function endsPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc_00) === 0xdc_00 && (text.charCodeAt(at - 1) & 0xfc_00) === 0xd8_00;
}

/** What `\s` matches, beyond ASCII: an expression for each character would take most of the time. */
const otherSpaces: ReadonlySet<number> = new Set([
  0xa0, 0x16_80, 0x20_00, 0x20_01, 0x20_02, 0x20_03, 0x20_04, 0x20_05, 0x20_06, 0x20_07, 0x20_08, 0x20_09, 0x20_0a,
  0x20_28, 0x20_29, 0x20_2f, 0x20_5f, 0x30_00, 0xfe_ff,
]);

function isSpace(code: number): boolean {
  return code < 0x80 ? code === 0x20 || (code >= 0x09 && code <= 0x0d) : otherSpaces.has(code);
}
