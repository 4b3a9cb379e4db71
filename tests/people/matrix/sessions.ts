import { answersOf, everyone, type Rows, rows } from "./row.ts";

const one = "/sessions/:id{[0-9a-f-]{36}}";
const oneImport = `${one}/attendance/:import{[0-9a-f-]{36}}`;

/** Someone without a session of this id anywhere, whoever they are. */
const noSession = answersOf({ "signed out": "sign in" }, "nothing");
/** Who holds sessions somewhere at their library; the stranger is a director of another. */
const holders = answersOf({ "signed out": "sign in", owner: "refused", colleague: "refused" }, "answered");

/** Sessions: everyone at a library sees its list; who holds them sees who came. What someone sees of one is tried in tests/credit. */
export const sessionRows: Rows = {
  ...rows(answersOf({ "signed out": "sign in" }, "answered"), ["GET /sessions"]),
  ...rows(holders, ["GET /sessions/new", "POST /sessions"]),
  ...rows(noSession, [
    `GET ${one}`,
    `POST ${one}`,
    `GET ${one}/edit`,
    `POST ${one}/undoing`,
    `POST ${one}/removal`,
    `POST ${one}/restoration`,
    `GET ${one}/people/:person`,
    `POST ${one}/people/:person/excuse`,
    `POST ${one}/people/:person/revocation`,
    `POST ${one}/awards`,
    `GET ${one}/attendance`,
    `POST ${one}/attendance`,
    `GET ${oneImport}`,
    `POST ${oneImport}/columns`,
    `POST ${oneImport}/dates`,
    `POST ${oneImport}/confirmation`,
    `POST ${oneImport}/removal`,
    `GET ${one}/queue`,
    `POST ${one}/additions`,
    `POST ${one}/additions/:item/removal`,
    `POST ${one}/additions/:item/restoration`,
    `POST ${one}/check-ins/:item/removal`,
    `POST ${one}/check-ins/:item/restoration`,
    `GET ${one}/check-in`,
    `GET ${one}/check-in/list.csv`,
  ]),
  // A code is proof by itself, and this one opens nothing.
  ...rows(everyone, ["GET /check-in", "POST /check-in", "GET /check-in/done"]),
  ...rows(everyone, ["GET /check-in/:code{[A-Za-z-]{12,16}}"], { path: () => "/check-in/ABCD-EFGH-JKLM" }),
};
