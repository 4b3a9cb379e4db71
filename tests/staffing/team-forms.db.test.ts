import { afterAll, beforeAll, expect, test } from "vitest";
import { openTeamScene, type TeamScene } from "./team-scene.ts";

let scene: TeamScene;

beforeAll(async () => {
  scene = await openTeamScene();
});
afterAll(async () => scene.close());

const week = "/team?week=2027-01-13";
const short = "Eastside, Wed, Jan 13, 9 am to 5 pm";

async function undo(text: string): Promise<void> {
  const [path = ""] = /\/team\/changes\/[0-9a-f-]+\/undoing/u.exec(text) ?? [];
  expect((await scene.send("supervisor", path, "")).status).toBe(303);
}

test("an extra shift fills a gap on its day alone, until it is undone", async () => {
  const path = `/team/people/${scene.cast.players.colleague.staffId}`;
  const before = await scene.page("supervisor", week);
  expect(before.text).toContain(short);

  const done = await scene.send(
    "supervisor",
    `${path}/days`,
    "dayDate=2027-01-13&dayKind=extra&dayHours=9-5",
  );

  expect([done.status, done.location]).toEqual([303, path]);
  expect(done.text).toContain("Wed, Jan 13: besides, 09:00–17:00");
  expect((await scene.page("supervisor", week)).text).not.toContain(short);
  expect((await scene.page("supervisor", "/team?week=2027-01-20")).text).toContain(
    "Wed, Jan 20, 9 am to 5 pm",
  );
  await undo(done.text);
  expect((await scene.page("supervisor", week)).text).toBe(before.text);
});

test("a day moved from a month before counts in the week it is moved to", async () => {
  const path = `/team/people/${scene.cast.players.colleague.staffId}/days`;
  const before = await scene.page("supervisor", week);

  const done = await scene.send(
    "supervisor",
    path,
    "dayDate=2026-12-14&dayKind=moved&dayHours=9-5&dayTo=2027-01-13",
  );

  expect((await scene.page("supervisor", week)).text).not.toContain(short);
  await undo(done.text);
  expect((await scene.page("supervisor", week)).text).toBe(before.text);
});

test("a swapped day is worked by the colleague, and both sides see it in their own week", async () => {
  const { owner } = scene.cast.players;
  const path = `/team/people/${owner.staffId}/days`;

  const done = await scene.send(
    "supervisor",
    path,
    "dayDate=2027-01-13&dayKind=swapped&dayWith=cole+colleague&dayTo=2027-03-09",
  );

  expect(done.text).toContain("Wed, Jan 13: swapped for Tue, Mar 9");
  // On March 9 the colleague no longer works, and the owner worked then anyway.
  expect((await scene.page("supervisor", "/team?week=2027-03-09")).text).toContain(
    "Eastside, Tue, Mar 9, 9 am to 5 pm",
  );
  const [removal = ""] = /\/team\/people\/[0-9a-f-]+\/days\/[0-9a-f-]+\/removal/u.exec(done.text) ?? [];
  expect((await scene.send("supervisor", removal, "")).status).toBe(303);
  expect((await scene.page("supervisor", "/team?week=2027-03-09")).text).not.toContain("Tue, Mar 9, 9 am");
});

test("a session away takes someone from the building, until it is removed", async () => {
  const path = `/team/people/${scene.cast.players.owner.staffId}`;

  const done = await scene.send(
    "supervisor",
    `${path}/sessions`,
    "sessionTitle=Mending&sessionDate=2027-01-12&sessionHours=2-3&sessionAttendance=away&sessionTravel=30",
  );

  expect(done.text).toContain("Mending: Tue, Jan 12, 2027, 2 pm to 3 pm");
  expect((await scene.page("supervisor", week)).text).toContain(
    'Tue, Jan 12, 1:30 pm to 2 pm</strong>: The building has 1 of 2.</p><p class="quiet">Why: Ana Owner is on the way.',
  );
  const [removal = ""] = /\/team\/people\/[0-9a-f-]+\/sessions\/[0-9a-f-]+\/removal/u.exec(done.text) ?? [];
  expect((await scene.send("supervisor", removal, "")).status).toBe(303);
  expect((await scene.page("supervisor", week)).text).not.toContain("Tue, Jan 12");
});

