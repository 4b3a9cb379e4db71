import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants } from "#platform/db";
import { holdClock } from "#platform/time";
import { confirmed, everyone, type LibrarySite, lookedAt, openLibrarySite } from "./library-site.ts";

const outletsPath = join(import.meta.dirname, "../../../shared/data/places/outlets.csv");
const hasOutlets = existsSync(outletsPath);
// oxlint-disable-next-line no-console -- what is skipped is said aloud
if (!hasOutlets) console.warn(`The outlet file is not at ${outletsPath}: importing it is not tested.`);

const clock = holdClock("2026-11-21T18:00:00Z");
let site: LibrarySite;

beforeAll(async () => {
  site = await openLibrarySite();
});
afterAll(async () => {
  await site.close();
  clock.release();
});

const orgs = `sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId
d1,,,Plains District,district,,
s1,,,Elm School,school,,d1
s2,,,Oak School,school,,d1
`;
const users = `sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName,email
u1,,,true,rl,Rosa,Lane,rosa@plains.example
u2,,,true,kp,Kim,Pupil,kim@plains.example
u3,,,true,bo,Ben,Okafor,ben@plains
`;
const roles = `sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId
r1,,,u1,primary,teacher,2024-08-01,,s1
r2,,,u1,secondary,aide,2025-08-01,,s2
r3,,,u2,primary,student,,,s1
r4,,,u3,primary,teacher,,,s1
`;
const roster = zipSync({
  "export/orgs.csv": strToU8(orgs),
  "export/users.csv": strToU8(users),
  "export/roles.csv": strToU8(roles),
});

test("a OneRoster export comes in from its ZIP: schools, staff with each position, and no pupil anywhere", async () => {
  const { administrator } = site;
  const preview = await lookedAt(administrator, "oneroster.zip", roster);

  expect(preview.text).toContain("4 new, 0 changed, 0 as before, 1 that cannot be taken.");
  expect(preview.text).toContain("students (1).");
  expect(preview.text).toContain("email “ben@plains”: This is not an e-mail address.");
  expect((await confirmed(administrator, preview)).text).toContain("What was written");

  expect(await placesOf("Rosa Lane")).toEqual([
    ["Elm School", "Teacher", "learner"],
    ["Oak School", "Aide", "learner"],
  ]);
  const held = await inTenants(site.program.db, "every tenant", async (tx) => ({
    rows: await tx.selectFrom("import_rows").selectAll().execute(),
    staff: await tx.selectFrom("staff").select("name").orderBy("name").execute(),
  }));
  expect(held.staff.map(({ name }) => name)).toEqual(["Ada Lane", "Rosa Lane"]);
  expect(JSON.stringify(held.rows)).not.toContain("Pupil");
});

test("the same export again changes nothing, and its page says so", async () => {
  const { administrator } = site;
  const before = await everyone(site);

  const again = await lookedAt(administrator, "oneroster.zip", roster);

  expect(again.text).toContain("0 new, 0 changed, 4 as before, 1 that cannot be taken.");
  expect(again.text).toContain("Nothing would change.");
  expect(again.html).not.toContain("/confirmation");
  await confirmed(administrator, again);
  expect(await everyone(site)).toEqual(before);
});

