import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants, json } from "#platform/db";
import { testDatabase } from "#platform/db-testing";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { key, openRecordDesk, type RecordDesk } from "../../../../../tests/people/record-desk.ts";
import { recordClassesOf } from "../../queries/my-data/classes/index.ts";
import { copyDigest } from "../../queries/my-data/copy-digest.ts";
import { readExport } from "../../queries/my-data/read-export.ts";
import type { Viewer } from "../../rules/viewer.ts";
import { bringRecord, keepImport } from "./bring-record.ts";
import { askForExport, packExport } from "./make-export.ts";
import { exportProof, takeExport } from "./take-export.ts";

let desk: RecordDesk;
beforeAll(async () => {
  desk = await openRecordDesk(await testDatabase());
});
afterAll(async () => desk.close());

// Keys a database would reorder, texts a spreadsheet would run, characters of every plane; no NUL: no form lets one in.
const anyText = fc.string({ unit: "grapheme", maxLength: 20 }).filter((text) => !text.includes("\0"));
const anyRecord = fc.dictionary(
  anyText.filter((name) => name !== "__proto__"),
  fc.oneof(anyText, fc.integer(), fc.boolean(), fc.constant(null), fc.array(anyText, { maxLength: 3 })),
  { maxKeys: 4 },
);
const anyZone = fc.constantFrom("America/New_York", "Pacific/Honolulu", null);

test("what was exported, brought into an empty place and exported there is the same", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRecord, { maxLength: 4 }), anyZone, async (records, zone) => {
      const [from, to] = [await someoneAlone(zone), await someoneAlone(null)];
      await addCopies(from.accountId, records);
      const taken = await takeAlong(from);
      await bring(to, taken);

      expect(await comparable(await takeAlong(to))).toEqual(await comparable(taken));
      // A second time adds nothing.
      expect(await bring(to, taken)).toBe(0);
      expect(await comparable(await takeAlong(to))).toEqual(await comparable(taken));
    }),
    { numRuns: 6 },
  );
});

test("texts that no database stores are brought along without what it does not take", async () => {
  const viewer = await someoneAlone(null);
  const classes = [{ name: "credit", label: "Credit", owner: "person", json: "records/credit.json" }];
  const manifest = {
    format: "carrel-record",
    version: 1,
    madeAt: now(),
    source: "https://old.example",
    classes,
  };
  const zip = zipSync({
    "manifest.json": strToU8(JSON.stringify(manifest)),
    "records/credit.json": strToU8('{"rows": [{"a\\u0000b": "c\\u0000d", "half": "\\ud83d"}]}'),
  });

  expect(await bring(viewer, zip)).toBe(1);

  const record = await readExport(streamOf(await takeAlong(viewer)));
  const copies = record.classes.find(({ name }) => name === "from-elsewhere");
  expect(copies?.rows).toMatchObject([{ record: { ab: "cd", half: "\uFFFD" } }]);
});

async function someoneAlone(zone: string | null): Promise<Viewer> {
  const accountId = newId();
  const name = "Solo Sam";
  await desk.db.insertInto("tenants").values({ id: accountId, name, kind: "person" }).execute();
  await inTenants(desk.db, [accountId], async (tx) => {
    await tx.insertInto("accounts").values({ tenant_id: accountId, name, zone, created_at: now() }).execute();
  });
  return {
    accountId,
    name,
    email: undefined,
    zone: zone ?? undefined,
    isInstallationAdministrator: false,
    sessionId: newId(),
    confirmedAt: now(),
    positions: [],
  };
}

async function addCopies(
  accountId: string,
  records: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const source = "https://old.example";
  await inTenants(desk.db, [accountId], async (tx) => {
    for (const record of records)
      await tx
        .insertInto("records_from_elsewhere")
        .values({
          tenant_id: accountId,
          id: newId(),
          source,
          record_class: "credit",
          label: "Credit",
          row: json(record),
          digest: copyDigest(source, "credit", record),
          brought_at: now(),
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
  });
}

async function takeAlong(viewer: Viewer): Promise<Uint8Array> {
  const { program, db } = desk;
  const id = await askForExport(db, viewer);
  const classes = recordClassesOf(program);
  await packExport(db, { accountId: viewer.accountId, exportId: id }, { ...program, classes });
  const { bytes } = await takeExport(program, viewer, { id, proof: exportProof(key, id) });
  return new Uint8Array(await buffer(bytes));
}

async function bring(viewer: Viewer, zip: Uint8Array): Promise<number> {
  const program = { ...desk.program, classes: recordClassesOf(desk.program) };
  const id = await keepImport(program, viewer, new File([zip as BlobPart], "record.zip"));
  return bringRecord(program, viewer, id);
}

/** What is the person's to take along: not when an account was made, nor the log of this very export. */
async function comparable(zip: Uint8Array) {
  const { classes } = await readExport(streamOf(zip));
  const rowsOf = (name: string) => classes.find((each) => each.name === name)?.rows ?? [];
  return {
    zone: rowsOf("account").map((row) => (row as { readonly zone: string | null }).zone),
    copies: rowsOf("from-elsewhere"),
  };
}

function streamOf(bytes: Uint8Array): Readable {
  return Readable.from([bytes]);
}
