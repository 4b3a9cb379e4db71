/** Ways in which calendars get damaged on their way, or are made to harm; all follow from a seed. */

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Damage = (bytes: Uint8Array, random: () => number) => Uint8Array;

/** One to three damages in a row. */
export function damaged(bytes: Uint8Array, random: () => number): Uint8Array {
  let result = bytes;
  for (let count = 1 + Math.floor(random() * 3); count > 0; count -= 1)
    result = (DAMAGES[Math.floor(random() * DAMAGES.length)] ?? truncate)(result, random);
  return result;
}

const DAMAGES: readonly Damage[] = [
  truncate,
  flipBytes,
  onLines(dropLine),
  onLines(repeatLine),
  onLines(swapLines),
  onLines(nestBeginning),
  onLines(hostileLine),
  joinTwice,
  changeLineEnds,
];

function truncate(bytes: Uint8Array, random: () => number): Uint8Array {
  return bytes.subarray(0, Math.floor(random() * bytes.length));
}

function flipBytes(bytes: Uint8Array, random: () => number): Uint8Array {
  const copy = bytes.slice();
  for (let count = 1 + Math.floor(random() * 8); count > 0; count -= 1)
    copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
  return copy;
}

type LineDamage = (lines: string[], at: number, random: () => number) => void;

/** Latin-1 keeps every byte as it is on the way there and back. */
function onLines(damage: LineDamage): Damage {
  return (bytes, random) => {
    const lines = Buffer.from(bytes).toString("latin1").split("\n");
    damage(lines, Math.floor(random() * lines.length), random);
    return Buffer.from(lines.join("\n"), "latin1");
  };
}

function dropLine(lines: string[], at: number): void {
  lines.splice(at, 1);
}

function repeatLine(lines: string[], at: number, random: () => number): void {
  lines.splice(at, 0, ...Array.from({ length: Math.ceil(random() * 5) }, () => lines[at] ?? ""));
}

function swapLines(lines: string[], at: number, random: () => number): void {
  const other = Math.floor(random() * lines.length);
  [lines[at], lines[other]] = [lines[other] ?? "", lines[at] ?? ""];
}

const BEGINNINGS = [
  "BEGIN:VEVENT",
  "BEGIN:VCALENDAR",
  "BEGIN:VALARM",
  "BEGIN:X",
  "END:VEVENT",
  "END:VCALENDAR",
];

function nestBeginning(lines: string[], at: number, random: () => number): void {
  const line = BEGINNINGS[Math.floor(random() * BEGINNINGS.length)] ?? "";
  const times = random() < 0.1 ? 2000 : Math.ceil(random() * 3);
  lines.splice(at, 0, ...Array.from({ length: times }, () => line));
}

const HOSTILE = [
  "RRULE:FREQ=SECONDLY;COUNT=1000000000",
  "RRULE:FREQ=SECONDLY",
  "RRULE:FREQ=MINUTELY;INTERVAL=999999999",
  "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
  "RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
  "RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12;BYMINUTE=0,1,2,3,4,5,6,7,8,9",
  "RRULE:FREQ=DAILY;BYSETPOS=366;BYDAY=MO",
  "RRULE:FREQ=MONTHLY;COUNT=999999999;BYDAY=5MO",
  "RRULE:FREQ=NEVER",
  "RRULE:FREQ=WEEKLY;UNTIL=99991231T235959Z;INTERVAL=0",
  "EXRULE:FREQ=SECONDLY",
  "RDATE:00000000T000000Z,99991231T235959Z",
  "DTSTART:00010101T000000Z",
  "DTEND:99991231T235959Z",
  "DURATION:P999999999999999999W",
  "RECURRENCE-ID;RANGE=THISANDFUTURE:20200101T000000Z",
  'DTSTART;TZID="Nowhere/Never:20200101T000000',
];

function hostileLine(lines: string[], at: number, random: () => number): void {
  lines.splice(at, 0, HOSTILE[Math.floor(random() * HOSTILE.length)] ?? "");
}

function joinTwice(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([bytes, bytes]);
}

function changeLineEnds(bytes: Uint8Array, random: () => number): Uint8Array {
  const lines = Buffer.from(bytes).toString("latin1").split(/\r?\n/u);
  return Buffer.from(lines.join(["\r", "\n", "\r\n", "\n\r\n"][Math.floor(random() * 4)] ?? "\n"), "latin1");
}
