/**
 * The answers of a form, by the key of their question, as they were typed. The form says which questions it showed: of one whose
 * field comes back without words, the answer is taken back.
 */
export function sentAnswers(sent: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const textOf = (name: string) => (typeof sent[name] === "string" ? sent[name] : "");
  const keys = textOf("asked")
    .split(" ")
    .filter((key) => key !== "");
  return Object.fromEntries(keys.map((key) => [key, textOf(`answer-${key}`)]));
}
