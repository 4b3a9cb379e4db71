import type { Cast } from "../cast.ts";
import { answersOf, everyone, type Rows, rows, signedIn } from "./row.ts";

const refusedToStaff = { "signed out": "sign in", owner: "refused", colleague: "refused" } as const;

/** Everyone at work in the library sees it; to another library it is not there. */
const ofTheLibrary = answersOf({ "signed out": "sign in", "other system": "nothing" }, "answered");
const leadersOnly = { ...refusedToStaff, supervisor: "refused", coordinator: "refused" } as const;
/** Who may change what the library is and who works there; the stranger leads a library too, another. */
const directorsHere = answersOf({ ...leadersOnly, "other system": "nothing" }, "answered");
const directorsAnywhere = answersOf(leadersOnly, "answered");
/** Learners do not know that there is such a thing; those with a part in leading know, and may not. */
const unknownToStaff = {
  "signed out": "sign in",
  owner: "nothing",
  colleague: "nothing",
  // Leads a branch, and these are matters of the whole library.
  supervisor: "nothing",
  coordinator: "refused",
} as const;
const leadersWhoKnow = answersOf(unknownToStaff, "answered");
const administrators = answersOf(
  { ...unknownToStaff, director: "refused", "other system": "refused" },
  "answered",
);
const administratorsOfNothing = answersOf(
  { ...unknownToStaff, director: "refused", "other system": "refused" },
  "nothing",
);
/** Nobody else is told that a directory may keep the staff. */
const administratorsAlone = answersOf({ "signed out": "sign in", administrator: "answered" }, "nothing");
const leadersWhoKnowNothing = answersOf(unknownToStaff, "nothing");
const onRecord = {
  "signed out": "sign in",
  "other system": "nothing",
  colleague: "nothing",
  owner: "refused",
  supervisor: "refused",
  coordinator: "refused",
} as const;
/** Who may change a member of staff's record: those it is open to know it is there. */
const recordKeepers = answersOf(onRecord, "answered");
const recordKeepersOfNothing = answersOf(onRecord, "nothing");

const staff = ({ players }: Cast) => `/staff/${players.owner.staffId}`;
const branch = ({ northgate }: Cast) => `/organisation/${northgate}`;

