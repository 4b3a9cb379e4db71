import { type Rows, rows, signedIn } from "./row.ts";

/** Everyone has a record of their own, and nobody sees another's. */
export const creditRows: Rows = {
  ...rows(signedIn, ["GET /record"]),
};
