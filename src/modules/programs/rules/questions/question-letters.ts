/** What a letter says. */
export interface LetterText {
  readonly subject: string;
  readonly text: string;
}

/** To a branch: someone asks about a program of theirs. */
export function questionLetter(asked: {
  readonly kind: "question" | "visit";
  readonly words: string;
  readonly name: string;
  /** `Eastside, Harbor County`; empty for someone who works nowhere here. */
  readonly place: string;
  readonly title: string;
  readonly url: string;
}): LetterText {
  const who = asked.place === "" ? asked.name : `${asked.name} (${asked.place})`;
  const isVisit = asked.kind === "visit";
  return {
    subject: isVisit ? `A visit about ${asked.title}?` : `A question about ${asked.title}`,
    text: [
      `${who} ${isVisit ? "offers a visit" : "asks"} about “${asked.title}”:`,
      asked.words,
      `Answer here; they do not see your address: ${asked.url}`,
    ].join("\n\n"),
  };
}

/** To who asked: the branch answered. */
export function answerLetter(answered: {
  readonly title: string;
  readonly branch: string;
  readonly name: string;
  readonly answer: string;
  readonly url: string;
}): LetterText {
  return {
    subject: `${answered.branch} answered: ${answered.title}`,
    text: [
      `${answered.name} of ${answered.branch} about “${answered.title}”:`,
      answered.answer,
      `It stays here: ${answered.url}`,
    ].join("\n\n"),
  };
}
