import { answersOf, everyone, nothingOfOnesOwn, type Rows, rows, signedIn } from "./row.ts";

/** Led back to the start, or on to the proof: these pages are steps of one who began. */
const startAgain = answersOf({}, "sign in");

/**
 * Signing in, and one's own account. What a letter or the command line leads to is proved by its address; all else is the
 * viewer's alone, so there is nothing of anyone else to ask for.
 */
export const signInRows: Rows = {
  ...rows(everyone, [
    "GET /sign-in",
    "POST /sign-in",
    "GET /sign-in/link/:token",
    "POST /sign-in/link/:token",
    "GET /sign-in/command/:token",
    "POST /sign-in/command/:token",
    "GET /sign-in/address/:token",
    "POST /sign-in/address/:token",
  ]),
  ...rows(startAgain, [
    "GET /sign-in/code",
    "POST /sign-in/code",
    "GET /sign-in/second-step",
    "POST /sign-in/second-step",
    "POST /sign-in/confirm/letter",
  ]),
  ...rows(signedIn, [
    "GET /sign-in/confirm",
    "POST /sign-in/confirm",
    "GET /me",
    "POST /me/details",
    "POST /me/email",
    "GET /me/sign-in",
    "GET /me/sign-in/password",
    "POST /me/sign-in/password",
    "POST /me/sign-in/password/removal",
    "GET /me/sign-in/authenticator",
    "POST /me/sign-in/authenticator",
    "POST /me/sign-in/authenticator/confirmation",
    "POST /me/sign-in/authenticator/removal",
    "POST /me/sign-in/recovery-codes",
    "POST /me/sign-in/sessions/end",
    "GET /me/sign-out",
  ]),
  ...rows(nothingOfOnesOwn, ["POST /me/sign-in/sessions/:id{[0-9a-f-]{36}}/end"]),
};

/** Ends sessions of the cast, so it is asked for when all else is done. */
export const signOutRows: Rows = {
  ...rows(
    answersOf(
      {
        "signed out": "sign in",
        "other system": "nothing",
        colleague: "nothing",
        owner: "refused",
        supervisor: "refused",
        coordinator: "refused",
      },
      "answered",
    ),
    ["POST /staff/:id{[0-9a-f-]{36}}/signing-out"],
    { path: ({ players }) => `/staff/${players.owner.staffId}/signing-out` },
  ),
  // The last one: it ends every session there is.
  ...rows(startAgain, ["POST /sign-out"], { body: () => "sure=yes" }),
};
