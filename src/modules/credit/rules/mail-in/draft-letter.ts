/** The letter about a draft that came by mail, to its owner's own address. */
export function draftLetter({
  title,
  words,
  url,
}: {
  readonly title: string;
  /** What is to be looked at. */
  readonly words: readonly string[];
  readonly url: string;
}): { readonly subject: string; readonly text: string } {
  return {
    subject: `A draft waits: ${title}`,
    text: [
      `The mail you sent to your record became a draft: “${title}”.`,
      ...(words.length === 0 ? [] : [words.join(" ")]),
      `Look it over and keep it, or remove it. Until then it counts nowhere.\n${url}`,
      "You get one such letter an hour at most; other drafts wait on your record too. If you did not send anything, somebody else knows the address: renew it there.",
    ].join("\n\n"),
  };
}
