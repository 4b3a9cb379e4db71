import { answersOf, everyone, nothingOfOnesOwn, type Rows, rows, signedIn } from "./row.ts";

/** Who adds frameworks at their library; the stranger does at another. */
const writers = answersOf(
  { "signed out": "sign in", owner: "refused", colleague: "refused", supervisor: "refused" },
  "answered",
);
const file = (ending: string) => `GET /frameworks/:file{[a-z0-9-]+\\.${ending}}`;
const ownFramework = "/frameworks/own/:id{own-[a-z0-9-]+}";
const nobodys = "/frameworks/own/own-nothing-00000000";
const assessment = "/plan/focus/assessments/:id{[0-9a-f-]{36}}";
const request = "/plan/focus/requests/:id{[0-9a-f-]{36}}";

/** One's own focus; what is shown at work is tried in tests/journeys/focus.test.ts. Frameworks are open to read. */
export const focusRows: Rows = {
  ...rows(signedIn, [
    "GET /plan/focus",
    "POST /plan/focus/role",
    "POST /plan/focus/points",
    "GET /plan/focus/assessments",
    "POST /plan/focus/assessments",
    "GET /plan/focus/requests",
    "POST /plan/focus/requests",
    "GET /plan/focus/demand",
    "GET /plan/focus/shared",
  ]),
  ...rows(nothingOfOnesOwn, [
    "POST /plan/focus/points/:id{[0-9a-f-]{36}}/removal",
    `GET ${assessment}`,
    `POST ${assessment}`,
    `POST ${assessment}/removal`,
    `POST ${assessment}/restoration`,
    `POST ${assessment}/sharing`,
    `POST ${assessment}/sharing/end`,
    `GET ${request}`,
    `POST ${request}`,
    `POST ${request}/removal`,
    `POST ${request}/restoration`,
    "GET /plan/focus/shared/:id{[0-9a-f-]{36}}",
    "POST /plan/focus/shared/:id{[0-9a-f-]{36}}",
  ]),
  ...rows(everyone, ["GET /frameworks"]),
  ...rows(everyone, ["GET /frameworks/:id{[a-z0-9-]+}"], { path: () => "/frameworks/yalsa-2017" }),
  ...rows(everyone, [file("json")], { path: () => "/frameworks/yalsa-2017.json" }),
  ...rows(everyone, [file("csv")], { path: () => "/frameworks/yalsa-2017.csv" }),
  ...rows(everyone, [file("yaml")], { path: () => "/frameworks/yalsa-2017.yaml" }),
  ...rows(writers, ["GET /frameworks/own/new", "POST /frameworks/own/preview", "POST /frameworks/own"]),
  ...rows(nothingOfOnesOwn, [`POST ${ownFramework}/undo`], { path: () => `${nobodys}/undo` }),
  ...rows(nothingOfOnesOwn, [`POST ${ownFramework}/removal`], { path: () => `${nobodys}/removal` }),
  ...rows(nothingOfOnesOwn, [`POST ${ownFramework}/restoration`], { path: () => `${nobodys}/restoration` }),
};
