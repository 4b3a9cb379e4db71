import type { Problem } from "../problem.ts";
import { type Byline, communityProblem, type WriterInCommunity } from "../sharing/copies-of.ts";
import type { Level } from "../sharing/levels.ts";
import { type Community, isGoingOn } from "./community.ts";

type Known = WriterInCommunity & Pick<Community, "name" | "closedAt" | "span">;

/**
 * What must be put right before a reflection can stand in the communities that were chosen: its writer belongs to each, it is not over
 * (unless it stood there before), and nobody can read the same words under two names of its writer.
 */
export function communityProblems(
  { byline, communities }: { readonly byline: Byline; readonly communities: readonly Known[] },
  {
    before,
    content,
    today,
  }: {
    readonly content: { readonly level: Level; readonly communities?: readonly string[] | undefined };
    readonly before: { readonly communities: readonly string[] } | undefined;
    readonly today: string;
  },
): readonly Problem[] {
  const chosen = content.communities ?? [];
  return chosen.flatMap((id) => {
    const known = communities.find(({ communityId }) => communityId === id);
    const stood = before?.communities.includes(id) === true;
    // Where someone no longer belongs nothing of theirs stands: there is nothing to refuse.
    if (known === undefined) return stood ? [] : [problem("You do not belong to that community any more.")];
    if (!stood && !isGoingOn(known, today))
      return [problem(`${known.name} is over: it can be read, and nothing new is written in it.`)];
    const why = communityProblem(content.level, byline, known);
    return why === undefined ? [] : [problem(refusals[why](known.name))];
  });
}

const refusals = {
  "names are asked for": (name: string) => `${name} asks for names, and you write under a pen name.`,
  "a supervisor knows the name": (name: string) =>
    `Your supervisor sees your own name: in ${name} the same words would tell whose pen name it is. Choose another level, or leave it out there.`,
} as const;

function problem(message: string): Problem {
  return { where: "communities", message };
}
