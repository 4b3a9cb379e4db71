import type { Framework } from "./framework.ts";

/**
 * What headings have to do with, guessed from their words, for a framework whose file says it of none of them: without that,
 * what people rate in it would weigh in nothing. `topicsIn` looks words up in the vocabulary. A guess is no more than akin.
 */
export function guessedEdges(
  { competencies, crosswalk }: Pick<Framework, "competencies" | "crosswalk">,
  topicsIn: (text: string) => readonly string[],
): Framework["crosswalk"] {
  if (crosswalk.length > 0) return [];
  return competencies.flatMap(({ code, heading }) =>
    topicsIn(heading).map((topic) => ({ from: code, relation: "related" as const, topic })),
  );
}

/** What is told of guesses before a framework is kept: of how many headings, and where to put it right. */
export function guessWords(
  guessed: Framework["crosswalk"],
  { competencies, crosswalk }: Pick<Framework, "competencies" | "crosswalk">,
): readonly string[] {
  if (crosswalk.length > 0) return [];
  const count = new Set(guessed.map(({ from }) => from)).size;
  const found =
    count === 0
      ? "Their words name no topic of the catalog, so that what people rate here weighs in nothing."
      : `By their words ${count} of ${competencies.length} have to do with topics of the catalog; what people rate in the others weighs in nothing.`;
  return [
    `The file says of no heading what it has to do with. ${found} Put it right in the column “crosswalk” of the table: take it along once it is kept, and replace it.`,
  ];
}
