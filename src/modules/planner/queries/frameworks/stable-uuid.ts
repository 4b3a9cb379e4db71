import { createHash } from "node:crypto";

// A namespace of our own, made once at random.
const namespace = Buffer.from("5f0d6e8be2b14f3c9a6d0c7b4e21a9f3", "hex");

/** A UUID that is the same for the same name on every machine (version 5, RFC 9562 §5.5). */
export function stableUuid(name: string): string {
  const bytes = createHash("sha1").update(namespace).update(name).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
