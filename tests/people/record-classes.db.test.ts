import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, inTenants, json, withTables } from "#platform/db";
import { testDatabase } from "#platform/db-testing";
import { newId } from "#platform/ids";
import { holdClock, now } from "#platform/time";
import type { PeopleTables } from "#modules/people";
import { creditRecordClasses, type CreditTables } from "#modules/credit";
import { plannerRecordClasses, type PlannerTables } from "#modules/planner";
import { portfolioRecordClasses } from "#modules/portfolio";
import { programRecordClasses, type ProgramsTables } from "#modules/programs";
import { reflectionRecordClasses } from "#modules/reflections";
import { recordClasses as staffingClasses, type StaffingTables } from "#modules/staffing";
import { destroyClosedAccounts } from "../../src/modules/people/actions/my-data/destroy-account.ts";
import { recordClassesOf } from "../../src/modules/people/queries/my-data/classes/index.ts";
import { heldRows, holderOf } from "../../src/modules/people/queries/my-data/held-records.ts";
import { keepClaim, keepLedger, keepOwnRule } from "./kept-credit.ts";
import { todayRecordClasses, type TodayTables } from "#modules/today";
import { keepFocus, keepFocusAtWork } from "./kept-focus.ts";
import { keepPlan, keepSharedPlan, keepTeamPlan } from "./kept-plans.ts";
import { keepPortfolio } from "./kept-portfolio.ts";
import { keepReflections, keepSharedReflection } from "./kept-reflections.ts";
import {
  keepKitAtWork,
  keepPartnerAtWork,
  keepProgramAtWork,
  keepProgramsOfOnesOwn,
} from "./kept-programs.ts";
import { keepTogether, keepTogetherAtWork } from "./kept-together.ts";
import { keepSession } from "./kept-sessions.ts";
import { type Cast, makeCast, type Player } from "./cast.ts";
import { key, openRecordDesk, type RecordDesk } from "./record-desk.ts";

const recordClasses = [
  ...staffingClasses,
  ...creditRecordClasses,
  ...plannerRecordClasses,
  ...reflectionRecordClasses,
  ...programRecordClasses,
  ...portfolioRecordClasses,
  ...todayRecordClasses,
];
const classes = recordClassesOf({ recordClasses });
const clock = holdClock("2026-11-22T12:00:00Z");
let desk: RecordDesk;
let cast: Cast;
let db: Db<PeopleTables & StaffingTables & CreditTables & PlannerTables & ProgramsTables>;

beforeAll(async () => {
  desk = await openRecordDesk(await testDatabase(), { recordClasses });
  db = withTables<PeopleTables & StaffingTables & CreditTables & PlannerTables & ProgramsTables>(desk.db);
  cast = await makeCast(desk.db, key);
});
afterAll(async () => {
  await desk.close();
  clock.release();
});

/** Tables that no class of record lists, and why. */
const listedNowhere: Readonly<Record<string, string>> = {
  attendance_columns: "what the columns of files are called, and hold",
  organisations: "about places",
  request_tallies: "topics and months at a place; who asked, and who noted it, is nowhere",
  staffing_branches: "about places",
  staffing_closures: "about places",
  staffing_desks: "about places; who may cover one is said by their own record",
  staffing_travel_times: "about places",
  staffing_marks: "that something changed, and nothing of what",
  staffing_mentions: "ids alone, of rows that are in a class, and gone with them",
  staffing_changes: "what each change replaced, so that it can be undone",
  staffing_imports: "a file that was read and waits for a yes",
  import_runs: "forgotten after a month",
  import_rows: "forgotten after a month",
  identity_providers: "how an employer signs its people in",
  directory_tokens: "an employer’s own keys",
  directory_groups: "what groups are called and give; who is in them is in a class",
  issuers: "an employer’s own count",
  signing_keys: "an employer’s own keys",
  status_lists: "bits alone, published",
  revoked_places: "bits alone: what was revoked stays revoked when it is destroyed",
  webhooks: "an employer’s own programs",
  webhook_deliveries: "ids alone, for a month",
  reflection_settings: "what an employer decided about pen names",
  fediverse_farewells: "keys of journals that were turned off, for a week, under no name",
  fediverse_memory: "public keys of other servers, and ids of what they sent",
  communities: "what a group is about; who is in it is in a class",
  reflection_trail_steps: "what is to be learned",
  record_retention: "what an employer decided about its records",
  legal_holds: "why nothing may be destroyed outlives what was held",
  destruction_lists: "that something was destroyed outlives it",
  destruction_lines: "emptied of what was destroyed",
  sign_in_tickets: "digests of links and codes that live for minutes",
  record_exports: "a copy for its owner, for a few days",
  record_imports: "a copy that waits for its owner’s yes",
};

