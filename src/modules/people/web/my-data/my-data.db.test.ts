import { strFromU8, unzipSync, zipSync, strToU8 } from "fflate";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants } from "#platform/db";
import { testDatabase } from "#platform/db-testing";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { type Cast, makeCast, makePlayer, type Player } from "../../../../../tests/people/cast.ts";
import { key, openRecordDesk, type RecordDesk } from "../../../../../tests/people/record-desk.ts";

let desk: RecordDesk;
let cast: Cast;

beforeAll(async () => {
  desk = await openRecordDesk(await testDatabase());
  cast = await makeCast(desk.db, key);
});
afterAll(async () => desk.close());

/** Someone new at Eastside, so that tests do not see each other's acts. */
async function someone(name: string): Promise<Player> {
  const { tenantId, eastside } = cast;
  return makePlayer(desk.db, key, { name, role: "learner", tenantId, organisationId: eastside });
}

async function look(at: Player, viewer: Player, name: string): Promise<void> {
  await inTenants(desk.db, [cast.tenantId], async (tx) => {
    await tx
      .insertInto("record_views")
      .values({
        tenant_id: cast.tenantId,
        id: newId(),
        staff_id: at.staffId,
        viewer_id: viewer.accountId,
        viewer_name: name,
        seen: "your positions",
        at: now(),
      })
      .execute();
  });
}

