import { createHash } from "node:crypto";
import { sortedJson } from "../../rules/my-data/sorted-json.ts";

/** Tells whether a copy from elsewhere is there already, whatever the order of its keys. */
export function copyDigest(source: string, recordClass: string, row: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify([source, recordClass, sortedJson(row)]))
    .digest("base64url");
}
