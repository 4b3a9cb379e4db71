import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { testInTransaction } from "#platform/db-testing";
import { openFileStore } from "#platform/files";
import { sharedTenant } from "#platform/jobs";
import { uploadOf } from "../queries/reading/uploads.ts";
import type { CatalogTables } from "../tables.ts";
import { keepSource } from "./keep-source.ts";
import { forgetUploads, keepUpload } from "./keep-upload.ts";

test("an upload that nobody kept is removed, one that a source is read from stays", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const folder = mkdtempSync(join(tmpdir(), "carrel-uploads-"));
    const files = openFileStore({ dataDirectory: folder });
    const looked = await keepUpload(db, files, new File(["only looked at"], "a.csv"));
    const kept = await keepUpload(db, files, new File(["kept"], "sub/dir: b?.csv"));
    await keepSource(db, { address: kept, name: "B", format: "csv", zone: "UTC", isHarvested: false });
    expect(uploadOf(kept)?.name).toBe("sub-dir- b-.csv");

    expect(await forgetUploads(db, files, "2000-01-01T00:00:00Z")).toBe(0);
    expect(await forgetUploads(db, files, "2999-01-01T00:00:00Z")).toBe(1);

    expect(await text(await files.read(sharedTenant, uploadOf(kept)?.digest ?? ""))).toBe("kept");
    await expect(files.read(sharedTenant, uploadOf(looked)?.digest ?? "")).rejects.toThrow(
      "There is no such file.",
    );
    rmSync(folder, { recursive: true });
  }));
