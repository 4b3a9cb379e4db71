import { answersOf, everyone, nothing, nothingOfOnesOwn, type Rows, rows, signedIn } from "./row.ts";

const one = "/reflections/:id{[0-9a-f-]{36}}";
const appeals = "/reflections/appeals/:room{[0-9a-f-]{36}}/:id{[0-9a-f-]{36}}";
const letters = String.raw`/journal/letters/:secret{[\w-]{10,60}}/removal`;
const moderators = { coordinator: "answered", director: "answered", administrator: "answered" } as const;

/** Reflections: what is nobody's to know of is nothing, and everyone writes for themselves. What each may read: tests/journeys/journal. */
export const reflectionRows: Rows = {
  ...rows(signedIn, [
    "GET /journal",
    "GET /journal/write",
    "GET /journal/write/:id{[0-9a-f-]{36}}",
    "GET /journal/notices",
    "GET /journal/settings",
    "POST /journal/write/:id{[0-9a-f-]{36}}",
    "POST /journal/settings",
    "GET /journal/elsewhere",
    "POST /journal/elsewhere/holding",
    "POST /journal/elsewhere/followers",
    "POST /journal/elsewhere/blocks",
    "POST /journal/elsewhere/blocks/removal",
    "POST /journal/feeds",
    "POST /journal/letters",
    "POST /journal/feeds/:id{[0-9a-f-]{36}}/removal",
    "POST /journal/blocks/:id{[0-9a-f-]{36}}/removal",
    "POST /journal/prompts/:entry{[0-9a-f-]{36}}/dismissal",
    "POST /journal/prompts/:entry{[0-9a-f-]{36}}/dismissal/removal",
  ]),
  ...rows(everyone, [`GET ${letters}`, `POST ${letters}`], {
    path: () => "/journal/letters/of-nobody-at-all/removal",
  }),
  ...rows(everyone, ["GET /reflections", ...feeds("/reflections")]),
  ...rows(nothing, [
    "GET /journal/images/:id{[0-9a-f-]{36}}",
    "GET /journals/:handle{[a-z0-9-]+}",
    `GET ${one}`,
    "GET /reflections/topics/:topic{[a-z0-9-]+}",
    "POST /reflections/topics/:topic{[a-z0-9-]+}/following",
    "POST /reflections/topics/:topic{[a-z0-9-]+}/following/removal",
    ...feeds("/journals/:handle{[a-z0-9-]+}"),
    ...feeds("/reflections/topics/:topic{[a-z0-9-]+}"),
    ...feeds("/journal/feeds/:secret{[A-Za-z0-9_-]{20,64}}"),
  ]),
  ...rows(nothingOfOnesOwn, [
    "POST /journals/:handle{[a-z0-9-]+}/following",
    "POST /journals/:handle{[a-z0-9-]+}/following/removal",
    "POST /journals/:handle{[a-z0-9-]+}/blocking",
    `POST ${one}/replies`,
    `POST ${one}/replies/:reply{[0-9a-f-]{36}}`,
    `POST ${one}/replies/:reply{[0-9a-f-]{36}}/removal`,
    `POST ${one}/replies/:reply{[0-9a-f-]{36}}/blocking`,
    `POST ${one}/reactions`,
    `POST ${one}/removal`,
    `POST ${one}/restoration`,
    `GET ${one}/report`,
    `POST ${one}/report`,
    `GET ${appeals}`,
    `POST ${appeals}`,
    "POST /reflections/moderation/:room{[0-9a-f-]{36}}/:id{[0-9a-f-]{36}}",
  ]),
  ...rows(signedIn, ["POST /journal/elsewhere"], { body: () => "do=off" }),
  ...rows(nothingOfOnesOwn, ["POST /journal/elsewhere/replies/:id{[0-9a-f-]{36}}"]),
  // What other servers ask for is not there as long as no journal is open to them: tests/journeys/fediverse.
  ...rows(nothing, [
    "GET /.well-known/webfinger",
    "GET /.well-known/nodeinfo",
    "GET /nodeinfo/2.1",
    ...["", "/outbox", "/followers"].map((end) => `GET /ap/journals/:actor{[0-9a-f-]{36}}${end}`),
    "POST /ap/journals/:actor{[0-9a-f-]{36}}/inbox",
    "POST /ap/inbox",
    "GET /ap/posts/:post{[0-9a-f-]{36}}",
  ]),
  ...rows(
    answersOf(
      {
        "signed out": "sign in",
        coordinator: "refused",
        director: "answered",
        administrator: "answered",
      },
      "nothing",
    ),
    ["POST /reflections/moderation/elsewhere"],
    { body: ({ tenantId }) => `room=${tenantId}&allowed=no` },
  ),
  ...rows(nothingOfOnesOwn, [`POST ${one}/level`], { body: () => "level=everyone" }),
  ...rows(answersOf({ "signed out": "sign in", "other system": "answered", ...moderators }, "nothing"), [
    "GET /reflections/moderation",
  ]),
  ...rows(
    answersOf({ "signed out": "sign in", ...moderators }, "nothing"),
    ["POST /reflections/moderation/pen-names"],
    { body: ({ tenantId }) => `room=${tenantId}&allowed=yes` },
  ),
};

function feeds(path: string): readonly string[] {
  return ["atom", "rss", "json"].map((ending) => `GET ${path}/feed.${ending}`);
}
