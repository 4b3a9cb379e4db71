import { nothingOfOnesOwn, type Rows, rows, signedIn } from "./row.ts";

/** Staffing: everyone sees their own team; a branch of another system is not there. */
export const staffingRows: Rows = {
  ...rows(signedIn, ["GET /team", "GET /me/hours", "POST /me/hours", "POST /me/hours/removal"]),
  ...rows(nothingOfOnesOwn, ["POST /team/changes/:id/undoing"]),
  "GET /team/people/:staff": {
    path: ({ players }) => `/team/people/${players.owner.staffId}`,
    answers: { ...signedIn, "other system": "nothing" },
  },
  "POST /team/people/:staff": {
    path: ({ players }) => `/team/people/${players.owner.staffId}`,
    body: () => "monday=9-5&from=2027-01-01",
    answers: {
      ...signedIn,
      "other system": "nothing",
      owner: "refused",
      colleague: "refused",
      coordinator: "refused",
    },
  },
  "GET /team/branches/:branch": {
    path: ({ eastside }) => `/team/branches/${eastside}`,
    answers: { ...signedIn, "other system": "nothing" },
  },
};
