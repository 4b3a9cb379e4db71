import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase, withTables } from "#platform/db";
import { testDataDirectory } from "#platform/db-testing";
import type { PeopleTables } from "#modules/people";
import { setUpLibrary } from "../../src/modules/people/actions/set-up/set-up.ts";

const root = join(import.meta.dirname, "../..");
const outlets = join(root, "../shared/data/places/outlets.csv");
const hasOutlets = existsSync(outlets);
// oxlint-disable-next-line no-console -- what is skipped is said aloud
if (!hasOutlets) console.warn(`The outlet file is not at ${outlets}: reading it by command is not tested.`);
const folder = mkdtempSync(join(tmpdir(), "carrel-people-import-"));
let dataDirectory = "";

beforeAll(async () => {
  const build: { ensureBuilt: () => void } = await import(/* @vite-ignore */ join(root, "scripts/build.mjs"));
  build.ensureBuilt();
  dataDirectory = await testDataDirectory();
  const database = await openDatabase({ dataDirectory });
  await setUpLibrary(
    withTables<PeopleTables>(database.db),
    { name: "Prairie Library System", kind: "system", region: "KS" },
    { name: "Ada Lane", email: "ada@prairie.example", zone: "America/Chicago", device: "a test" },
  );
  await database.close();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(dataDirectory, { recursive: true, force: true });
});

const command = join(root, "dist/apps/cli/main.js");
const environment = () => ({ ...process.env, DATA_DIR: dataDirectory, LOG_LEVEL: "error" });

/** Runs `carrel people import` as a person would: its exit code, the lines of JSON, and what it complained about. */
function peopleImport(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, "people", "import", ...args], {
    encoding: "utf8",
    timeout: 300_000,
    maxBuffer: 50_000_000,
    env: environment(),
  });
  return { status, lines: stdout.startsWith("{") ? linesOf(stdout) : [], stdout, stderr };
}

function linesOf(text: string): readonly Readonly<Record<string, unknown>>[] {
  const whole = text.slice(0, text.lastIndexOf("\n"));
  return whole.split("\n").map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
}

