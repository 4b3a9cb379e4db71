import { Card } from "#ui";
import { adaptationSummary } from "../../rules/adapting/adaptation-summary.ts";
import { resultsWords } from "../../rules/occasions/occasion.ts";
import type { ProgramPageProps } from "./program-page.tsx";
import type { ShownAdaptation } from "./program-view.ts";

/** What others made of a program, and what came of it in all. */
export function Adaptations({ program, adaptations }: ProgramPageProps) {
  if (adaptations.length === 0) return null;
  return (
    <Card heading="What others made of it">
      <p>{adaptationSummary(adaptations)}</p>
      <ul>
        {adaptations.map((each) => (
          <li>
            <Line adaptation={each} original={program.number} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Line({ adaptation, original }: { readonly adaptation: ShownAdaptation; readonly original: number }) {
  const { number, title, branch, system, changedFields, note, results, differently, isReadable } = adaptation;
  const words = resultsWords(results);
  return (
    <>
      {isReadable ? <a href={`/programs/${number}`}>{title}</a> : <b>{title}</b>}, {branch}, {system}
      {words.length > 0 && `: ${words.join(", ")}`}.
      {changedFields.length > 0 && ` Changed: ${changedFields.join(", ").toLowerCase()}.`}
      {note !== "" && ` “${note}”`}
      {differently.map((lesson) => ` Next time: ${lesson}`)}
      {isReadable && (
        <>
          {" "}
          <a href={`/programs/compare?a=${original}&b=${number}`}>Compare</a>
        </>
      )}
    </>
  );
}
