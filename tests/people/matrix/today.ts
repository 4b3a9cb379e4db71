import { type Rows, rows, signedIn } from "./row.ts";

const entry = "01900000-0000-7000-8000-000000000000";

/** Today: a page of one's own, whoever one is. */
export const todayRows: Rows = {
  ...rows(signedIn, ["GET /today/put-away"]),
  ...rows(signedIn, ["POST /today/take-back/:thing"], { path: () => "/today/take-back/topic:ai" }),
  ...rows(signedIn, ["POST /today/put-away"], { body: () => "thing=topic:ai&title=AI+literacy" }),
  ...rows(signedIn, ["POST /today/take-back"], { body: () => "thing=topic:ai" }),
  ...rows(signedIn, ["POST /today/line"], { body: () => `entry=${entry}&line=` }),
  ...rows(signedIn, ["POST /today/prompt/dismissal"], { body: () => `entry=${entry}` }),
  ...rows(signedIn, ["POST /today/prompt/restoration/:entry"]),
};
