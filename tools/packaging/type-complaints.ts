/** What a compiler said, sorted by whose fault it is. */
export interface TypeComplaints {
  /** About our declarations, or about a program that uses them. */
  readonly ours: readonly string[];
  /** How many about other people's declarations (MSW's want the types of a browser, say): users meet these with `skipLibCheck` off. */
  readonly others: number;
}

/** Sorts the output of `tsc --pretty false`, run without `skipLibCheck`. */
export function sortComplaints(output: string): TypeComplaints {
  const complaints: string[] = [];
  for (const line of output.split(/\r?\n/).filter((each) => each.trim() !== '')) {
    const last = complaints.length - 1;
    if (/^\s/.test(line) && last >= 0) complaints[last] += `\n${line}`;
    else complaints.push(line);
  }
  const ours = complaints.filter((each) => !/^node_modules\/(?!@genai-batch\/)\S*\(\d+,\d+\): error /.test(each));
  return { ours, others: complaints.length - ours.length };
}
