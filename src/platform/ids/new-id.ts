import { randomFillSync } from "node:crypto";
import { nowMilliseconds } from "#platform/time";

const bytes = new Uint8Array(16);
let lastMilliseconds = 0;
let counter = 0;

/**
 * A new UUIDv7: sorts by the time it was made, also within one millisecond of this process, so that new rows lie
 * together on disk.
 *
 * @see RFC 9562 §5.7 and §6.2, method 1 (a counter in `rand_a`, seeded at random with its top bit clear).
 */
export function newId(): string {
  randomFillSync(bytes);
  const milliseconds = nextMilliseconds();
  for (let place = 0; place < 6; place += 1)
    bytes[place] = Math.floor(milliseconds / 2 ** (40 - 8 * place)) & 0xff;
  bytes[6] = 0x70 | (counter >> 8);
  bytes[7] = counter & 0xff;
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Buffer.from(bytes).toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Whether a text from outside can be an id at all: PostgreSQL fails a query on one that cannot. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

// The clock may be set back, and 4,096 ids may fall in one millisecond: time then runs ahead instead of back.
function nextMilliseconds(): number {
  const present = nowMilliseconds();
  if (present > lastMilliseconds) {
    lastMilliseconds = present;
    counter = (((bytes[6] ?? 0) & 0x07) << 8) | (bytes[7] ?? 0);
    return present;
  }
  counter += 1;
  if (counter > 0xfff) {
    lastMilliseconds += 1;
    counter = 0;
  }
  return lastMilliseconds;
}
