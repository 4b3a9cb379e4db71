/**
 * What is said when letters were written, in the past tense: they are on their way only where a mail server is set. Else each
 * lies as a file in `DATA_DIR/outbox`, and whoever waits for one must hear that.
 */
export function lettersWritten(
  letters: string,
  isOne: boolean,
  { sendsMail = true }: { readonly sendsMail?: boolean | undefined },
): string {
  if (sendsMail) return `${letters} ${isOne ? "is on its" : "are on their"} way.`;
  return `${letters} ${isOne ? "was written, but has" : "were written, but have"} not left: no mail server is set here. ${isOne ? "It lies" : "They lie"} in the folder “outbox” of the data directory.`;
}
