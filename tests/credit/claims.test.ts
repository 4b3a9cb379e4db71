import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants } from "#platform/db";
import { newId } from "#platform/ids";
import { type HeldClock, holdClock, now } from "#platform/time";
import { addCredential } from "../../src/modules/credit/actions/record/keep-credential.ts";
import { shareStandings } from "../../src/modules/credit/actions/renewals/share-standings.ts";
import { credentialsOf } from "../../src/modules/credit/queries/record/credentials.ts";
import type { Part } from "../people/cast.ts";
import { openSessionScene, type SessionScene } from "./sessions/session-scene.ts";

let scene: SessionScene;
let clock: HeldClock;

beforeAll(async () => {
  clock = holdClock("2026-12-03T14:00:00Z");
  scene = await openSessionScene();
});
afterAll(async () => {
  await scene.close();
  clock.release();
});

const packId = "us-wi-library-director";

/** Logs an entry as someone, with a certificate, and gives its id. */
async function logged(part: Part, title: string): Promise<string> {
  const body = new FormData();
  for (const [name, value] of Object.entries({
    title,
    day: "2026-11-20",
    amount: "90",
    measure: "minutes",
    mode: "live",
    state: "earned",
  }))
    body.set(name, value);
  await scene.send(part, "/record/entries", body);
  const { program, cast } = scene;
  const accountId = cast.players[part].accountId;
  const row = await inTenants(program.db, [accountId], async (tx) =>
    tx
      .selectFrom("credit_entries")
      .select("id")
      .where("tenant_id", "=", accountId)
      .where("title", "=", title)
      .executeTakeFirstOrThrow(),
  );
  return row.id;
}

async function sent(part: Part, title: string): Promise<{ readonly entry: string; readonly claim: string }> {
  const entry = await logged(part, title);
  const { tenantId } = scene.cast;
  const { status } = await scene.send(
    part,
    `/record/entries/${entry}/claims`,
    `employer=${tenantId}&pack=${packId}`,
  );
  expect(status).toBe(303);
  const row = await inTenants(scene.program.db, [tenantId], async (tx) =>
    tx
      .selectFrom("credit_claims")
      .select("id")
      .where("tenant_id", "=", tenantId)
      .where("entry_id", "=", entry)
      .executeTakeFirstOrThrow(),
  );
  return { entry, claim: row.id };
}

async function decisionOnRecord(part: Part, entry: string) {
  const { accountId } = scene.cast.players[part];
  return inTenants(scene.program.db, [accountId], async (tx) =>
    tx
      .selectFrom("credit_decisions")
      .select(["outcome", "units_numerator", "units_denominator", "reason"])
      .where("tenant_id", "=", accountId)
      .where("entry_id", "=", entry)
      .executeTakeFirst(),
  );
}

test("a claim is seen and decided by those who lead its sender, and by nobody else", async () => {
  const { claim, entry } = await sent("owner", "Mending for Beginners");

  expect((await scene.page("coordinator", "/claims")).text).toContain("Mending for Beginners");
  for (const part of ["owner", "colleague", "other system"] as const)
    expect((await scene.page(part, "/claims")).text).not.toContain("Mending for Beginners");
  for (const part of ["owner", "colleague", "other system"] as const)
    expect((await scene.page(part, `/claims/${claim}`)).status).toBe(404);
  expect((await scene.send("supervisor", `/claims/${claim}/decisions`, "outcome=accepted")).status).toBe(403);
  expect((await scene.send("other system", `/claims/${claim}/decisions`, "outcome=accepted")).status).toBe(
    404,
  );
  expect(await decisionOnRecord("owner", entry)).toMatchObject({ outcome: "pending" });

  await scene.send("coordinator", `/claims/${claim}/decisions`, "outcome=adjusted&units=1&reason=Half+of+it");

  expect(await decisionOnRecord("owner", entry)).toEqual({
    outcome: "adjusted",
    units_numerator: 1,
    units_denominator: 1,
    reason: "Half of it",
  });
  expect((await scene.page("owner", `/record/entries/${entry}/claims`)).text).toContain(
    "Accepted with another amount by Cory Coordinator of Harbor County. “Half of it”",
  );
});

test("nobody decides a claim of their own", async () => {
  const { claim } = await sent("coordinator", "Own Webinar");

  expect((await scene.send("coordinator", `/claims/${claim}/decisions`, "outcome=accepted")).status).toBe(
    403,
  );
  expect((await scene.send("coordinator", "/claims/decisions", `claim=${claim}`)).status).toBe(403);
  expect((await scene.send("director", `/claims/${claim}/decisions`, "outcome=accepted")).status).toBe(303);
});

test("a reason is asked for, a wrong amount named, and what was typed stays", async () => {
  const { claim } = await sent("owner", "Story Time");

  const refused = await scene.send(
    "coordinator",
    `/claims/${claim}/decisions`,
    "outcome=adjusted&units=many",
  );

  expect(refused.status).toBe(422);
  expect(refused.text).toContain("Write an amount like 1.5 or 3/4.");
  expect(refused.text).toContain('value="many"');
  expect((await scene.send("coordinator", `/claims/${claim}/decisions`, "outcome=returned")).text).toContain(
    "Say why: who sent it reads this.",
  );
});

