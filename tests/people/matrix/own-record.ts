import { everyone, nothingOfOnesOwn, nothing, type Rows, rows, signedIn } from "./row.ts";

/** What is a person's own: everyone sees theirs, and nobody another's. */
export const ownRecordRows: Rows = {
  ...rows(everyone, ["GET /join", "POST /join", "GET /sign-in/library", "GET /sign-in/passkey"]),
  ...rows(nothing, [
    "GET /join/:secret{[A-Za-z0-9_-]{8,64}}",
    "POST /join/:secret{[A-Za-z0-9_-]{8,64}}",
    "GET /sign-in/openid/:provider",
    "GET /sign-in/openid/:provider/return",
    "GET /sign-in/saml/:provider",
    "GET /sign-in/saml/:provider/arrival",
    "GET /sign-in/saml/:provider/metadata",
    "POST /sign-in/saml/:provider/acs",
  ]),
  ...rows(everyone, ["POST /sign-in/passkey", "POST /sign-in/passkey/challenge"], {
    body: () => "{}",
    type: "application/json",
  }),
  ...rows(signedIn, [
    "GET /me/data",
    "GET /me/data/closing",
    "GET /me/data/import",
    "POST /me/data/import",
    "POST /me/data/exports",
    "POST /me/data/closing",
    "POST /me/data/keeping",
    "GET /me/employers",
    "GET /me/sign-in/passkeys",
    "POST /me/sign-in/passkeys",
    "POST /me/sign-in/passkeys/challenge",
    "GET /me/tokens",
    "POST /me/tokens",
  ]),
  ...rows(nothingOfOnesOwn, [
    "GET /me/data/exports/:id{[0-9a-f-]{36}}",
    "GET /me/data/exports/:id{[0-9a-f-]{36}}/:proof",
    "GET /me/data/import/:id{[0-9a-f-]{36}}",
    "POST /me/data/import/:id{[0-9a-f-]{36}}/confirmation",
    "GET /me/data/records/:name",
    "GET /me/employers/:id{[0-9a-f-]{36}}/leaving",
    "POST /me/employers/:id{[0-9a-f-]{36}}/leaving",
    "POST /me/employers/:id{[0-9a-f-]{36}}/return",
    "GET /me/sign-in/joining",
    "POST /me/sign-in/joining",
    "POST /me/sign-in/passkeys/:id/removal",
    "POST /me/tokens/:id{[0-9a-f-]{36}}/revocation",
  ]),
};
