import { nothing, nothingOfOnesOwn, type Rows, rows, signedIn } from "./row.ts";

/** One's own plan: everyone has one, and nobody but its owner is told of anything in it. */
export const plannerRows: Rows = {
  ...rows(signedIn, [
    "GET /plan",
    "GET /plan/calendar",
    "GET /plan/history",
    "GET /plan/problem.json",
    "GET /plan/shared",
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
    "POST /plan/history/:id{[0-9a-f-]{36}}/restoration",
  ]),
};