test("several are accepted at once or none, a decision is taken back, and a returned one is sent again", async () => {
  const [one, two] = [await sent("owner", "First"), await sent("owner", "Second")];
  await scene.send(
    "owner",
    `/record/entries/${two.entry}/claims/${two.claim}/withdrawal`,
    `employer=${scene.cast.tenantId}`,
  );

  const both = `claim=${one.claim}&claim=${two.claim}`;
  expect((await scene.send("coordinator", "/claims/decisions", both)).status).toBe(409);
  expect(await decisionOnRecord("owner", one.entry)).toMatchObject({ outcome: "pending" });
  expect(await decisionOnRecord("owner", two.entry)).toBe(undefined);
  await scene.send("coordinator", "/claims/decisions", `claim=${one.claim}`);
  expect(await decisionOnRecord("owner", one.entry)).toMatchObject({ outcome: "accepted" });

  await scene.send("coordinator", `/claims/${one.claim}/decisions/undoing`, "");
  expect(await decisionOnRecord("owner", one.entry)).toMatchObject({ outcome: "pending" });
  await scene.send("coordinator", `/claims/${one.claim}/decisions`, "outcome=returned&reason=No+certificate");
  expect(await decisionOnRecord("owner", one.entry)).toMatchObject({
    outcome: "returned",
    reason: "No certificate",
  });
  const again = await scene.send(
    "owner",
    `/record/entries/${one.entry}/claims`,
    `employer=${scene.cast.tenantId}&pack=${packId}`,
  );
  expect(again.status).toBe(303);
  expect(await decisionOnRecord("owner", one.entry)).toMatchObject({ outcome: "pending", reason: "" });
});

test("a draft, a stranger's employer and somebody else's entry are not sent", async () => {
  const entry = await logged("owner", "Mine");

  const { otherTenantId, tenantId } = scene.cast;
  const elsewhere = `employer=${otherTenantId}&pack=${packId}`;
  expect((await scene.send("owner", `/record/entries/${entry}/claims`, elsewhere)).status).toBe(404);
  const here = `employer=${tenantId}&pack=${packId}`;
  expect((await scene.send("colleague", `/record/entries/${entry}/claims`, here)).status).toBe(404);
});

test("leaders see how those stand who let them, and nothing of the others", async () => {
  const { program, cast } = scene;
  const { accountId } = cast.players.owner;
  const share = async () =>
    shareStandings(program.db, { packs: program.packs(), accountId, today: "2026-12-03" });
  await addCredential(program.db, accountId, {
    packId,
    issuedOn: "2022-01-01",
    positions: [],
    endorsements: [],
    circumstances: [],
    isShared: true,
  });
  await share();

  const seen = await scene.page("supervisor", "/renewals");
  expect(seen.text).toContain("Ana Owner");
  expect(seen.text).toContain("At risk");
  expect(seen.text).toMatch(/ of 100 contact hours<\/td><td[^>]*>[\d½]+ contact hours, /u);
  expect((await scene.page("director", "/renewals.csv")).text).toContain('"Ana Owner","Eastside"');
  await inTenants(program.db, [cast.tenantId], async (tx) => {
    const times = { created_at: now(), changed_at: now() };
    const second = { tenant_id: cast.tenantId, id: newId(), staff_id: cast.players.owner.staffId };
    const post = { organisation_id: cast.tenantId, title: "Trainer", role: "learner" as const };
    await tx
      .insertInto("positions")
      .values({ ...second, ...post, starts_on: "2025-01-01", ...times })
      .execute();
  });
  const lines = (await scene.page("director", "/renewals.csv")).text.split("\n");
  expect(lines.filter((line) => line.includes("Ana Owner")).length).toBe(1);
  expect(lines.find((line) => line.includes("Ana Owner"))).toMatch(/^"?Ana Owner"?,"[^"]*; [^"]*"/u);
  expect((await scene.page("owner", "/renewals")).status).toBe(404);
  expect((await scene.page("other system", "/renewals")).text).not.toContain("Ana Owner");

  const [credential] = await credentialsOf(program.db, accountId);
  await inTenants(program.db, [accountId], async (tx) => {
    await tx
      .updateTable("credit_credentials")
      .set({ is_shared: false })
      .where("tenant_id", "=", accountId)
      .where("id", "=", credential?.id ?? "")
      .execute();
  });
  await share();
  expect((await scene.page("supervisor", "/renewals")).text).not.toContain("Ana Owner");
});

test("claims, renewals and learning in numbers lead back to Sessions, where they are opened from", async () => {
  for (const path of ["/claims", "/renewals", "/reports/learning"]) {
    const { text } = await scene.page("director", path);
    const trail = /<nav[^>]*aria-label="Where this is".*?<\/nav>/su.exec(text)?.[0];
    expect([path, trail?.includes('href="/sessions"')]).toEqual([path, true]);
  }
});
