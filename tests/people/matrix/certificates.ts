import { answersOf, everyone, nothing, type Rows, rows, signedIn } from "./row.ts";

/** Who has a part in leading knows that there are keys; the stranger looks after their own library's. */
const known = {
  "signed out": "sign in",
  owner: "nothing",
  colleague: "nothing",
  // Leads a branch, and these are matters of the whole library.
  supervisor: "nothing",
  coordinator: "refused",
} as const;
const issuer = "/issuers/:tenant{[0-9a-f-]{36}}";

/** Certificates: public to who has their address, and an organisation's keys. What the public pages hold is tried in tests/credit. */
export const certificateRows: Rows = {
  ...rows(everyone, ["GET /verify"]),
  ...rows(everyone, ["POST /verify"], { body: () => "credential=%7B%7D" }),
  ...rows(nothing, [`GET ${issuer}`, `GET ${issuer}/keys.json`]),
  ...rows(nothing, [`GET ${issuer}/status/:list{[0-9]{1,6}}`], {
    path: ({ tenantId }) => `/issuers/${tenantId}/status/0`,
  }),
  ...rows(nothing, ["GET /certificates/:file{[A-Za-z-]{19,35}[.a-z]{0,5}}"], {
    path: () => "/certificates/ABCD-EFGH-JKLM-NPQR.json",
  }),
  ...rows(signedIn, ["GET /record/certificates"]),
  ...rows(answersOf(known, "answered"), ["GET /organisation/keys", "POST /organisation/keys"]),
  ...rows(answersOf(known, "nothing"), ["POST /organisation/keys/:id{[0-9a-f-]{36}}/revocation"]),
};
