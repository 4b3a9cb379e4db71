import type { Category, PackVersion, Question } from "../pack.ts";
import { clauseWords } from "./predicate-words.ts";

/** What its holder is to write about each activity. */
export function questionSentences(
  { questions, roles }: Pick<PackVersion, "questions" | "roles">,
  categories: readonly Category[],
): readonly string[] {
  return questions.map((question) => {
    const names = question.roles?.map((id) => roles.find((role) => role.id === id)?.name ?? id) ?? [];
    const who = names.length === 0 ? "" : ` (${names.join(", ")})`;
    return `${whichWords(question, categories)}${who}: “${question.asks}”${lengthWords(question)}`;
  });
}

function whichWords({ when }: Question, categories: readonly Category[]): string {
  return when === undefined || "everything" in when
    ? "Of each activity it asks"
    : `Of an activity that ${clauseWords(when, categories)} it asks`;
}

function lengthWords({ sentences }: Question): string {
  if (sentences === undefined) return ".";
  return sentences === 1 ? ", in a sentence." : `, in ${sentences} sentences or more.`;
}
