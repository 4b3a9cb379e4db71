import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { now } from "#platform/time";
import type { Viewer } from "#modules/people";
import { bringRecord, keepImport } from "../../../src/modules/people/actions/my-data/bring-record.ts";
import { askForExport, packExport } from "../../../src/modules/people/actions/my-data/make-export.ts";
import { exportProof, takeExport } from "../../../src/modules/people/actions/my-data/take-export.ts";
import { recordClassesOf } from "../../../src/modules/people/queries/my-data/classes/index.ts";
import { addEvidence } from "../../../src/modules/credit/actions/record/keep-evidence.ts";
import { recordEntry } from "../../../src/modules/credit/actions/record/record-entry.ts";
import { evidenceFile } from "../../../src/modules/credit/queries/record/evidence.ts";
import { ledgerOf } from "../../../src/modules/credit/queries/record/ledger.ts";
import type { Part } from "../../people/cast.ts";
import { openSessionScene, type SessionScene } from "../sessions/session-scene.ts";
import { made } from "./made-record.ts";

let scene: SessionScene;
beforeAll(async () => {
  scene = await openSessionScene();
});
afterAll(async () => scene.close());

function viewerOf(part: Part): Viewer {
  const { accountId } = scene.cast.players[part];
  return {
    accountId,
    name: part,
    email: undefined,
    zone: undefined,
    isInstallationAdministrator: false,
    sessionId: "",
    confirmedAt: now(),
    positions: [],
  };
}

async function exported(part: Part): Promise<Uint8Array> {
  const { program } = scene;
  const viewer = viewerOf(part);
  const id = await askForExport(program.db, viewer);
  const about = { accountId: viewer.accountId, exportId: id };
  await packExport(program.db, about, { ...program, classes: recordClassesOf(program) });
  const { bytes } = await takeExport(program, viewer, { id, proof: exportProof(program.secret, id) });
  return new Uint8Array(await buffer(bytes));
}

async function bring(part: Part, zip: Uint8Array): Promise<number> {
  const program = { ...scene.program, classes: recordClassesOf(scene.program) };
  const id = await keepImport(program, viewerOf(part), new File([zip as BlobPart], "record.zip"));
  return bringRecord(program, viewerOf(part), id);
}

/** Title, and the name, kind and bytes of each proof, of everything on a record. */
async function proofs(part: Part) {
  const { db, files } = scene.program;
  const { accountId } = scene.cast.players[part];
  const found: string[] = [];
  for (const { title, evidence } of await ledgerOf(db, accountId))
    for (const { id, name, kind, mediaType } of evidence) {
      const { digest } = await evidenceFile(db, accountId, id);
      const bytes = await buffer(await files.read(accountId, digest));
      found.push([title, name, kind, mediaType, bytes.toString()].join(" | "));
    }
  return found.toSorted();
}

test("proof comes along with the entries it proves, to the letter, and once", async () => {
  const { accountId } = scene.cast.players.owner;
  const letter = {
    name: "letter.eml",
    bytes: Buffer.from("From: a@b.example\r\nSubject: You did\r\n\r\nWell done"),
  };
  const pdf = { name: "certificate.pdf", bytes: Buffer.from("%PDF-1.7\nYou were there.") };
  for (const title of ["Weeding well", "Story times"]) {
    const { id } = await recordEntry(scene.program.db, accountId, made({ title }), { source: "own" });
    // The same bytes at two entries, under one name in the export.
    await addEvidence(scene.program, accountId, id, { ...pdf, kind: "certificate" });
    if (title === "Story times")
      await addEvidence(scene.program, accountId, id, { ...letter, kind: "letter" });
  }
  const mine = await proofs("owner");
  const zip = await exported("owner");

  expect(await bring("colleague", zip)).toBeGreaterThan(0);
  expect(mine.length).toBe(3);
  expect(await proofs("colleague")).toEqual(mine);
  expect(await bring("colleague", zip)).toBe(0);
  expect(await proofs("colleague")).toEqual(mine);
  // At home too, where every entry stands under its own id.
  await bring("owner", zip);
  expect(await proofs("owner")).toEqual(mine);
});
