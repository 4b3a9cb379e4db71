import { nothingOfOnesOwn, type Rows, rows, signedIn } from "./row.ts";

/** One's own record: everyone has one, and nobody but its owner is told of anything in it. */
export const creditRows: Rows = {
  ...rows(signedIn, [
    "GET /record",
    "GET /record/credentials",
    "GET /record/credentials/new",
    "GET /record/entries/new",
    "GET /record/what-if",
    "POST /record/entries",
    "POST /record/import",
    "GET /record/drafts/new",
    "POST /record/drafts",
    "GET /record/import",
    "GET /record/transcript",
    "GET /record/transcript.csv",
    "GET /record/transcript.json",
    "GET /record/transcript.pdf",
    "GET /record/transcript.schema.json",
  ]),
  ...rows(signedIn, ["POST /record/credentials"], {
    body: () => "pack=us-ny-public-librarian&issuedOn=2024-07-01",
  }),
  ...rows(nothingOfOnesOwn, [
    "GET /record/credentials/:id{[0-9a-f-]{36}}",
    "POST /record/credentials/:id{[0-9a-f-]{36}}",
    "POST /record/credentials/:id{[0-9a-f-]{36}}/removal",
    "POST /record/credentials/:id{[0-9a-f-]{36}}/restoration",
    "GET /record/entries/:id{[0-9a-f-]{36}}",
    "POST /record/entries/:id{[0-9a-f-]{36}}",
    "POST /record/entries/:id{[0-9a-f-]{36}}/confirmation",
    "POST /record/entries/:id{[0-9a-f-]{36}}/removal",
    "POST /record/entries/:id{[0-9a-f-]{36}}/restoration",
    "GET /record/credentials/:id{[0-9a-f-]{36}}/form",
    "GET /record/credentials/:id{[0-9a-f-]{36}}/form.pdf",
    "GET /record/import/:id{[0-9a-f-]{36}}",
    "POST /record/import/:id{[0-9a-f-]{36}}/confirmation",
    "POST /record/import/:id{[0-9a-f-]{36}}/removal",
    "GET /record/evidence/:id{[0-9a-f-]{36}}",
    "POST /record/evidence/:id{[0-9a-f-]{36}}/removal",
    "POST /record/evidence/:id{[0-9a-f-]{36}}/restoration",
  ]),
};