function written(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const staff = "Name,E-mail,Branch,Role,FTE\nRosa Lane,rosa@prairie.example,,,50%\nBen,ben@prairie,,boss,9%\n";

test("a dry run of staff prints each row, and names each wrong cell with what to write", () => {
  const { status, lines, stderr } = peopleImport(written("staff.csv", staff), "--dry-run", "--json");

  expect([status, stderr]).toEqual([2, "1 row cannot be taken: each is named above.\n"]);
  expect(lines).toEqual([
    {
      row: "staff.csv, row 2",
      part: "staff",
      outcome: "read",
      label: "Rosa Lane",
      fields: { name: "Rosa Lane", email: "rosa@prairie.example", fullTimeHundredths: 50 },
      problems: [],
    },
    {
      row: "staff.csv, row 3",
      part: "staff",
      outcome: "bad",
      label: "Ben",
      fields: { name: "Ben", fullTimeHundredths: 9 },
      problems: [
        {
          column: "E-mail",
          value: "ben@prairie",
          wrong: "This is not an e-mail address.",
          right: "one address, like name@library.example",
        },
        {
          column: "Role",
          value: "boss",
          wrong: "There is no such role.",
          right: "learner, supervisor, coordinator, director, author or administrator",
        },
      ],
    },
  ]);
});

test("without --json a dry run says the same in sentences", () => {
  const { status, stdout, stderr } = peopleImport(written("staff.csv", staff), "--dry-run");

  expect([status, stdout]).toEqual([2, "2 rows: 1 can be read, 1 cannot.\n"]);
  expect(stderr).toContain(
    "staff.csv, row 3 (Ben), E-mail “ben@prairie”: This is not an e-mail address. Right would be: one address, like name@library.example.\n",
  );
});

test("a dry run of branches reads their places and hours", () => {
  const text =
    "Code,Name,ZIP,Lat,Lng,Hours\nEA,Eastside,67114,38.1,-97.3,Mon - Fri 9-5\nWE,Westside,x,,,late\n";
  const { status, lines } = peopleImport(written("branches.csv", text), "--dry-run", "--json");

  expect([status, lines.map(({ part, outcome, label }) => [part, outcome, label])]).toEqual([
    2,
    [
      ["organisation", "read", "Eastside"],
      ["organisation", "bad", "Westside"],
    ],
  ]);
  expect(lines[0]?.["fields"]).toMatchObject({ code: "EA", latitude: 38.1, longitude: -97.3 });
  expect(JSON.stringify(lines[1]?.["problems"])).toMatch(/"column":"ZIP","value":"x".*"column":"Hours"/u);
});

test("a OneRoster export is read from its folder and its ZIP alike, and says what was left out", () => {
  const orgs = "sourcedId,status,name,type,parentSourcedId\nd1,,Plains,district,\ns1,,Elm School,school,d1\n";
  const users =
    "sourcedId,enabledUser,orgSourcedIds,role,givenName,familyName,email\nu1,true,s1,teacher,Rosa,Lane,r@d.example\nu2,true,s1,student,Kim,Pupil,\n";
  written("roster/orgs.csv", orgs);
  written("roster/users.csv", users);
  const zip = zipSync({ "orgs.csv": Buffer.from(orgs), "users.csv": Buffer.from(users) });

  const fromFolder = peopleImport(join(folder, "roster"), "--dry-run", "--json");
  const fromZip = peopleImport(written("roster.zip", zip), "--dry-run", "--json");

  expect([fromFolder.status, fromFolder.lines.map((line) => line["label"] ?? line["what"])]).toEqual([
    0,
    ["districts and states, which are your system itself", "students", "Elm School", "Rosa Lane"],
  ]);
  expect(fromZip).toEqual(fromFolder);
  expect(fromZip.stdout).not.toContain("Pupil");
});

test.skipIf(!hasOutlets)(
  "the outlet file is read for a state and a library, lower-case letters and all (skipped without that file)",
  () => {
    const system = peopleImport(outlets, "--state", "ny", "--system", "NY0778", "--dry-run", "--json");
    const unknown = peopleImport(outlets, "--state", "NY", "--system", "NY9999", "--dry-run", "--json");

    expect(system.status).toBe(0);
    expect(system.lines.length).toBeGreaterThan(10);
    expect(
      system.lines.filter(({ fields }) => !(fields as { code: string }).code.startsWith("NY0778-")),
    ).toEqual([]);
    expect([unknown.status, unknown.lines.length, unknown.stderr]).toEqual([
      2,
      0,
      "outlets.csv: There is no library NY9999 in NY.\nThere was nothing to take in.\n",
    ]);
  },
);

test("what is not there, not known or not readable ends with a code of its own", () => {
  expect(peopleImport(join(folder, "absent.csv"), "--dry-run")).toMatchObject({
    status: 4,
    stderr: `${join(folder, "absent.csv")}: There is no such file.\n`,
  });
  expect(peopleImport(written("staff.csv", staff), "--kind", "cats", "--dry-run").status).toBe(2);
  expect(peopleImport(written("empty.csv", ""), "--dry-run").status).toBe(2);
});

test("an import that is killed while it writes leaves whole people, and the same command finishes it", async () => {
  const rows = Array.from({ length: 2500 }, (_, at) => `Person ${at},p${at}@prairie.example`);
  const path = written("many.csv", ["Name,E-mail", ...rows].join("\n"));
  await killedAfter(2500, [command, "people", "import", path, "--json"]);
  const between = listed();

  const { status, lines } = peopleImport(path, "--json");
  const after = listed();

  const { counts } = lines.at(-1) as { readonly counts: Readonly<Record<string, number>> };
  expect([status, (counts["new"] ?? 0) + (counts["changed"] ?? 0) + (counts["unchanged"] ?? 0)]).toEqual([
    0, 2500,
  ]);
  // Batches are whole: a thousand people, or none of the thousand.
  expect(between.length % 500).toBe(0);
  expect(new Set(after.map(({ name }) => name)).size).toBe(2500);
  expect(after.length).toBe(2500);
  expect(after.filter(({ positions }) => positions.length !== 1)).toEqual([]);
});

/** Kills a command for good once it has printed so many lines: those come before anything is written. */
async function killedAfter(lines: number, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, args, { env: environment(), stdio: ["ignore", "pipe", "ignore"] });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  let seen = 0;
  child.stdout.on("data", (part: Buffer) => {
    seen += part.filter((byte) => byte === 0x0a).length;
    if (seen >= lines) setTimeout(() => child.kill("SIGKILL"), 400);
  });
  await ended;
}

function listed() {
  const { stdout } = spawnSync(process.execPath, [command, "people", "list", "--find", "person", "--json"], {
    encoding: "utf8",
    maxBuffer: 50_000_000,
    env: environment(),
  });
  return (stdout === "" ? [] : linesOf(stdout)) as readonly {
    readonly name: string;
    readonly positions: readonly unknown[];
  }[];
}
