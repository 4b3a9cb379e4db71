import { answersOf, nothingOfOnesOwn, type Row, type Rows, rows, signedIn } from "./row.ts";

const notSchedulers = {
  "signed out": "sign in",
  "other system": "nothing",
  owner: "refused",
  colleague: "refused",
  coordinator: "refused",
} as const;
/** Who may change who works when. */
const schedulers = answersOf(notSchedulers, "answered");

/** A schedule file is for all branches: a supervisor of one does not bring it in. */
const notPlanners = { ...notSchedulers, supervisor: "refused" } as const;
const planners = answersOf(notPlanners, "answered");

const nothingThere = answersOf(notSchedulers, "nothing");
/** An id that nothing has. */
const noId = "01900000-0000-7000-8000-000000000000";

function person(route: string, rest: string, answers: Row["answers"], body?: Row["body"]): Rows {
  const path: Row["path"] = ({ players }) =>
    `/team/people/${players.owner.staffId}/${rest.replace("ID", noId)}`;
  return { [route]: { path, answers, ...(body !== undefined && { body }) } };
}

function branch(route: string, rest: string, answers: Row["answers"]): Rows {
  const path: Row["path"] = ({ eastside }) => `/team/branches/${eastside}/${rest.replace("ID", noId)}`;
  return { [route]: { path, answers } };
}

/** Staffing: everyone sees their own team; a branch of another system is not there. */
export const staffingRows: Rows = {
  ...rows(signedIn, ["GET /team", "GET /me/hours", "POST /me/hours", "POST /me/hours/removal"]),
  ...rows(nothingOfOnesOwn, ["POST /team/changes/:id/undoing"]),
  // The stranger is a director too: it is their own library they would bring a schedule into.
  ...rows({ ...planners, "other system": "answered" }, ["GET /team/import", "POST /team/import"]),
  ...rows(answersOf(notPlanners, "nothing"), ["GET /team/import/:id"]),
  ...rows(answersOf(notPlanners, "nothing"), ["POST /team/import/:id"], { body: () => "from=2027-01-01" }),
  "POST /team/people/:staff/absences": {
    path: ({ players }) => `/team/people/${players.owner.staffId}/absences`,
    body: () => "firstDay=2027-03-01&reason=vacation",
    answers: schedulers,
  },
  "POST /team/people/:staff/absences/:id/removal": {
    path: ({ players, tenantId }) => `/team/people/${players.owner.staffId}/absences/${tenantId}/removal`,
    answers: answersOf(notSchedulers, "nothing"),
  },
  ...person(
    "POST /team/people/:staff/profile",
    "profile",
    schedulers,
    ({ eastside }) => `profileHome=${eastside}`,
  ),
  ...person("POST /team/people/:staff/days", "days", schedulers, () => "dayDate=2027-03-01&dayHours=9-5"),
  ...person("POST /team/people/:staff/days/:id/removal", "days/ID/removal", nothingThere),
  ...person(
    "POST /team/people/:staff/sessions",
    "sessions",
    schedulers,
    () => "sessionTitle=Mending&sessionDate=2027-03-01&sessionHours=2-3",
  ),
  ...person("POST /team/people/:staff/sessions/:id/removal", "sessions/ID/removal", nothingThere),
  ...branch("POST /team/branches/:branch/closures", "closures", schedulers),
  ...branch("POST /team/branches/:branch/closures/:id/removal", "closures/ID/removal", nothingThere),
  ...branch("POST /team/branches/:branch/substitutes", "substitutes", schedulers),
  ...branch("POST /team/branches/:branch/travel-times", "travel-times", schedulers),
  "GET /team/branches/:branch/desks": {
    path: ({ eastside }) => `/team/branches/${eastside}/desks`,
    answers: schedulers,
  },
  "POST /team/branches/:branch/desks": {
    path: ({ eastside }) => `/team/branches/${eastside}/desks`,
    answers: schedulers,
  },
  "POST /team/branches/:branch/needs": {
    path: ({ eastside }) => `/team/branches/${eastside}/needs`,
    answers: schedulers,
  },
  "POST /team/branches/:branch/desks/:desk/removal": {
    path: ({ eastside, tenantId }) => `/team/branches/${eastside}/desks/${tenantId}/removal`,
    answers: answersOf(notSchedulers, "nothing"),
  },
  "GET /team/people/:staff": {
    path: ({ players }) => `/team/people/${players.owner.staffId}`,
    answers: { ...signedIn, "other system": "nothing" },
  },
  "POST /team/people/:staff": {
    path: ({ players }) => `/team/people/${players.owner.staffId}`,
    body: () => "monday=9-5&from=2027-01-01",
    answers: schedulers,
  },
  "GET /team/branches/:branch": {
    path: ({ eastside }) => `/team/branches/${eastside}`,
    answers: { ...signedIn, "other system": "nothing" },
  },
};
