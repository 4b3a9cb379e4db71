import { html as markup } from "hono/html";
import type { Child } from "hono/jsx";
import { DateCard, type TagProps } from "#ui";
import { costBandOf } from "../../rules/plan/cost.ts";
import { resultsOf, resultsWords } from "../../rules/occasions/occasion.ts";
import { audienceNames } from "../../rules/plan/audiences.ts";
import { budgetBandNames } from "../../rules/plan/budget.ts";
import { milesWords } from "../../rules/near/why-near.ts";
import type { SharedProgram } from "../../rules/reading/shared-program.ts";
import { cardDate } from "../../rules/words/card-date.ts";

export interface ProgramCardProps {
  readonly program: SharedProgram & { readonly number: number };
  readonly today: string;
  readonly milesAway?: number | undefined;
  readonly reason?: Child;
  readonly note?: Child;
  readonly actions?: Child;
  readonly level?: 2 | 3 | undefined;
}

const atAnyTime = { above: "No", large: "–", below: ["date yet"], spoken: "No date yet" };

/** A program in a list. */
export function ProgramCard({ program, today, milesAway, ...rest }: ProgramCardProps) {
  const { plan, place, occasions, number } = program;
  const results = resultsOf(occasions, today);
  const on = results.lastOn ?? results.nextOn;
  const where = [place.branch, ...(place.system === place.branch ? [] : [place.system])].join(", ");
  const facts = [
    where,
    ...(milesAway === undefined ? [] : [`${milesWords(milesAway)} away`]),
    ...resultsWords(results),
  ];
  return DateCard({
    date: on === undefined ? atAnyTime : cardDate(on),
    title: plan.title,
    href: `/programs/${number}`,
    summary: markup`${facts.join(" · ")}`,
    tags: tagsOf(program),
    ...rest,
  });
}

function tagsOf(program: SharedProgram): readonly TagProps[] {
  const band = costBandOf(program);
  return [
    ...program.plan.audiences.slice(0, 3).map((each) => ({ label: audienceNames[each] })),
    ...(band === undefined
      ? []
      : [{ label: budgetBandNames[band], tone: band === "free" ? "good" : "plain" } as const]),
  ];
}
