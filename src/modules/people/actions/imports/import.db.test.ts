import { sql } from "kysely";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, inTenants } from "#platform/db";
import { testInTransaction } from "#platform/db-testing";
import { Conflict, NotAllowed } from "#platform/errors";
import { type FileStore, openFileStore } from "#platform/files";
import { holdNoon, makeLibrary, type MadeLibrary } from "../../../../../tests/people/made-library.ts";
import { importRows, importRun } from "../../queries/imports/runs.ts";
import type { ImportChoices } from "../../rules/imports/run.ts";
import type { PeopleTables } from "../../tables.ts";
import { applyRun } from "./apply-run.ts";
import { chooseForImport, confirmImport, confirmRun, dropImport, takeImport } from "./import-files.ts";
import { applyImportJob } from "./jobs.ts";
import { resumeImports } from "./resume-imports.ts";

let folder = "";
let files: FileStore;
let clock: ReturnType<typeof holdNoon>;

beforeAll(() => {
  clock = holdNoon();
  folder = mkdtempSync(join(tmpdir(), "carrel-imports-"));
  files = openFileStore({ dataDirectory: folder });
});

afterAll(() => {
  clock.release();
  rmSync(folder, { recursive: true, force: true });
});

const branches = `Code,Name,Address,City,State,ZIP,Mon,Tue,Wed,Thu,Fri,Sat,Sun
EA,Eastside,12 Elm St,Newton,KS,67114,9-17,9-17,9-17,9-20,9-17,10-14,closed
WE,Westside,9 Oak St,Newton,KS,67114,9-17,9-17,9-17,9-17,9-17,,
`;
const staff = `First name,Last name,E-mail,Branch,Job title,Role,FTE,Supervisor
Rosa,Alvarez,rosa@prairie.example,Eastside,Branch manager,supervisor,1,
Ben,Okafor,ben@prairie.example,EA,Page,,50%,rosa@prairie.example
Cleo,Ito,cleo@prairie,Eastside,Page,,0.5,
Dot,Penn,dot@prairie.example,Eastsde,Page,boss,,
`;

test("branches and staff come in from files, and the same files again change nothing", () =>
  withLibrary(async (db, library) => {
    const first = await imported(db, library, "branches.csv", branches);
    const second = await imported(db, library, "staff.csv", staff);

    expect([first.counts, second.counts]).toEqual([
      { new: 2, changed: 0, unchanged: 0, bad: 0, missing: 0 },
      { new: 2, changed: 0, unchanged: 0, bad: 2, missing: 1 },
    ]);
    expect(await heldPositions(db, library)).toEqual([
      ["Ada Administrator", "Prairie Library System", "administrator", 100, null],
      ["Ben Okafor", "Eastside", "learner", 50, "Rosa Alvarez"],
      ["Rosa Alvarez", "Eastside", "supervisor", 100, null],
    ]);
    expect((await imported(db, library, "branches.csv", branches)).counts).toEqual({
      new: 0,
      changed: 0,
      unchanged: 2,
      bad: 0,
      missing: 0,
    });
    expect((await imported(db, library, "staff.csv", staff)).counts).toEqual({
      new: 0,
      changed: 0,
      unchanged: 2,
      bad: 2,
      missing: 1,
    });
  }));

test("every bad row is named with its column, its value, what is wrong and what would be right", () =>
  withLibrary(async (db, library) => {
    await imported(db, library, "branches.csv", branches);
    const { runId } = await taken(db, library, "staff.csv", staff);

    expect(await rowsOf(db, library, runId, "bad")).toEqual([
      {
        row: "staff.csv, row 4",
        problems: [
          {
            column: "E-mail",
            value: "cleo@prairie",
            wrong: "This is not an e-mail address.",
            right: "one address, like name@library.example",
          },
        ],
      },
      {
        row: "staff.csv, row 5",
        problems: [
          {
            column: "Role",
            value: "boss",
            wrong: "There is no such role.",
            right: "learner, supervisor, coordinator, director, author or administrator",
          },
          {
            column: "Branch",
            value: "Eastsde",
            wrong: "There is no such branch.",
            right: "perhaps “Eastside”",
          },
        ],
      },
    ]);
  }));

