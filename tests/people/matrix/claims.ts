import { answersOf, nothingOfOnesOwn, type Rows, rows } from "./row.ts";

/** Who decides claims anywhere at their library; the stranger does at another. */
const deciders = answersOf(
  { coordinator: "answered", director: "answered", "other system": "answered", "signed out": "sign in" },
  "nothing",
);
const knowing = { ...deciders, administrator: "refused" } as const;
/** Nobody has a claim of this id, whoever they are. */
const noClaim = answersOf({ "signed out": "sign in" }, "nothing");
const leaders = { ...knowing, supervisor: "answered" } as const;

/** Claims and renewals. What leaders see of one claim is tried in tests/credit/claims. */
export const claimRows: Rows = {
  ...rows(knowing, ["GET /claims"]),
  ...rows(leaders, [
    "GET /renewals",
    "GET /renewals.csv",
    "GET /reports/learning",
    "GET /reports/learning.csv",
  ]),
  ...rows(
    noClaim,
    [
      "POST /claims/decisions",
      "GET /claims/:id",
      "POST /claims/:id/decisions",
      "POST /claims/:id/decisions/undoing",
      "GET /claims/:id/evidence/:file",
    ],
    { body: () => "claim=01900000-0000-7000-8000-000000000000&outcome=accepted" },
  ),
  ...rows(nothingOfOnesOwn, [
    "GET /record/entries/:id{[0-9a-f-]{36}}/claims",
    "POST /record/entries/:id{[0-9a-f-]{36}}/claims",
    "POST /record/entries/:id{[0-9a-f-]{36}}/claims/:claim/withdrawal",
  ]),
};