/** The files of an export, as its owner downloads them. */
async function download(player: Player): Promise<Readonly<Record<string, string>>> {
  const asked = await desk.post(player, "/me/data/exports");
  const page = await desk.get(player, asked.location ?? "");
  const address = /href="(\/me\/data\/exports\/[^"]+\/[^"]+)"/u.exec(page.html)?.[1] ?? "";
  const zip = await desk.get(player, address);
  expect(zip.status).toBe(200);
  const files = unzipSync(new Uint8Array(await zip.response.arrayBuffer()));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

interface ExportFile {
  readonly class: string;
  readonly schema: { readonly properties: object };
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

function rowsOf(files: Readonly<Record<string, string>>, name: string): ExportFile["rows"] {
  return (JSON.parse(files[`records/${name}.json`] ?? "{}") as ExportFile).rows;
}

test("everything that is held is shown by class, with who looked at it", async () => {
  const player = await someone("Viewed Vera");
  await look(player, cast.players.director, "Dee Director");

  const page = await desk.get(player, "/me/data");
  const views = await desk.get(player, "/me/data/records/record-views");

  expect(page.words).toContain("Who looked at your record 1 ");
  expect(page.words).toContain("Your positions 1 ");
  expect(views.words).toMatch(/Harbor County .* Dee Director your positions/u);
  expect((await desk.get(player, "/me/data/records/no-such")).status).toBe(404);
});

test("no page and no export holds anything of anyone else", async () => {
  const player = await someone("Alone Al");
  await look(cast.players.owner, cast.players.director, "Dee Director");

  const files = await download(player);

  for (const name of ["Ana Owner", "Cole Colleague", "Dee Director", "Otto Other"])
    expect(Object.values(files).join("\n")).not.toContain(name);
  expect(Object.values(files).join("\n")).toContain("Alone Al");
});

test("an export has every class with its schema and as CSV, a manifest, and a page that explains it", async () => {
  const player = await someone("=cmd|' /C calc'!A0");

  const files = await download(player);

  const manifest = JSON.parse(files["manifest.json"] ?? "") as {
    readonly classes: readonly { readonly name: string; readonly rows: number; readonly csv: string }[];
  };
  expect(manifest.classes.map(({ name }) => name)).toEqual([
    "account",
    "sessions",
    "password",
    "passkeys",
    "authenticator",
    "known-browsers",
    "tokens",
    "employments",
    "letters",
    "own-acts",
    "from-elsewhere",
    "staff-record",
    "positions",
    "invitations",
    "directory-entries",
    "directory-groups",
    "linked-sign-ins",
    "record-views",
    "employer-acts",
  ]);
  for (const { name, rows, csv } of manifest.classes) {
    const file = JSON.parse(files[`records/${name}.json`] ?? "") as ExportFile;
    expect(file.rows.length).toBe(rows);
    for (const row of file.rows)
      expect(Object.keys(row).toSorted()).toEqual(Object.keys(file.schema.properties).toSorted());
    // The mark at its start is not for people who read it here.
    expect((files[csv] ?? "").startsWith(`${Object.keys(file.schema.properties).join(",")}\r\n`)).toBe(true);
  }
  expect(files["records/account.csv"]).toContain("'=cmd|' /C calc'!A0");
  expect(files["README.txt"]).toContain("What your employer knows of you: 1 row (your employer's record");
});

test("the address of an export works once, for its owner alone", async () => {
  const player = await someone("Once Olga");
  const asked = await desk.post(player, "/me/data/exports");
  const page = await desk.get(player, asked.location ?? "");
  const address = /href="(\/me\/data\/exports\/[^"]+\/[^"]+)"/u.exec(page.html)?.[1] ?? "";

  expect((await desk.get(cast.players.owner, address)).status).toBe(404);
  expect((await desk.get(cast.players.owner, asked.location ?? "")).status).toBe(404);
  expect((await desk.get(player, `${asked.location ?? ""}/wrong`)).status).toBe(404);
  const first = await desk.get(player, address);
  expect([first.status, (await first.response.arrayBuffer()).byteLength > 1000]).toEqual([200, true]);
  expect((await desk.get(player, address)).status).toBe(409);
  expect((await desk.get(player, asked.location ?? "")).words).toContain("It was downloaded");
});

test("what is brought along is shown before anything happens, and an employer's record becomes a copy alone", async () => {
  const from = await someone("Moving Mo");
  const to = await someone("Moved Mo");
  const files = await download(from);
  const zip = zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
  const before = await desk.get(to, "/me/data/records/from-elsewhere");

  const sent = await desk.post(to, "/me/data/import", { file: new File([zip], "record.zip") });
  const preview = await desk.get(to, sent.location ?? "");

  expect(before.words).toContain("Nothing is held");
  expect(preview.words).toContain("What your employer knows of you 1 Kept for you as a copy from elsewhere.");
  expect(preview.words).toContain("Browsers you are signed in with 1 Meant something only where it was.");
  expect((await desk.get(to, "/me/data/records/from-elsewhere")).words).toContain("Nothing is held");
  expect((await desk.get(cast.players.owner, sent.location ?? "")).status).toBe(404);

  await desk.post(to, `${sent.location ?? ""}/confirmation`);

  const copies = rowsOf(await download(to), "from-elsewhere");
  expect(copies.map(({ recordClass }) => String(recordClass)).toSorted()).toEqual([
    "employments",
    "positions",
    "staff-record",
  ]);
  expect(rowsOf(await download(to), "staff-record").map(({ name }) => name)).toEqual(["Moved Mo"]);
  expect((await desk.get(to, sent.location ?? "")).status).toBe(404);
});

test("what is no export is refused at its field, and leaves nothing behind", async () => {
  const player = await someone("Wrong Walter");
  const send = async (bytes: Uint8Array) =>
    desk.post(player, "/me/data/import", { file: new File([bytes as BlobPart], "record.zip") });
  const zip = (files: Readonly<Record<string, string>>) =>
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
  const manifest = {
    format: "carrel-record",
    version: 1,
    id: "x",
    madeAt: now(),
    source: "https://x.example",
  };
  const listed = { name: "account", label: "Account", owner: "person", json: "records/account.json" };

  const answers = [
    await send(new Uint8Array([1, 2, 3])),
    await send(zip({ "holiday.txt": "sun" })),
    await send(zip({ "manifest.json": "{" })),
    await send(zip({ "manifest.json": JSON.stringify({ ...manifest, classes: [listed] }) })),
    await send(
      zip({
        "manifest.json": JSON.stringify({ ...manifest, classes: [listed] }),
        "records/account.json": '{"rows": 7}',
      }),
    ),
    await desk.post(player, "/me/data/import"),
  ];

  expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422, 422]);
  expect(answers.map(({ words }) => /Please look at this again (.*?) Bring/u.exec(words)?.[1])).toEqual([
    "This is no ZIP that can be read. Choose the file as it was downloaded.",
    "This is no export of Carrel: manifest.json is missing in it.",
    "manifest.json in this export is damaged: it is not JSON.",
    "This is no export of Carrel: records/account.json is missing in it.",
    expect.stringContaining("records/account.json in this export cannot be used: rows:"),
    "Choose the ZIP you downloaded.",
  ]);
  const { rows } = await sql`select from record_imports where tenant_id = ${player.accountId}`.execute(
    desk.db,
  );
  expect(rows).toEqual([]);
});
