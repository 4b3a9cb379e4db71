/** So many answers are kept of one question: a source has some dozens of sentences that it repeats. */
const most = 500;
/** A longer text is seldom said again. */
const longest = 300;

/**
 * A rule that reads a text and remembers what it last read: under all its events a source says who it is, and what they cost, in
 * the same words. The rule must give the same for the same text, and nobody may change what it gave.
 */
export function remembered<Answer>(rule: (text: string) => Answer): (text: string) => Answer {
  let answers = new Map<string, Answer>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = rule(text);
    if (text.length <= longest) {
      if (answers.size === most) answers = new Map();
      answers.set(text, answer);
    }
    return answer;
  };
}