test("every table with a wall is in a class of record, or is known not to be one", async () => {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relkind in ('r', 'p') and relrowsecurity and relnamespace = 'public'::regnamespace`.execute(db);
  const listed = new Set(classes.flatMap(({ tables }) => tables));
  const walled = rows.map(({ name }) => name);

  expect(walled.filter((name) => !listed.has(name)).toSorted()).toEqual(
    Object.keys(listedNowhere).toSorted(),
  );
  // Nor does a class name a table that is not there.
  expect([...listed].filter((name) => !walled.includes(name))).toEqual(["mail_outbox"]);
});

test("everything that is kept of someone is shown to them, as its schema says, and nothing secret with it", async () => {
  const { owner, colleague } = cast.players;
  await keepEverything(owner);

  const shown = await shownTo(owner);
  const empty = Object.keys(shown).filter((name) => shown[name]?.length === 0);
  const problems = classes.flatMap((each) =>
    (shown[each.name] ?? []).flatMap((row) => each.problemWith(row) ?? []),
  );
  const others = await shownTo(colleague);

  expect(empty).toEqual(["tokens", "letters", "own-acts", "from-elsewhere", "record-views", "employer-acts"]);
  expect(problems).toEqual([]);
  expect(JSON.stringify(shown)).not.toContain("not to be shown");
  expect(shown["authenticator"]).toEqual([{ setUpAt: now(), confirmedAt: now(), recoveryCodesLeft: 1 }]);
  expect(shown["own-hours"]).toEqual([
    { zone: "America/New_York", weekly: [[{ startMinute: 540, endMinute: 600 }], [], [], [], [], [], []] },
  ]);
  for (const name of ["password", "schedule-absences", "directory-entries", "linked-sign-ins"])
    expect(others[name]).toEqual([]);
});

test("hours off the desk are brought along, and none that are here are replaced", async () => {
  const { coordinator } = cast.players;
  const own = classes.find(({ name }) => name === "own-hours");
  const row = { zone: "America/Chicago", weekly: [[], [], [], [], [], [], []] };
  const bring = async () =>
    inTenants(desk.db, [coordinator.accountId], async (tx) =>
      own?.bringBack?.(withTables(tx), coordinator.accountId, [row], []),
    );

  expect([await bring(), await bring()]).toEqual([1, 0]);
  expect((await shownTo(coordinator))["own-hours"]).toEqual([row]);
});

test("an employer’s record of someone who left goes as a whole, what points at it first", async () => {
  const { supervisor } = cast.players;
  const { tenantId } = cast;
  await keepEverything(supervisor);
  await inTenants(db, [tenantId], async (tx) => {
    await tx
      .updateTable("positions")
      .set({ ends_on: "2026-01-31" })
      .where("staff_id", "=", supervisor.staffId)
      .execute();
  });

  const due = async (before: string) =>
    inTenants(desk.db, [tenantId], async (tx) => {
      const found: string[] = [];
      for (const each of classes.toReversed())
        for (const row of (await each.due?.(withTables(tx), tenantId, before, 50)) ?? [])
          if (row.staffId === supervisor.staffId) found.push(`${each.name} ${row.key}`);
      return found;
    });
  expect(await due("2020-01-01")).toEqual([]);
  const lines = await due("2027-06-01");
  await inTenants(desk.db, [tenantId], async (tx) => {
    for (const line of lines) {
      const [name, ...key] = line.split(" ");
      const found = classes.find((each) => each.name === name);
      await found?.destroy?.(withTables(tx), tenantId, key.join(" "));
    }
  });

  expect(lines.map((line) => line.split(" ")[0])).toEqual([
    "kit-bookings",
    "shared-plans",
    "supervisor-views",
    "shared-assessments",
    "certificates",
    "credit-awards",
    "check-ins",
    "attendances",
    "attendance-reports",
    "attendance-reports",
    "sessions-held",
    "renewal-standings",
    "credit-claims",
    "schedule-sessions",
    "schedule-absences",
    "schedule-exceptions",
    "schedule-patterns",
    "schedule-substitutes",
    "schedule-member",
    "staff-record",
  ]);
  expect(await rowsWith(supervisor.staffId, tenantId)).toEqual([]);
});

test("closing an account leaves none of it, nor the link at the library’s sign-in", async () => {
  const { owner } = cast.players;
  await inTenants(db, [owner.accountId], async (tx) => {
    await tx
      .updateTable("accounts")
      .set({ state: "closing", closes_at: "2026-11-01T00:00:00Z" })
      .where("tenant_id", "=", owner.accountId)
      .execute();
  });

  await destroyClosedAccounts(desk.db, { files: desk.program.files, classes });

  const held = await shownTo(owner);
  expect(Object.keys(held).filter((name) => held[name]?.length !== 0)).toEqual(["account"]);
  const links = await inTenants(db, [cast.tenantId], async (tx) =>
    tx.selectFrom("account_identities").select("subject").where("account_id", "=", owner.accountId).execute(),
  );
  expect(links).toEqual([]);
});

async function shownTo({ accountId }: Player) {
  const holder = await holderOf(desk.db, accountId);
  const shown: Record<string, readonly Readonly<Record<string, unknown>>[]> = {};
  for (const each of classes) shown[each.name] = await heldRows(desk.db, holder, each);
  return shown;
}

/** Every table in which a member of staff still is, but for the log. */
async function rowsWith(staffId: string, tenantId: string): Promise<readonly string[]> {
  const names = [...new Set(classes.flatMap(({ tables }) => tables))];
  return inTenants(db, [tenantId], async (tx) => {
    const found: string[] = [];
    for (const name of names.filter((each) => each !== "audit_log")) {
      const { rows } = await sql`select from ${sql.table(name)} as t
        where tenant_id = ${tenantId} and position(${staffId} in to_jsonb(t)::text) > 0`.execute(tx);
      if (rows.length > 0) found.push(name);
    }
    return found;
  });
}

async function keepEverything(player: Player): Promise<void> {
  const { accountId, staffId } = player;
  await inTenants(db, [accountId], async (tx) => keepOwn(tx, accountId));
  await inTenants(db, [cast.tenantId], async (tx) => {
    await keepLinks(tx, player);
    await keepSchedule(tx, staffId);
    await keepSession(tx, { tenantId: cast.tenantId, organisationId: cast.eastside, staffId });
    const decidedBy = cast.players.coordinator.staffId;
    await keepSharedPlan(tx, { tenantId: cast.tenantId, accountId, staffId });
    await keepTeamPlan(tx, { tenantId: cast.tenantId, staffId });
    await keepSharedReflection(withTables(tx), { tenantId: cast.tenantId, staffId });
    await keepTogetherAtWork(withTables(tx), { tenantId: cast.tenantId, staffId });
    await keepProgramAtWork(tx, { tenantId: cast.tenantId, organisationId: cast.eastside, staffId });
    await keepPartnerAtWork(tx, { tenantId: cast.tenantId, organisationId: cast.eastside, staffId });
    await keepKitAtWork(tx, { tenantId: cast.tenantId, organisationId: cast.eastside, staffId });
    await keepFocusAtWork(tx, { tenantId: cast.tenantId, accountId, staffId, by: decidedBy });
    await keepClaim(tx, { tenantId: cast.tenantId, accountId, staffId, decidedBy });
  });
}

async function keepOwn(tx: typeof db, tenantId: string): Promise<void> {
  const [made_at, id, secret] = [now(), newId(), "not to be shown"];
  await tx
    .insertInto("account_passwords")
    .values({ tenant_id: tenantId, hash: `$argon2id$${secret}`, changed_at: made_at })
    .execute();
  await tx
    .insertInto("account_authenticators")
    .values({ tenant_id: tenantId, sealed_secret: secret, made_at, confirmed_at: made_at, last_step: 7 })
    .execute();
  await tx
    .insertInto("account_recovery_codes")
    .values([
      { tenant_id: tenantId, code_digest: secret, made_at, used_at: null },
      { tenant_id: tenantId, code_digest: `${secret} 2`, made_at, used_at: made_at },
    ])
    .execute();
  await tx
    .insertInto("account_devices")
    .values({ tenant_id: tenantId, token_digest: secret, first_seen_at: made_at, last_seen_at: made_at })
    .execute();
  await tx
    .insertInto("account_passkeys")
    .values({
      tenant_id: tenantId,
      id,
      credential_id: secret,
      public_key: secret,
      counter: 3,
      transports: json([]),
      is_synced: true,
      label: "My phone",
      made_at,
    })
    .execute();
  await keepLedger(tx, tenantId);
  await keepOwnRule(tx, tenantId);
  await keepPlan(tx, tenantId);
  await keepFocus(tx, tenantId);
  await withTables<TodayTables>(tx)
    .insertInto("today_put_away")
    .values({ tenant_id: tenantId, thing: "topic:ai", title: "AI literacy", put_away_at: made_at })
    .execute();
  await keepReflections(withTables(tx), tenantId);
  await keepTogether(withTables(tx), tenantId);
  await keepPortfolio(withTables(tx), tenantId);
  await keepProgramsOfOnesOwn(tx, tenantId);
  await tx
    .insertInto("credit_ledger_imports")
    .values({
      tenant_id: tenantId,
      id,
      file_name: "transcript.json",
      content: json({ kind: "table" as const, entries: [], credentials: [], problems: [], notes: [] }),
      entry_ids: json([]),
      credential_ids: json([]),
      evidence_ids: json([]),
      made_at,
      confirmed_at: made_at,
      undone_at: null,
    })
    .execute();
  await tx
    .insertInto("staffing_own_hours")
    .values({
      tenant_id: tenantId,
      zone: "America/New_York",
      weekly: json([[{ startMinute: 540, endMinute: 600 }], [], [], [], [], [], []] as const),
      changed_at: made_at,
    })
    .execute();
}

async function keepLinks(tx: typeof db, { accountId, staffId }: Player): Promise<void> {
  const [tenant_id, at, provider_id] = [cast.tenantId, now(), newId()];
  await tx
    .insertInto("identity_providers")
    .values({
      tenant_id,
      id: provider_id,
      kind: "openid",
      name: "Harbor sign-in",
      issuer: "https://id.harbor.example",
      client_id: "carrel",
      sealed_client_secret: "not to be shown",
      email_domains: json([]),
      made_at: at,
      changed_at: at,
    })
    .execute();
  await tx
    .insertInto("account_identities")
    .values({
      tenant_id,
      provider_id,
      subject: "ana-7",
      account_id: accountId,
      linked_at: at,
      last_used_at: at,
    })
    .execute();
  await tx
    .insertInto("directory_entries")
    .values({
      tenant_id,
      staff_id: staffId,
      user_name: `${staffId}@harbor.example`,
      attributes: json({}),
      made_at: at,
      changed_at: at,
    })
    .execute();
  const group_id = newId();
  await tx
    .insertInto("directory_groups")
    .values({ tenant_id, id: group_id, display_name: `Desk ${group_id}`, made_at: at, changed_at: at })
    .execute();
  await tx
    .insertInto("directory_group_members")
    .values({ tenant_id, group_id, staff_id: staffId, made_at: at })
    .execute();
  await tx
    .insertInto("invitations")
    .values({
      tenant_id,
      id: newId(),
      staff_id: staffId,
      way: "letter",
      digest: `not to be shown ${staffId}`,
      sent_to: "ana@harbor.example",
      made_by: accountId,
      made_at: at,
      ends_at: at,
    })
    .execute();
}

async function keepSchedule(tx: typeof db, staffId: string): Promise<void> {
  const { tenantId: tenant_id, eastside } = cast;
  const row = () => ({ tenant_id, id: newId(), staff_id: staffId });
  await tx
    .insertInto("staffing_members")
    .values({ tenant_id, staff_id: staffId, home_id: eastside, qualifications: json(["children"]) })
    .execute();
  await tx
    .insertInto("staffing_substitutes")
    .values({ tenant_id, organisation_id: eastside, staff_id: staffId, place: 1 })
    .execute();
  await tx
    .insertInto("staffing_patterns")
    .values({
      ...row(),
      starts_on: "2026-01-05",
      ends_on: "2026-01-31",
      anchor: "2026-01-05",
      weeks: json([[[], [], [], [], [], [], []]] as const),
    })
    .execute();
  await tx
    .insertInto("staffing_exceptions")
    .values({
      ...row(),
      on_date: "2026-01-07",
      exception: json({ kind: "moved", toDate: "2026-01-08", shifts: [] } as const),
    })
    .execute();
  await tx
    .insertInto("staffing_absences")
    .values({
      ...row(),
      starts_at: "2026-01-09T09:00",
      ends_at: "2026-01-09T17:00",
      zone: null,
      reason: "vacation",
      cover: null,
    })
    .execute();
  await tx
    .insertInto("staffing_sessions")
    .values({
      ...row(),
      title: "Story times",
      starts_at: "2026-01-12T15:00:00Z",
      ends_at: "2026-01-12T16:00:00Z",
      zone: "America/New_York",
      attendance: "at-desk",
    })
    .execute();
}
