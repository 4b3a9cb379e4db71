import { nothingOfOnesOwn, type Rows, rows, signedIn } from "./row.ts";

/** Staffing: everyone sees their own team; a branch of another system is not there. */
export const staffingRows: Rows = {
  ...rows(signedIn, ["GET /team", "GET /me/hours", "POST /me/hours", "POST /me/hours/removal"]),
  ...rows(nothingOfOnesOwn, ["POST /team/changes/:id/undoing"]),
  "GET /team/branches/:branch": {
    path: ({ eastside }) => `/team/branches/${eastside}`,
    answers: { ...signedIn, "other system": "nothing" },
  },
};
