import { answersOf, nothingOfOnesOwn, type Rows, rows, signedIn } from "./row.ts";

const trip = "/trips/:id{[0-9a-f-]{36}}";
const trail = "/trails/:id{[0-9a-f-]{36}}";
const step = `${trail}/steps/:step{[0-9a-f-]{36}}`;
const use = "/journal/uses/:entry{[0-9a-f-]{36}}/:after{30|90}";
const community = "/communities/:id{[0-9a-f-]{36}}";
const writers = { coordinator: "answered", director: "answered", administrator: "answered" } as const;

/**
 * Trips and trails of an employer, and whether one used what one learned. Who may read what of them: together.db.test.ts. The other
 * system’s coordinator writes trails there.
 */
export const togetherRows: Rows = {
  ...rows(signedIn, [
    "GET /journal/used",
    "POST /journal/used",
    "GET /reflections/used",
    "GET /trips",
    "GET /trips/new",
    "POST /trips",
    "GET /trails",
    "GET /communities",
    "GET /communities/new",
    "POST /communities",
  ]),
  ...rows(nothingOfOnesOwn, [`POST ${use}`], {
    path: () => "/journal/uses/01900000-0000-7000-8000-000000000000/30",
    body: () => "answer=yes",
  }),
  ...rows(signedIn, [`POST ${use}/removal`], {
    path: () => "/journal/uses/01900000-0000-7000-8000-000000000000/30/removal",
  }),
  ...rows(answersOf({ "signed out": "sign in", "other system": "answered", ...writers }, "refused"), [
    "GET /trails/new",
    "POST /trails",
  ]),
  ...rows(nothingOfOnesOwn, [
    `GET ${community}`,
    `GET ${community}/change`,
    `POST ${community}/change`,
    `GET ${community}/members`,
    ...["acceptance", "keeping", "removal"].map(
      (act) => `POST ${community}/members/:member{[0-9a-f-]{36}}/${act}`,
    ),
    `GET ${community}/posts/:reflection{[0-9a-f-]{36}}/removal`,
    `POST ${community}/posts/:reflection{[0-9a-f-]{36}}/removal`,
    ...[
      "joining",
      "joining/removal",
      "following",
      "following/removal",
      "feeds",
      "keeping",
      "code",
      "closing",
      "closing/removal",
    ].map((act) => `POST ${community}/${act}`),
    `GET ${trip}`,
    `GET ${trip}/digest.md`,
    `GET ${trip}/change`,
    `POST ${trip}/change`,
    `POST ${trip}/removal`,
    `POST ${trip}/restoration`,
    `GET ${trip}/reflections`,
    `POST ${trip}/reflections`,
    `POST ${trip}/reflections/:reflection{[0-9a-f-]{36}}`,
    `POST ${trip}/reflections/:reflection{[0-9a-f-]{36}}/removal`,
    `GET ${trail}`,
    `GET ${trail}/people`,
    `GET ${trail}/change`,
    `POST ${trail}/change`,
    `POST ${trail}/removal`,
    `POST ${trail}/restoration`,
    `POST ${trail}/joining`,
    `POST ${trail}/joining/removal`,
    `GET ${trail}/steps/new`,
    `POST ${trail}/steps`,
    `GET ${step}`,
    `GET ${step}/change`,
    `POST ${step}/change`,
    `POST ${step}/removal`,
    `POST ${step}/restoration`,
    `POST ${step}/done`,
    `POST ${step}/posts`,
    `POST ${step}/posts/:reflection{[0-9a-f-]{36}}/removal`,
  ]),
};
