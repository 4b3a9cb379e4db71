import { answersOf, everyone, nothing, type Rows, rows, signedIn } from "./row.ts";

const one = "/programs/:number{[0-9]{1,15}}";
const file = `${one}/files/:digest{[0-9a-f]{64}}`;
const time = `${one}/occasions/:id{[0-9a-f-]{36}}`;
const group = "/programs/groups/:id{[0-9a-f-]{36}}";
const letter = String.raw`/programs/letter/:secret{[\w-]{10,60}}/removal`;
const kit = "/programs/kits/:id{[0-9a-f-]{36}}";
const booking = `${kit}/bookings/:booking{[0-9a-f-]{36}}`;
const partner = "/programs/partners/:id{[0-9a-f-]{36}}";
const webinar = "/programs/webinars/:id{[0-9a-f-]{36}}";
const proposal = `${one}/proposals/:id{[0-9a-f-]{36}}`;
const nobody = "01900000-0000-7000-8000-000000000000";

const noneHere = answersOf({ "signed out": "sign in" }, "nothing");
const ofThoseWhoLead = answersOf(
  { "signed out": "sign in", owner: "refused", colleague: "refused" },
  "answered",
);
/** Groups are kept by directors and administrators, of another system too. */
const ofLeaders = (answer: "answered" | "nothing") =>
  answersOf(
    { "signed out": "sign in", director: answer, administrator: answer, "other system": answer },
    "refused",
  );

/** Routes of one program, of which there is none with this number. */
function ofNone(answers: typeof noneHere, ...routes: readonly string[]): Rows {
  return Object.assign(
    {},
    ...routes.map((route) => {
      const path = route
        .slice(route.indexOf(" ") + 1)
        .replace(one, "/programs/999999")
        .replace("/:digest{[0-9a-f]{64}}", `/${"0".repeat(64)}`)
        .replace("/:id{[0-9a-f-]{36}}", `/${nobody}`);
      const body = bodies[route];
      return rows(answers, [route], { path: () => path, ...(body !== undefined && { body: () => body }) });
    }),
  ) as Rows;
}

const bodies: Readonly<Record<string, string>> = {
  [`POST ${one}/plan`]: "title=Kites&version=1&reader=branch",
  [`POST ${one}/occasions`]: "held=2026-11-01",
  [`POST ${time}`]: "held=2026-11-01",
  [`POST ${one}/adaptations`]: `branch=${nobody}`,
  [`POST ${one}/telling`]: "told=no",
  [`POST ${one}/questions`]: "words=How%3F",
  [`POST ${one}/webinars`]: "title=Kites&day=2099-12-03&from=14:00&reader=system",
  [`POST ${webinar}`]: "title=Kites&day=2099-12-03&from=14:00&reader=system",
  [`POST ${one}/proposals`]: "conference=Maine+Libraries",
  [`POST ${proposal}`]: "conference=Maine+Libraries&state=drafted&title=Kites",
  [`POST ${one}/lesson/outline`]: "title=Kites",
};

