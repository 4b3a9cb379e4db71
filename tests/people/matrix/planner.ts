import { answersOf, nothing, nothingOfOnesOwn, type Rows, rows, signedIn } from "./row.ts";

const planning = { "signed out": "sign in", owner: "nothing", colleague: "nothing" } as const;
const noPlan = answersOf(planning, "nothing");
const onePlan = "/team/plans/:number{[0-9]{1,9}}";

/** Team plans: who leads somewhere makes them for their people; everyone answers what is proposed to them. */
const teamPlanRows: Rows = {
  ...rows(answersOf(planning, "answered"), ["GET /team/plans", "POST /team/plans"]),
  ...rows(noPlan, [`GET ${onePlan}`], { path: () => "/team/plans/99" }),
  ...rows(noPlan, [`POST ${onePlan}/stop`], { path: () => "/team/plans/99/stop" }),
  ...rows(noPlan, [`POST ${onePlan}/publication`], { path: () => "/team/plans/99/publication" }),
  ...rows(noPlan, [`POST ${onePlan}/withdrawal`], { path: () => "/team/plans/99/withdrawal" }),
  ...rows(noPlan, [`POST ${onePlan}/renewal`], { path: () => "/team/plans/99/renewal" }),
  ...rows(signedIn, ["GET /plan/proposals"]),
  ...rows(nothingOfOnesOwn, [
    "GET /plan/proposals/:id/alternatives",
    "POST /plan/proposals/:id/acceptance",
    "POST /plan/proposals/:id/alternatives",
    "POST /plan/proposals/:id/reconsideration",
    "POST /plan/proposals/:id/refusal",
  ]),
};

/** One's own plan: everyone has one, and nobody but its owner is told of anything in it. */
export const plannerRows: Rows = {
  ...teamPlanRows,
  ...rows(signedIn, [
    "GET /plan",
    "GET /plan/calendar",
    "GET /plan/history",
    "GET /plan/problem.json",
    "GET /plan/shared",
    "POST /plan/acceptances",
    "POST /plan/acceptances/removal",
    "POST /plan/bans",
    "POST /plan/bans/removal",
    "POST /plan/calendar",
    "POST /plan/calendar/removal",
    "POST /plan/pins",
    "POST /plan/pins/removal",
    "POST /plan/remedies",
    "POST /plan/sharing",
    "POST /plan/swaps",
  ]),
  ...rows(signedIn, ["POST /plan"], { body: () => "hours=lots" }),
  ...rows(nothing, ["GET /plan/calendar/:file"]),
  ...rows(nothingOfOnesOwn, [
    "GET /plan/history/:id{[0-9a-f-]{36}}",
    "GET /plan/items/:id",
    "GET /plan/shared/:staff{[0-9a-f-]{36}}",
    "POST /plan/changes",
    "POST /plan/repetition",
    "POST /plan/history/:id{[0-9a-f-]{36}}/restoration",
  ]),
};
