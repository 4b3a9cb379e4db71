import { answersOf, everyone, nothing, type Rows, rows } from "./row.ts";

const closed = {
  "signed out": "sign in",
  "other system": "nothing",
  owner: "refused",
  colleague: "refused",
  supervisor: "refused",
} as const;
/** Who may change the catalogue that all share. */
const cataloguers = answersOf(closed, "answered");
/** The same for what is not there: the doors stay as closed. */
const cataloguersOfNothing = answersOf(closed, "nothing");

/** The catalogue: open to read, and changed by those who keep it. A saved search is proved by its address. */
export const catalogRows: Rows = {
  ...rows(everyone, [
    "GET /find",
    "GET /find.atom",
    "GET /find.ics",
    "GET /find.json",
    "GET /find.rss",
    "GET /pairs",
    "GET /searches",
    "GET /searches/new",
    "POST /searches",
    "GET /sources",
    "GET /sources/by-hand",
    "GET /sources/starter-pack",
    "GET /trends",
    "GET /digests/:secret/confirmation",
  ]),
  ...rows(nothing, [
    "GET /digests/:secret",
    "GET /digests/:secret/removal",
    "POST /digests/:secret/confirmation",
    "POST /digests/:secret/removal",
    "GET /listings/:id{[0-9a-f-]{36}}/separation",
    "GET /trends/:topic{[a-z0-9-]+}",
    "GET /offerings/:id",
    "GET /offerings/:file{[0-9a-f-]+\\.ics}",
    "GET /searches/:id",
    "GET /searches/:secret/feed.atom",
    "GET /searches/:secret/feed.ics",
    "GET /searches/:secret/feed.json",
    "GET /searches/:secret/feed.rss",
    "POST /searches/:id/digest/removal",
    "POST /searches/:id/removal",
    "POST /searches/:id/restoration",
    "POST /searches/:id/secret",
    "GET /sources/:id{[0-9a-f-]{36}}",
    "GET /sources/by-hand/:id{[0-9a-f-]{36}}",
  ]),
  ...rows(nothing, ["POST /searches/:id/digest"], {
    body: () => "address=someone@library.example&often=daily",
  }),
  ...rows(cataloguers, [
    "GET /sources/by-hand/new",
    "GET /sources/new",
    "GET /sources/new/file",
    "GET /sources/new/message",
    "POST /pairs/:first{[0-9a-f-]{36}}/:second{[0-9a-f-]{36}}/decision",
    "POST /sources",
    "POST /sources/by-hand",
    "POST /sources/by-hand/drafts",
    "POST /sources/messages",
    "POST /sources/previews",
    "POST /sources/sample/removal",
    "POST /sources/sample/restoration",
    "POST /sources/starter-pack",
  ]),
  ...rows(cataloguersOfNothing, [
    "POST /listings/:id{[0-9a-f-]{36}}/reunion",
    "POST /listings/:id{[0-9a-f-]{36}}/separation",
    "POST /pairs/:first{[0-9a-f-]{36}}/:second{[0-9a-f-]{36}}/reconsideration",
    "POST /sources/:id{[0-9a-f-]{36}}",
    "POST /sources/:id{[0-9a-f-]{36}}/acceptance",
    "POST /sources/:id{[0-9a-f-]{36}}/harvests",
    "POST /sources/:id{[0-9a-f-]{36}}/patience",
    "POST /sources/:id{[0-9a-f-]{36}}/pause",
    "POST /sources/:id{[0-9a-f-]{36}}/removal",
    "POST /sources/:id{[0-9a-f-]{36}}/resumption",
    "POST /sources/by-hand/:id{[0-9a-f-]{36}}",
    "POST /sources/by-hand/:id{[0-9a-f-]{36}}/removal",
    "POST /sources/by-hand/:id{[0-9a-f-]{36}}/return",
    "POST /sources/starter-pack/:addedAt/removal",
  ]),
};
