import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants, json } from "#platform/db";
import { testDatabase } from "#platform/db-testing";
import { newId } from "#platform/ids";
import { holdClock, now } from "#platform/time";
import { type Cast, makeCast, makePlayer, type Player } from "../../../../../tests/people/cast.ts";
import { key, openRecordDesk, type RecordDesk } from "../../../../../tests/people/record-desk.ts";

const clock = holdClock("2026-11-22T12:00:00Z");
const day = 86_400;
let desk: RecordDesk;
let cast: Cast;

beforeAll(async () => {
  desk = await openRecordDesk(await testDatabase());
  cast = await makeCast(desk.db, key);
});
afterAll(async () => {
  await desk.close();
  clock.release();
});

async function someone(name: string): Promise<Player> {
  const { tenantId, eastside } = cast;
  return makePlayer(desk.db, key, { name, role: "learner", tenantId, organisationId: eastside });
}

/** A private row in someone's own tenant, such as a later module keeps. */
async function keepPrivately(player: Player, text: string): Promise<void> {
  await inTenants(desk.db, [player.accountId], async (tx) => {
    await tx
      .insertInto("records_from_elsewhere")
      .values({
        tenant_id: player.accountId,
        id: newId(),
        source: "https://old.example",
        record_class: "reflections",
        label: "Reflections",
        row: json({ text }),
        digest: newId(),
        brought_at: now(),
      })
      .execute();
  });
}

/** Every place in the database where a text stands, as `table of TENANT`. */
async function placesOf(text: string): Promise<readonly string[]> {
  const { rows: tables } = await sql<{ name: string; walled: boolean }>`
    select c.oid::regclass::text as name, exists (
      select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as walled
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname in ('public', 'jobs') order by 1`.execute(desk.db);
  const found: string[] = [];
  await inTenants(desk.db, "every tenant", async (tx) => {
    for (const { name, walled } of tables) {
      const owner = walled ? sql`tenant_id::text` : sql`''`;
      const { rows } = await sql<{ owner: string }>`
        select distinct ${owner} as owner from ${sql.raw(name)} as t
        where position(lower(${text}) in lower(to_jsonb(t)::text)) > 0`.execute(tx);
      found.push(...rows.map((row) => `${name} ${row.owner}`.trim()));
    }
  });
  return found.toSorted();
}

test("leaving ends the link and nothing else: the own record stays here, the employer’s stays there", async () => {
  const player = await someone("Leaving Lena");
  await keepPrivately(player, "what I think of the desk");

  const explained = await desk.get(player, `/me/employers/${cast.tenantId}/leaving`);
  const left = await desk.post(player, `/me/employers/${cast.tenantId}/leaving`);

  expect(explained.words).toContain(
    "Your account and everything that is yours in it stay with you, and Harbor County sees nothing of it from now on. What Harbor County wrote down about you is their record: it stays with them, and you will not see it here any more.",
  );
  expect([left.status, left.location]).toEqual([303, "/me/employers"]);
  expect((await desk.get(player, "/me/data/records/from-elsewhere")).words).toContain(
    "what I think of the desk",
  );
  for (const name of ["staff-record", "positions", "record-views", "employer-acts"])
    expect((await desk.get(player, `/me/data/records/${name}`)).words).toContain("Nothing is held");
  const staff = await inTenants(desk.db, [cast.tenantId], async (tx) =>
    tx.selectFrom("staff").select(["name", "account_id"]).where("id", "=", player.staffId).execute(),
  );
  expect(staff).toEqual([{ name: "Leaving Lena", account_id: null }]);
  // What is written after leaving is in no tenant of the employer.
  await keepPrivately(player, "a secret after leaving");
  expect(await placesOf("a secret after leaving")).toEqual([`records_from_elsewhere ${player.accountId}`]);
  const { rows } = await inTenants(desk.db, [cast.tenantId], async (tx) =>
    sql`select from records_from_elsewhere`.execute(tx),
  );
  expect(rows).toEqual([]);
});

test("leaving is taken back in the same session, and in no other", async () => {
  const player = await someone("Undecided Uma");
  await desk.post(player, `/me/employers/${cast.tenantId}/leaving`);
  const page = await desk.get(player, "/me/employers");
  expect(page.words).toContain("Take leaving back");

  const back = await desk.post(player, `/me/employers/${cast.tenantId}/return`);

  expect(back.status).toBe(303);
  expect((await desk.get(player, "/me/data/records/staff-record")).words).toContain("Undecided Uma");
  expect((await desk.post(player, `/me/employers/${cast.tenantId}/return`)).status).toBe(404);
  // Left once more, seen from another session: it says nothing of taking it back, and refuses it.
  await desk.post(player, `/me/employers/${cast.tenantId}/leaving`);
  await inTenants(desk.db, [player.accountId], async (tx) => {
    await tx.updateTable("account_employments").set({ left_in_session: newId() }).execute();
  });
  expect((await desk.get(player, "/me/employers")).words).not.toContain("Take leaving back");
  expect((await desk.post(player, `/me/employers/${cast.tenantId}/return`)).status).toBe(404);
});

