import { plural } from "../../rules/harvesting/harvest-message.ts";
import type { ReadProblem } from "../../rules/record.ts";

const shownProblems = 20;

/** What could not be read, or was read with a doubt, and where. */
export function ReadProblems({ problems }: { readonly problems: readonly ReadProblem[] }) {
  if (problems.length === 0) return null;
  const lost = problems.filter((problem) => problem.isLoss).length;
  const summary =
    lost === 0
      ? `${plural(problems.length, "note")} on how it was read`
      : `${lost} ${lost === 1 ? "entry" : "entries"} could not be read`;
  return (
    <details class="fold" open={lost > 0}>
      <summary class="fold__summary">{summary}</summary>
      <ul>
        {problems.slice(0, shownProblems).map(({ where, message }) => (
          <li class="quiet">
            {where}: {message}
          </li>
        ))}
        {problems.length > shownProblems && <li class="quiet">and {problems.length - shownProblems} more</li>}
      </ul>
    </details>
  );
}
