const mostQuoted = 60;

/** A text as a message repeats it: whoever sent a whole page in one cell is not sent it back. */
export function quoted(text: string): string {
  return text.length <= mostQuoted ? text : `${text.slice(0, mostQuoted)}…`;
}