test.skipIf(!hasOutlets)(
  "a library’s branches come in from the outlet file once its state and system are chosen (skipped without that file)",
  async () => {
    const { administrator } = site;
    const bytes = new Uint8Array(readFileSync(outletsPath));
    const listed = readFileSync(outletsPath, "latin1")
      .split("\n")
      .filter((line) => line.startsWith("NY,NY0778,"));

    const look = async () => {
      const { path } = await lookedAt(administrator, "outlets.csv", bytes);
      const whole = await administrator.get(path);
      const inState = await administrator.post(`${path}/choices`, { state: "NY" });
      const preview = await administrator.post(`${path}/choices`, { state: "NY", system: "NY0778" });
      return { whole, inState, preview };
    };
    const { whole, inState, preview } = await look();

    expect(whole.html).toContain('<option value="NY"');
    expect(inState.html).toContain('<option value="NY0778"');
    expect(preview.text).toContain(`${listed.length} new, 0 changed`);
    expect((await confirmed(administrator, preview)).text).toContain("What was written");
    const { organisations } = await everyone(site);
    const branches = organisations.filter(({ code }) => code?.startsWith("NY0778-"));
    const codes = listed.map((line) => line.split(",").slice(1, 3).join("-"));
    expect(branches.map(({ code }) => code ?? "").toSorted()).toEqual(codes.toSorted());
    expect(new Set(branches.map((each) => each.parent_id))).toEqual(new Set([site.tenantId]));
    expect((await look()).preview.text).toContain(`0 new, 0 changed, ${listed.length} as before`);
    expect((await everyone(site)).organisations).toEqual(organisations);
  },
);

test("columns that nobody knows are named, and after the import the next step is", async () => {
  const { administrator } = site;
  const lines = ["Name,Hours per week,E-mail,Empty", "Una Unread,20,una@prairie.example,"].join("\n");
  const preview = await lookedAt(administrator, "hours.csv", lines);
  const written = await confirmed(administrator, preview);

  expect(preview.text).toContain("This column was not read: “Hours per week”. Under “What the columns hold”");
  expect(written.text).toContain("This column was not read: “Hours per week”.");
  expect(written.html).toContain('<a href="/invitations">');
});

test("more rows than one transaction takes are written in the background, each once, while the page tells how far", async () => {
  const { administrator } = site;
  const rows = Array.from({ length: 2500 }, (_, at) => `Person ${at},p${at}@prairie.example,N${at}`);
  const preview = await lookedAt(
    administrator,
    "staff.csv",
    ["Name,E-mail,Employee number", ...rows].join("\n"),
  );

  const written = await confirmed(administrator, preview);
  const twice = await administrator.post(`${preview.path}/confirmation`);

  expect(written.text).toContain("2500 new, 0 changed");
  expect(written.text).toContain("What was written");
  expect(twice.status).toBe(409);
  const { staff, positions } = await everyone(site);
  const added = staff.filter(({ name }) => name.startsWith("Person "));
  const ids = new Set(added.map(({ id }) => id));
  expect([
    new Set(added.map(({ email }) => email)).size,
    positions.filter(({ staff_id: id }) => ids.has(id)).length,
  ]).toEqual([2500, 2500]);
});

test("a preview is not written when someone changed the staff since, and says to look again", async () => {
  const { administrator } = site;
  const preview = await lookedAt(administrator, "staff.csv", "Name,E-mail\nRita,rita@prairie.example\n");
  await administrator.post("/staff", { name: "Eve Quinn", branch: site.tenantId, starts: "2026-11-01" });
  const before = await everyone(site);

  const refused = await confirmed(administrator, preview);

  expect([refused.status, refused.text]).toEqual([
    409,
    expect.stringContaining("Someone changed the staff or the branches since this preview was made."),
  ]);
  expect(await everyone(site)).toEqual(before);
  expect(before.staff.map(({ email }) => email)).not.toContain("rita@prairie.example");
});

async function placesOf(name: string) {
  const rows = await inTenants(site.program.db, [site.tenantId], (tx) =>
    tx
      .selectFrom("positions")
      .innerJoin("staff", (join) =>
        join.onRef("staff.tenant_id", "=", "positions.tenant_id").onRef("staff.id", "=", "staff_id"),
      )
      .innerJoin("organisations", (join) =>
        join
          .onRef("organisations.tenant_id", "=", "positions.tenant_id")
          .onRef("organisations.id", "=", "organisation_id"),
      )
      .select(["organisations.name", "title", "role"])
      .where("staff.name", "=", name)
      .orderBy("organisations.name")
      .execute(),
  );
  return rows.map((row) => [row.name, row.title, row.role]);
}
