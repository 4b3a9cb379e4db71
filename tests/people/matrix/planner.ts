import { type Rows, rows, signedIn } from "./row.ts";

/** One's own plan: everyone has one, and nobody but its owner is told of anything in it. */
export const plannerRows: Rows = {
  ...rows(signedIn, ["GET /plan"]),
};
