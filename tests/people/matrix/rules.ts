import { answersOf, everyone, nothingOfOnesOwn, type Rows, rows, signedIn } from "./row.ts";

const file = (ending: string) => `GET /rules/:file{[a-z0-9-]+\\.${ending}}`;
const oneOwn = "/rules/own/:id{own-[a-z0-9-]+}";

/** Who writes rules at their library; the stranger does at another. */
const writers = answersOf(
  { "signed out": "sign in", owner: "refused", colleague: "refused", supervisor: "refused" },
  "answered",
);
const nobodys = { path: () => "/rules/own/own-nothing-00000000" };

/** Rules are open to read; a library's own are its people's. What they see of one is tried in tests/credit/rules. */
export const ruleRows: Rows = {
  ...rows(everyone, ["GET /rules"]),
  ...rows(everyone, ["GET /rules/:id{[a-z0-9-]+}"], { path: () => "/rules/us-ny-public-librarian" }),
  ...rows(everyone, [file("yaml")], { path: () => "/rules/us-ny-public-librarian.yaml" }),
  ...rows(everyone, [file("json")], { path: () => "/rules/us-ny-public-librarian.json" }),
  ...rows(signedIn, ["GET /rules/own"]),
  ...rows(writers, ["GET /rules/own/new", "POST /rules/own"]),
  ...rows(nothingOfOnesOwn, [`POST ${oneOwn}`], nobodys),
  ...(Object.assign(
    {},
    ...[
      "GET edit",
      "GET history",
      "POST retirement",
      "POST return",
      "POST saves/:number{[0-9]{1,6}}/restoration",
    ].map((each) => {
      const [method = "", end = ""] = each.split(" ");
      const path = `${nobodys.path()}/${end.replace(/:number\{.*\}\}/u, "1")}`;
      return rows(nothingOfOnesOwn, [`${method} ${oneOwn}/${end}`], { path: () => path });
    }),
  ) as Rows),
};