test("one who moved sees the new employer’s record and nothing of the old one’s", async () => {
  const player = await someone("Moving Mia");
  await desk.post(player, `/me/employers/${cast.tenantId}/leaving`);
  const staffId = newId();
  await inTenants(desk.db, [player.accountId, cast.otherTenantId], async (tx) => {
    const times = { created_at: now(), changed_at: now() };
    await tx
      .insertInto("staff")
      .values({
        tenant_id: cast.otherTenantId,
        id: staffId,
        account_id: player.accountId,
        name: "Mia at Faraway",
        ...times,
      })
      .execute();
    await tx
      .insertInto("account_employments")
      .values({
        tenant_id: player.accountId,
        employer_id: cast.otherTenantId,
        staff_id: staffId,
        joined_at: now(),
      })
      .execute();
  });

  const record = await desk.get(player, "/me/data/records/staff-record");
  const places = await desk.get(player, "/me/data/records/employments");

  expect(record.words).toContain("Mia at Faraway");
  expect(record.words).not.toContain("Moving Mia");
  expect(places.words).toMatch(/Faraway .*Harbor County|Harbor County .*Faraway/u);
});

test("the only administrator neither leaves nor closes the account before there is another", async () => {
  const { administrator } = cast.players;

  expect((await desk.post(administrator, `/me/employers/${cast.tenantId}/leaving`)).status).toBe(409);
  expect((await desk.post(administrator, "/me/data/closing")).status).toBe(409);
  expect((await desk.get(administrator, "/me/data/records/staff-record")).words).toContain(
    "Addie Administrator",
  );
});

test("an account that is being closed can be kept for thirty days", async () => {
  const player = await someone("Hesitant Hal");

  await desk.post(player, "/me/data/closing");
  clock.advance(29 * day);
  await desk.run("people.close-accounts");
  const page = await desk.get(player, "/me/data/closing");
  await desk.post(player, "/me/data/keeping");
  clock.advance(2 * day);
  await desk.run("people.close-accounts");

  expect(page.words).toContain("On Dec 22, 2026 everything that is yours here is destroyed.");
  const { rows } = await sql`
    select name, state, closes_at from accounts where tenant_id = ${player.accountId}`.execute(desk.db);
  expect(rows).toEqual([{ name: "Hesitant Hal", state: "active", closes_at: null }]);
});

test("nothing of a person alone is left anywhere, in any table, thirty days after closing", async () => {
  const player = await someone("Vanishing Vic");
  await keepPrivately(player, "Vanishing Vic was here");
  await desk.post(player, "/me/data/exports");
  await desk.post(player, "/me/tokens", {
    name: "Vanishing Vic’s program",
    scopes: "read-my-record",
    days: "90",
  });
  // Alone: no employer ever knew them.
  await inTenants(desk.db, [player.accountId, cast.tenantId], async (tx) => {
    await tx.deleteFrom("account_employments").where("tenant_id", "=", player.accountId).execute();
    await tx.deleteFrom("positions").where("staff_id", "=", player.staffId).execute();
    await tx.deleteFrom("staff").where("id", "=", player.staffId).execute();
  });
  await desk.post(player, "/me/data/closing");
  const before = [...(await placesOf("Vanishing Vic")), ...(await placesOf("vanishing.vic@library.example"))];
  expect(new Set(before.map((place) => place.split(" ")[0]))).toEqual(
    new Set(["accounts", "api_tokens", "audit_log", "mail_outbox", "records_from_elsewhere", "tenants"]),
  );

  clock.advance(31 * day);
  await desk.run("people.close-accounts");

  expect(await placesOf("Vanishing Vic")).toEqual([]);
  expect(await placesOf("vanishing.vic@library.example")).toEqual([]);
  const { rows } = await sql`
    select name, email, state from accounts where tenant_id = ${player.accountId}`.execute(desk.db);
  expect(rows).toEqual([{ name: "Closed account", email: null, state: "closed" }]);
  await desk.run("people.close-accounts");
});

test("of one with an employer only the employer’s own record is left", async () => {
  const player = await someone("Departing Dora");
  await keepPrivately(player, "Departing Dora wrote this for herself");
  await desk.post(player, "/me/data/closing");

  clock.advance(31 * day);
  await desk.run("people.close-accounts");

  expect(await placesOf("Departing Dora")).toEqual([`staff ${cast.tenantId}`]);
  expect(await placesOf("departing.dora@library.example")).toEqual([`staff ${cast.tenantId}`]);
  expect(await placesOf(`"account_id": "${player.accountId}"`)).toEqual([]);
});

test("what is on legal hold is kept, until the hold is lifted", async () => {
  const player = await someone("Held Hanna");
  await keepPrivately(player, "evidence of Held Hanna");
  const holdId = newId();
  await inTenants(desk.db, [player.accountId], async (tx) => {
    await tx
      .insertInto("legal_holds")
      .values({
        tenant_id: player.accountId,
        id: holdId,
        record_class: "from-elsewhere",
        reason: "Case 7",
        placed_by_name: "The operator",
        placed_at: now(),
      })
      .execute();
  });
  await desk.post(player, "/me/tokens", { name: "Held Hanna’s program", scopes: "read-my-record" });
  await desk.post(player, "/me/data/closing");
  clock.advance(31 * day);
  await desk.run("people.close-accounts");

  expect(await placesOf("evidence of Held Hanna")).toEqual([`records_from_elsewhere ${player.accountId}`]);
  expect(await placesOf("Held Hanna’s program")).toEqual([]);

  await inTenants(desk.db, [player.accountId], async (tx) => {
    await tx
      .updateTable("legal_holds")
      .set({ lifted_at: now(), lifted_by_name: "The operator" })
      .where("id", "=", holdId)
      .execute();
  });
  await desk.run("people.close-accounts");
  expect(await placesOf("Held Hanna")).toEqual([`staff ${cast.tenantId}`]);
});