test("who does not count towards the minimum leaves the building short, until it is undone", async () => {
  const { cast, page, send } = scene;
  const path = `/team/people/${cast.players.colleague.staffId}`;
  const before = await page("supervisor", week);

  const done = await send(
    "supervisor",
    `${path}/profile`,
    `profileHome=${cast.eastside}&profileQualifications=a,+b,a`,
  );

  expect(done.text).toContain('value="a, b"');
  expect((await page("supervisor", week)).text).toContain("Eastside, Mon, Jan 11, 9 am to 5 pm");
  await undo(done.text);
  expect((await page("supervisor", week)).text).toBe(before.text);

  const elsewhere = await send("supervisor", `${path}/profile`, `profileHome=${cast.otherTenantId}`);
  expect([elsewhere.status, elsewhere.text.includes("Choose one of the branches.")]).toEqual([422, true]);
});

test("when someone may be called is kept, read back and undone; hours nobody can read are named by day, all kept", async () => {
  const { cast, page, send } = scene;
  const path = `/team/people/${cast.players.colleague.staffId}`;
  const profile = `profileHome=${cast.eastside}&profileFloater=yes`;
  const mondayOf = (text: string) => /name="profileCall-monday"[^>]*value="([^"]*)"/u.exec(text)?.[1];

  const done = await send("supervisor", `${path}/profile`, `${profile}&profileCall-monday=9-5`);
  expect([done.status, mondayOf(done.text)]).toEqual([303, "09:00–17:00"]);
  await undo(done.text);
  expect(mondayOf((await page("supervisor", path)).text) ?? "").toBe("");

  const wrong = await send(
    "supervisor",
    `${path}/profile`,
    `${profile}&profileCall-monday=9-5&profileCall-friday=noonish`,
  );
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain("“noonish” cannot be used.");
  expect(mondayOf(wrong.text)).toBe("9-5");
  expect(/name="profileFloater"[^>]* checked/u.test(wrong.text)).toBe(true);
});

test("a closed day needs nobody; only who leads all branches closes all", async () => {
  const path = `/team/branches/${scene.cast.eastside}/closures`;
  const body = "firstDay=2027-01-13&reason=Staff+day";

  const done = await scene.send("supervisor", path, body);

  expect(done.text).toContain("Staff day: ");
  expect((await scene.page("supervisor", week)).text).not.toContain(short);
  await undo(done.text);
  expect((await scene.page("supervisor", week)).text).toContain(short);
  expect((await scene.send("supervisor", path, `${body}&everywhere=yes`)).status).toBe(403);
  expect((await scene.send("director", path, `${body}&everywhere=yes`)).status).toBe(303);
  expect((await scene.page("supervisor", week)).text).not.toContain(short);
});

test("substitutes and ways are kept in order, as they are typed, and undone", async () => {
  const branch = `/team/branches/${scene.cast.eastside}`;

  const substitutes = await scene.send(
    "supervisor",
    `${branch}/substitutes`,
    "substitutes=cole+colleague%0D%0AAna+Owner",
  );
  expect(substitutes.text).toContain("Cole Colleague\nAna Owner</textarea>");
  const ways = await scene.send("supervisor", `${branch}/travel-times`, "travelTimes=Northgate+15,+25+back");
  expect(ways.text).toContain("Northgate 15, 25 back</textarea>");
  await undo(ways.text);
  await undo(substitutes.text);

  const { text } = await scene.page("supervisor", `${branch}/desks`);
  expect(text).not.toContain("Cole Colleague");
  expect(text).not.toContain("25 back</textarea>");
});

test("a name nobody has is told at its field, and the list is kept as typed", async () => {
  const branch = `/team/branches/${scene.cast.eastside}`;

  const { status, text } = await scene.send(
    "supervisor",
    `${branch}/substitutes`,
    "substitutes=Nobody+Known",
  );

  expect(status).toBe(422);
  expect(text).toContain("“Nobody Known” cannot be used. Nobody on the staff has this name.");
  expect(text).toContain("Nobody Known</textarea>");
});