test("a change is shown as old and new, and someone at another branch moves there from today", () =>
  withLibrary(async (db, library) => {
    await imported(db, library, "branches.csv", branches);
    await imported(
      db,
      library,
      "staff.csv",
      staff.replace(/Rosa.*\n/u, (line) => line),
    );
    clock.release();
    clock = holdNoon();
    const later = `E-mail,Branch,Job title\nben@prairie.example,Westside,Clerk\n`;

    const { runId } = await taken(db, library, "staff.csv", later);
    const changed = await inTenants(db, [library.tenantId], (tx) =>
      importRows(tx, { tenantId: library.tenantId, runId }, { outcome: "changed", after: -1, limit: 10 }),
    );

    expect(changed.map(({ label, changes }) => ({ label, changes }))).toEqual([
      {
        label: "Ben Okafor",
        changes: [
          { field: "branch", before: "Eastside", after: "Westside" },
          { field: "title", before: "Page", after: "Clerk" },
        ],
      },
    ]);
  }));

test("a preview that others have overtaken is not written, and nothing of it is", () =>
  withLibrary(async (db, library) => {
    await imported(db, library, "branches.csv", branches);
    const { runId } = await taken(db, library, "staff.csv", staff);
    await imported(db, library, "more.csv", "Name,Branch\nEve Quinn,EA\n");

    const late = confirmImport(program(db), library.administrator, { tenantId: library.tenantId, runId });

    await expect(late).rejects.toThrow(Conflict);
    expect((await heldPositions(db, library)).map(([name]) => name)).toEqual([
      "Ada Administrator",
      "Eve Quinn",
    ]);
  }));

test("an import confirmed twice is written once", () =>
  withLibrary(async (db, library) => {
    const { runId } = await taken(db, library, "branches.csv", branches);
    const key = { tenantId: library.tenantId, runId };
    await confirmImport(program(db), library.administrator, key);

    await expect(confirmImport(program(db), library.administrator, key)).rejects.toThrow(Conflict);
    await expect(dropImport(program(db), library.administrator, key)).rejects.toThrow(Conflict);
  }));

test.each([
  ["small, whose rows cannot be written", 3, "positions"],
  ["large, which cannot be handed to the background", 1200, "jobs.job_common"],
] as const)("an import that is %s, is not confirmed either", async (_, people, table) =>
  withLibrary(async (db, library) => {
    const rows = Array.from({ length: people }, (__, at) => `Person ${at},Prairie Library System`);
    const { runId } = await taken(db, library, "staff.csv", ["Name,Branch", ...rows].join("\n"));
    const key = { tenantId: library.tenantId, runId };
    const state = async () => inTenants(db, [key.tenantId], (tx) => importRun(tx, key.tenantId, runId));
    await sql`alter table ${sql.table(table)} add constraint broken check (false) not valid`.execute(db);

    await expect(confirmImport(program(db), library.administrator, key)).rejects.toThrow("broken");
    expect((await state()).state).toBe("previewed");

    await sql`alter table ${sql.table(table)} drop constraint broken`.execute(db);
    await confirmImport(program(db), library.administrator, key);
    expect((await state()).state).toBe(people === 3 ? "applied" : "applying");
  }),
);

test("an import whose program ended in the middle is gone on with, once it has been silent", () =>
  withLibrary(async (db, library) => {
    const { runId } = await taken(db, library, "branches.csv", branches);
    const key = { tenantId: library.tenantId, runId };
    await confirmRun(db, key);

    expect(await resumeImports(db)).toBe(0);
    await inTenants(db, [key.tenantId], (tx) =>
      tx
        .updateTable("import_runs")
        .set({ changed_at: "2026-01-01T00:00:00Z" })
        .where("id", "=", runId)
        .execute(),
    );
    expect(await resumeImports(db)).toBe(1);
    expect(await resumeImports(db)).toBe(1);
    const { rows } = await sql<{ payload: unknown }>`select data -> 'payload' as payload from jobs.job_common
      where name = ${applyImportJob.name}`.execute(db);
    expect(rows.map(({ payload }) => payload)).toEqual([key]);

    await applyRun({ db }, key);
    expect(await resumeImports(db)).toBe(0);
  }));

