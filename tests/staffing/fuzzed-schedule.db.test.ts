import { afterAll, beforeAll, expect, test } from "vitest";
import { anyTable, anyText, faultsOfFuzzedSchedule, seededDraw } from "./fuzzed-schedule.ts";
import { openTeamScene, type TeamScene } from "./team-scene.ts";

let scene: TeamScene;

beforeAll(async () => {
  scene = await openTeamScene();
});
afterAll(async () => scene.close());

test("300 damaged schedules are read without a crash, half a person, or a problem without its place", () => {
  const found: Record<number, readonly string[]> = {};
  for (let seed = 1; seed <= 300; seed += 1) {
    const faults = faultsOfFuzzedSchedule(seededDraw(seed));
    if (faults.length > 0) found[seed] = faults;
  }

  expect(found).toEqual({});
});

const fields =
  "monday tuesday from weeks firstDay lastDay hours reason minimum name kind qualifications closingOrder inCharge desk everywhere substitutes travelTimes dayDate dayKind dayHours dayTo dayWith sessionTitle sessionDate sessionHours sessionAttendance sessionTravel profileHome profileQualifications zone file".split(
    " ",
  );

test("damaged forms are answered or refused at their fields, and change nothing when they are refused", async () => {
  const { cast, send, rowCounts } = scene;
  const person = `/team/people/${cast.players.owner.staffId}`;
  const branch = `/team/branches/${cast.eastside}`;
  const forms = [
    person,
    `${person}/absences`,
    `${person}/days`,
    `${person}/sessions`,
    `${person}/profile`,
    `${branch}/needs`,
    `${branch}/desks`,
    `${branch}/closures`,
    `${branch}/substitutes`,
    `${branch}/travel-times`,
    "/me/hours",
    `/team/people/${cast.otherTenantId}`,
    `${person}/days/%00/removal`,
    `/team/branches/${cast.otherTenantId}/closures`,
    "/team/import",
  ];
  for (let seed = 1; seed <= 90; seed += 1) {
    const draw = seededDraw(seed);
    const form = forms[seed % forms.length] ?? "";
    const body = new URLSearchParams();
    for (const field of fields) {
      if (draw(4) === 0) continue;
      body.append(field, anyText(draw));
      if (draw(8) === 0) body.append(field, anyText(draw));
    }
    const before = await rowCounts();

    const { status, text } = await send("supervisor", form, body.toString());

    expect([seed, form, [200, 303, 403, 404, 413, 422].includes(status), status]).toEqual([
      seed,
      form,
      true,
      status,
    ]);
    const after = status === 303 ? before : await rowCounts();
    expect([seed, after]).toEqual([seed, before]);
    expect([seed, status !== 422 || text.includes("error-summary")]).toEqual([seed, true]);
  }
});

test("damaged files are shown with what is wrong in them, and change nothing before they are taken over", async () => {
  const { rowCounts, sendFile } = scene;
  const before = await rowCounts();
  for (let seed = 1; seed <= 25; seed += 1) {
    const draw = seededDraw(seed);
    const rows = anyTable(draw).rows.map(({ cells }) =>
      cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","),
    );
    const text = draw(5) === 0 ? anyText(draw) : rows.join("\n");

    const { status } = await sendFile("director", "/team/import", new File([text], "week.csv"));

    expect([seed, [303, 422].includes(status), status]).toEqual([seed, true, status]);
  }

  expect(await rowCounts()).toEqual(before);
});