/** The library's own: its tree, its staff, and what is done for all of them. */
export const libraryRows: Rows = {
  // Once it is done, a stranger who comes by the address is led in by the door.
  ...rows(signedIn, ["GET /set-up"]),
  ...rows(everyone, ["POST /set-up/alone", "POST /set-up/library", "POST /set-up/sample"]),
  ...rows(signedIn, ["GET /organisation", "GET /staff"]),
  ...rows(directorsAnywhere, ["GET /organisation/new", "POST /organisation"]),
  ...rows(leadersWhoKnow, ["GET /staff/new", "POST /staff"]),
  ...below("/organisation/:id{[0-9a-f-]{36}}", branch, {
    GET: { "": ofTheLibrary, "/edit": directorsHere, "/hours": directorsHere },
    POST: {
      "": directorsHere,
      "/hours": directorsHere,
      "/closing": directorsHere,
      "/reopening": directorsHere,
    },
  }),
  ...below("/staff/:id{[0-9a-f-]{36}}", staff, {
    GET: {
      "": answersOf({ "signed out": "sign in", "other system": "nothing", colleague: "nothing" }, "answered"),
      "/edit": recordKeepers,
      "/positions/new": recordKeepers,
    },
    POST: {
      "": recordKeepers,
      "/positions": recordKeepers,
      "/deactivation": recordKeepers,
      // The row before put the owner out of work.
      "/reactivation": { ...recordKeepers, owner: "nothing" },
    },
  }),
  ...rows(leadersWhoKnow, ["GET /organisation/audit", "GET /invitations", "POST /invitations"]),
  ...rows(administrators, [
    "GET /imports",
    "POST /imports",
    "GET /organisation/webhooks",
    "POST /organisation/webhooks",
    "GET /organisation/sign-in",
    "GET /organisation/records/holds/new",
    "POST /organisation/records/holds",
  ]),
  ...rows(administrators, ["POST /organisation/sign-in/:id{[0-9a-f-]{36}}/state"]),
  ...rows(administrators, ["GET /organisation/sign-in/new/:kind", "POST /organisation/sign-in/new/:kind"], {
    path: () => "/organisation/sign-in/new/openid",
  }),
  ...rows(administratorsAlone, ["POST /organisation/sign-in/directory-tokens"]),
  ...rows(answersOf({ "signed out": "sign in" }, "nothing"), [
    "GET /imports/:id{[0-9a-f-]{36}}",
    "POST /imports/:id{[0-9a-f-]{36}}/choices",
    "POST /imports/:id{[0-9a-f-]{36}}/confirmation",
    "POST /imports/:id{[0-9a-f-]{36}}/removal",
    "POST /organisation/sign-in/directory-tokens/:id/revocation",
    "GET /organisation/sign-in/groups/:id{[0-9a-f-]{36}}",
    "POST /organisation/sign-in/groups/:id{[0-9a-f-]{36}}",
  ]),
  ...rows(administratorsOfNothing, [
    "GET /organisation/webhooks/:id{[0-9a-f-]{36}}",
    "POST /organisation/webhooks/:id{[0-9a-f-]{36}}/deliveries/:delivery{[0-9a-f-]{36}}/redelivery",
    "POST /organisation/webhooks/:id{[0-9a-f-]{36}}/pause",
    "POST /organisation/webhooks/:id{[0-9a-f-]{36}}/removal",
    "POST /organisation/webhooks/:id{[0-9a-f-]{36}}/resumption",
    "POST /organisation/webhooks/:id{[0-9a-f-]{36}}/test",
    "GET /organisation/sign-in/:id{[0-9a-f-]{36}}",
    "POST /organisation/sign-in/:id{[0-9a-f-]{36}}",
    "POST /organisation/records/holds/:id{[0-9a-f-]{36}}/lifting",
    "GET /organisation/records/retention/:name",
    "POST /organisation/records/retention/:name",
  ]),
  ...rows(leadersWhoKnow, ["GET /organisation/records"]),
  ...rows(leadersWhoKnowNothing, [
    "GET /organisation/records/destruction/:id{[0-9a-f-]{36}}",
    "GET /organisation/records/destruction/:id{[0-9a-f-]{36}}/certificate",
    "POST /organisation/records/destruction/:id{[0-9a-f-]{36}}/approval",
    "POST /organisation/records/destruction/:id{[0-9a-f-]{36}}/withdrawal",
  ]),
  ...below("/staff/:id{[0-9a-f-]{36}}", staff, {
    POST: {
      "/invitation": answersOf({ ...onRecord, owner: "nothing" }, "answered"),
      "/invitation/removal": answersOf({ ...onRecord, owner: "nothing" }, "answered"),
    },
  }),
  ...positionRows(),
};

/** The routes below one thing that is there. */
function below(
  route: string,
  path: (cast: Cast) => string,
  answers: Partial<Record<"GET" | "POST", Readonly<Record<string, Rows[string]["answers"]>>>>,
): Rows {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([method, endings]) =>
      Object.entries(endings).map(([ending, answer]) => [
        `${method} ${route}${ending}`,
        { path: (cast: Cast) => `${path(cast)}${ending}`, answers: answer },
      ]),
    ),
  );
}

/** A position that the owner does not hold. */
function positionRows(): Rows {
  const route = "/staff/:id{[0-9a-f-]{36}}/positions/:position{[0-9a-f-]{36}}";
  const path = (cast: Cast) => `${staff(cast)}/positions/${cast.tenantId}`;
  return below(route, path, {
    GET: { "": recordKeepersOfNothing },
    POST: {
      "": recordKeepers,
      "/continuing": recordKeepersOfNothing,
      "/ending": recordKeepersOfNothing,
    },
  });
}