test("columns with names of their own are chosen by a person", () =>
  withLibrary(async (db, library) => {
    const odd = "Wer,Wo\nRosa Alvarez,Prairie Library System\n";
    const { runId, counts } = await taken(db, library, "odd.csv", odd);

    const choices: ImportChoices = { kind: "staff", columns: { 0: "name", 1: "branch" } };
    await chooseForImport(program(db), library.administrator, { tenantId: library.tenantId, runId, choices });

    expect(counts.bad).toBe(1);
    expect((await findingsOf(db, library, runId)).counts).toEqual({
      new: 1,
      changed: 0,
      unchanged: 0,
      bad: 0,
      missing: 1,
    });
  }));

test("who is no administrator imports nothing", () =>
  withLibrary(async (db, library) => {
    const learner = {
      ...library.administrator,
      positions: library.administrator.positions.map((position) => ({
        ...position,
        role: "supervisor" as const,
      })),
    };

    await expect(
      takeImport(program(db), learner, {
        tenantId: library.tenantId,
        files: [fileOf("a.csv", staff)],
        choices: {},
      }),
    ).rejects.toThrow(NotAllowed);
  }));

test("an old import is forgotten with what it read", () =>
  withLibrary(async (db, library) => {
    const { runId } = await taken(db, library, "branches.csv", branches);

    await dropImport(program(db), library.administrator, { tenantId: library.tenantId, runId });

    await expect(findingsOf(db, library, runId)).rejects.toThrow("There is no such import");
  }));

function withLibrary(work: (db: Db<PeopleTables>, library: MadeLibrary) => Promise<void>): Promise<void> {
  return testInTransaction<PeopleTables>(async (db) => work(db, await makeLibrary(db)));
}

function program(db: Db<PeopleTables>) {
  return { db, files, zone: "America/Chicago" };
}

function fileOf(name: string, text: string) {
  return { name, bytes: new TextEncoder().encode(text) };
}

async function taken(db: Db<PeopleTables>, library: MadeLibrary, name: string, text: string) {
  const asked = { tenantId: library.tenantId, files: [fileOf(name, text)], choices: {} };
  const runId = await takeImport(program(db), library.administrator, asked);
  const { counts } = await findingsOf(db, library, runId);
  if (counts === undefined) throw new Error("The import was not read.");
  return { runId, counts };
}

async function imported(db: Db<PeopleTables>, library: MadeLibrary, name: string, text: string) {
  const found = await taken(db, library, name, text);
  await confirmImport(program(db), library.administrator, { tenantId: library.tenantId, runId: found.runId });
  return found;
}

async function findingsOf(db: Db<PeopleTables>, { tenantId }: MadeLibrary, runId: string) {
  const run = await inTenants(db, [tenantId], (tx) => importRun(tx, tenantId, runId));
  return run.findings;
}

async function rowsOf(
  db: Db<PeopleTables>,
  { tenantId }: MadeLibrary,
  runId: string,
  outcome: "bad" | "changed",
) {
  const rows = await inTenants(db, [tenantId], (tx) =>
    importRows(tx, { tenantId, runId }, { outcome, after: -1, limit: 50 }),
  );
  return rows.map(({ rowName, problems }) => ({ row: rowName, problems }));
}

async function heldPositions(db: Db<PeopleTables>, { tenantId }: MadeLibrary) {
  const rows = await inTenants(db, [tenantId], (tx) =>
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
      .leftJoin("staff as supervisor", (join) =>
        join
          .onRef("supervisor.tenant_id", "=", "positions.tenant_id")
          .onRef("supervisor.id", "=", "supervisor_id"),
      )
      .select(["staff.name", "organisations.name as place", "role", "full_time_hundredths"])
      .select("supervisor.name as supervisor")
      .orderBy("staff.name")
      .execute(),
  );
  return rows.map((row) => [row.name, row.place, row.role, row.full_time_hundredths, row.supervisor]);
}