/** What branches run for the public. Who reads and changes a program that is there: tests/programs. */
export const branchProgramRows: Rows = {
  ...rows(everyone, [
    "GET /programs",
    "GET /programs/near",
    "GET /programs/map",
    "GET /programs/map/points.json",
    "GET /programs/compare",
  ]),
  ...rows(everyone, [`GET ${letter}`, `POST ${letter}`], {
    path: () => "/programs/letter/of-nobody-at-all/removal",
  }),
  ...rows(signedIn, [
    "GET /programs/new",
    "GET /programs/new/calendar",
    "GET /programs/calendars",
    "GET /programs/groups",
    "GET /programs/questions",
    "POST /programs",
    "POST /programs/calendars",
    "POST /programs/mail-address",
    "POST /programs/mail-address/removal",
    "POST /programs/near/letter",
    "POST /programs/near/letter/removal",
    "POST /programs/new/calendar",
  ]),
  ...rows(ofLeaders("answered"), ["POST /programs/groups"]),
  ...ofNone(
    ofLeaders("nothing"),
    `POST ${group}/invitations`,
    `POST ${group}/leaving`,
    `POST ${group}/membership`,
  ),
  ...ofNone(nothing, `GET ${one}`, `GET ${file}`),
  ...ofNone(
    noneHere,
    `GET ${one}/adaptation`,
    `GET ${one}/edit`,
    `GET ${one}/versions`,
    `GET ${time}`,
    `POST ${one}/adaptations`,
    `POST ${one}/files`,
    `POST ${file}/removal`,
    `POST ${one}/hiding`,
    `POST ${one}/occasions`,
    `POST ${time}`,
    `POST ${time}/removal`,
    `POST ${one}/plan`,
    `POST ${one}/questions`,
    `POST ${one}/return`,
    `POST ${one}/series`,
    `POST ${one}/telling`,
    "POST /programs/calendars/:id{[0-9a-f-]{36}}/reading",
    "POST /programs/calendars/:id{[0-9a-f-]{36}}/removal",
  ),
  ...rows(signedIn, ["GET /programs/kits"]),
  // Who leads a branch adds kits; a branch of another system is a wrong field of the form. With kits that are there: tests/programs.
  ...rows(ofThoseWhoLead, ["GET /programs/kits/new"]),
  ...rows(ofThoseWhoLead, ["POST /programs/kits"], {
    body: ({ eastside }) => `kind=kit&name=Button+maker&branch=${eastside}`,
  }),
  ...rows(noneHere, [
    `GET ${kit}`,
    `GET ${kit}/edit`,
    `POST ${kit}`,
    `POST ${kit}/retirement`,
    `POST ${kit}/return`,
    `POST ${kit}/bookings`,
    `POST ${booking}/cancel`,
    `POST ${booking}/rebook`,
    `POST ${booking}/check-out`,
    `POST ${booking}/take-back-out`,
    `POST ${booking}/check-in`,
    `POST ${booking}/take-back-in`,
    `POST ${booking}/mended`,
    `POST ${booking}/not-mended`,
  ]),
  // What is made of programs, and who may: tests/programs.
  ...rows(everyone, ["GET /programs/webinars"]),
  ...ofNone(nothing, `GET ${webinar}`, `GET ${webinar}/calendar.ics`),
  ...ofNone(
    noneHere,
    `GET ${webinar}/edit`,
    `POST ${webinar}`,
    `POST ${webinar}/cancellation`,
    `POST ${webinar}/return`,
    `GET ${one}/webinars/new`,
    `POST ${one}/webinars`,
    `GET ${one}/proposals/new`,
    `POST ${one}/proposals`,
    `GET ${proposal}`,
    `POST ${proposal}`,
    `POST ${proposal}/removal`,
    `POST ${proposal}/return`,
    `POST ${one}/lesson`,
    `GET ${one}/lesson`,
    `GET ${one}/lesson/lesson.md`,
    `POST ${one}/lesson/outline`,
    `POST ${one}/lesson/removal`,
    `POST ${one}/lesson/return`,
  ),
  ...rows(noneHere, [`GET ${proposal}/:file{proposal\\.(?:docx|md|txt)}`], {
    path: () => `/programs/999999/proposals/${nobody}/proposal.md`,
  }),
  ...rows(signedIn, ["GET /programs/partners", "GET /programs/partners/new", "POST /programs/partners"]),
  ...rows(noneHere, [
    `GET ${partner}`,
    `GET ${partner}/edit`,
    `POST ${partner}`,
    `POST ${partner}/hiding`,
    `POST ${partner}/return`,
    `POST ${partner}/programs`,
    `POST ${partner}/acquaintance`,
    `POST ${partner}/acquaintance/removal`,
  ]),
  ...rows(noneHere, [`POST ${partner}/programs/:number{[0-9]{1,15}}/removal`], {
    path: () => `/programs/partners/${nobody}/programs/1/removal`,
  }),
  ...rows(noneHere, [`POST ${partner}/programs/:number{[0-9]{1,15}}/return`], {
    path: () => `/programs/partners/${nobody}/programs/1/return`,
  }),
  ...rows(answersOf({ "signed out": "sign in" }, "answered"), [
    "POST /programs/questions/:id{[0-9a-f-]{36}}/answer",
  ]),
};
