import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants, json, type OpenDatabase, withTables } from "#platform/db";
import { testDatabase } from "#platform/db-testing";
import { InvalidInput, NotAllowed, NotFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { localDay, now } from "#platform/time";
import type { Viewer } from "#modules/people";
import { viewerOfAccount } from "../../src/modules/people/queries/viewer-of-account.ts";
import {
  addPartner,
  changePartner,
  hidePartner,
} from "../../src/modules/programs/actions/partners/keep-partner.ts";
import { knowPartner, linkProgram } from "../../src/modules/programs/actions/partners/link-partner.ts";
import { programChanged } from "../../src/modules/programs/actions/saving/program-changed.ts";
import {
  acquaintances,
  partnerById,
  partnersOf,
  programIdsWith,
} from "../../src/modules/programs/queries/partners/partners.ts";
import type { ProgramsDb } from "../../src/modules/programs/queries/program.ts";
import { readPrograms } from "../../src/modules/programs/queries/reading/read-program.ts";
import { readerOf } from "../../src/modules/programs/queries/reading/reader-of.ts";
import { stubPlan } from "../../src/modules/programs/rules/plan/program-plan.ts";
import { partnerForm } from "../../src/modules/programs/rules/partners/partner-form.ts";
import { type Cast, makeCast, type Part } from "../people/cast.ts";

let open: OpenDatabase;
let db: ProgramsDb;
let cast: Cast;

beforeAll(async () => {
  open = await testDatabase();
  db = withTables(open.db);
  cast = await makeCast(withTables(open.db), "a key for cookies that nobody needs to know, 32 long");
});
afterAll(async () => open.close());

test("a partner is its system's: everyone there sees whom to ask for, and no other system does", async () => {
  const id = await newPartner("owner", cast.eastside);

  expect(await seen("colleague", id)).toMatchObject({ email: "studio@radio.example", branch: "Eastside" });
  expect(await seen("director", id)).toMatchObject({ person: "Robin Sound" });
  await expect(seen("other system", id)).rejects.toThrow(NotFound);
  const reader = await readerOf(db, await viewerOf("other system"));
  expect(
    await inTenants(db, reader.systems, async (tx) => partnersOf(tx, reader, { showsHidden: false })),
  ).toEqual([]);
});

test("those who work at the branch or lead it change a partner, and others of the system do not", async () => {
  const id = await newPartner("director", cast.northgate);
  const change = async (part: Part) => changePartner(db, await viewerOf(part), id, given(cast.northgate));

  await expect(change("owner")).rejects.toThrow(NotAllowed);
  await expect(change("other system")).rejects.toThrow(NotFound);
  await expect(hidePartner(db, await viewerOf("supervisor"), id, true)).rejects.toThrow(NotAllowed);
  await expect(newPartner("owner", cast.northgate)).rejects.toThrow(NotAllowed);
  await expect(newPartner("owner", cast.otherTenantId)).rejects.toThrow(InvalidInput);
  await change("coordinator");
  await hidePartner(db, await viewerOf("coordinator"), id, true);
  expect(await seen("owner", id)).toMatchObject({ isHidden: true });
});

test("what a program shares with everyone holds nothing of its partners' contacts", async () => {
  const id = await newPartner("owner", cast.eastside);
  const number = await newProgram("public", cast.eastside);
  await linkProgram(db, await viewerOf("owner"), { partnerId: id, number }, true);
  await inTenants(db, [cast.tenantId], async (tx) =>
    programChanged(tx, cast.tenantId, await programId(tx, number)),
  );
  const shared = await inTenants(db, [cast.otherTenantId], async (tx) =>
    tx.selectFrom("shared_programs").selectAll().where("number", "=", number).executeTakeFirstOrThrow(),
  );

  expect(JSON.stringify(shared)).not.toMatch(/Robin|studio@|555/u);
});

test("what was done together is shown to those who may read it, and linked by them alone", async () => {
  const id = await newPartner("owner", cast.eastside);
  const [open_, own] = [
    await newProgram("system", cast.northgate),
    await newProgram("branch", cast.northgate),
  ];
  const director = await viewerOf("director");
  for (const number of [open_, own, own]) await linkProgram(db, director, { partnerId: id, number }, true);

  expect(await together("director", id)).toEqual([open_, own]);
  expect(await together("owner", id)).toEqual([open_]);
  const hidden = linkProgram(db, await viewerOf("owner"), { partnerId: id, number: own }, true);
  await expect(hidden).rejects.toThrow(InvalidInput);
  await linkProgram(db, director, { partnerId: id, number: own }, false);
  expect(await together("director", id)).toEqual([open_]);
});

test("each says of themselves that they know a partner, and takes it back", async () => {
  const id = await newPartner("owner", cast.eastside);
  await knowPartner(db, await viewerOf("owner"), id, "One choir");
  await knowPartner(db, await viewerOf("owner"), id, "Two choirs");
  await knowPartner(db, await viewerOf("colleague"), id, "");
  await expect(knowPartner(db, await viewerOf("other system"), id, "")).rejects.toThrow(NotFound);
  expect(await known(id)).toEqual(["Ana Owner: Two choirs", "Cole Colleague: "]);
  await knowPartner(db, await viewerOf("owner"), id, undefined);

  expect(await known(id)).toEqual(["Cole Colleague: "]);
});

test.each(["javascript:alert(1)", "radio.example", "ftp://radio.example"])(
  "%s is no web site of a partner",
  (website) => {
    expect(partnerForm.safeParse({ ...given(newId()), website }).success).toBe(false);
  },
);

function given(branch: string) {
  return {
    name: "Harbor Community Radio",
    about: "",
    branch,
    website: "https://radio.example/",
    person: "Robin Sound",
    email: "studio@radio.example",
    phone: "+1 207 555 0144",
    kind: "media" as const,
    place: "",
  };
}

async function newPartner(part: Part, branch: string): Promise<string> {
  return addPartner(db, await viewerOf(part), given(branch));
}

async function seen(part: Part, id: string) {
  const reader = await readerOf(db, await viewerOf(part));
  return inTenants(db, reader.systems, async (tx) => partnerById(tx, reader, id));
}

async function together(part: Part, id: string): Promise<readonly number[]> {
  const reader = await readerOf(db, await viewerOf(part));
  return inTenants(db, reader.systems, async (tx) => {
    const ids = await programIdsWith(tx, { tenantId: cast.tenantId, id });
    return (await readPrograms(tx, reader, { ids })).map(({ program }) => program.number);
  });
}

async function known(id: string): Promise<readonly string[]> {
  const rows = await inTenants(db, [cast.tenantId], async (tx) =>
    acquaintances(tx, { tenantId: cast.tenantId, id }),
  );
  return rows.map(({ name, how }) => `${name}: ${how}`);
}

async function programId(tx: ProgramsDb, number: number): Promise<string> {
  const { id } = await tx
    .selectFrom("programs")
    .select("id")
    .where("number", "=", number)
    .executeTakeFirstOrThrow();
  return id;
}

async function newProgram(level: "public" | "system" | "branch", organisationId: string): Promise<number> {
  const at = now();
  const { number } = await inTenants(db, [cast.tenantId], async (tx) =>
    tx
      .insertInto("programs")
      .values({
        tenant_id: cast.tenantId,
        id: newId(),
        organisation_id: organisationId,
        level,
        group_id: null,
        licence: "by",
        plan: json({ ...stubPlan("Podcast club"), partners: ["Harbor Community Radio"] }),
        topics: json([]),
        origin: "form",
        calendar_id: null,
        origin_key: null,
        adapted_from: null,
        joined_to: null,
        made_by: null,
        made_at: at,
        changed_at: at,
        hidden_at: null,
      })
      .returning("number")
      .executeTakeFirstOrThrow(),
  );
  return number;
}

async function viewerOf(part: Part): Promise<Viewer> {
  const today = localDay("America/New_York", now());
  const viewer = await viewerOfAccount(db, cast.players[part].accountId, today);
  if (viewer === undefined) throw new Error(`Nobody plays the ${part}.`);
  return viewer;
}
