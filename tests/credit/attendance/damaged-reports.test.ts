import { expect, test } from "vitest";
import { damaged as damagedText, seededRandom } from "../../../bench/calendar/damage.ts";
import { attendanceOutcome } from "../../../src/modules/credit/rules/attendance/attendance-outcome.ts";
import type { SessionCreditRules } from "../../../src/modules/credit/rules/attendance/attendance.ts";
import { readAttendance } from "../../../src/modules/credit/rules/attendance/read-attendance.ts";
import { samples, sessionDate, zone } from "./samples.ts";

const mutations = 12_000;
/** One in so many is a workbook, which takes ten times as long to open. */
const workbookShare = 20;

const rules: SessionCreditRules = {
  window: { start: Date.UTC(2026, 3, 22, 14) / 1000, end: Date.UTC(2026, 3, 22, 15) / 1000 },
  breaks: [{ start: Date.UTC(2026, 3, 22, 14, 30) / 1000, end: Date.UTC(2026, 3, 22, 14, 40) / 1000 }],
  bridgeSeconds: 60,
  graceMinutes: 10,
  thresholdPercent: 0,
  rounding: "ceil",
  stepMinutes: 15,
};

const oddities = [
  '"',
  '""',
  '"\n',
  "\t",
  ";",
  ",,,,",
  "\u0000",
  "\uFFFD",
  "=1+1",
  "--",
  "-1",
  "1e309",
  "99999999999999999999",
  "24:00",
  "13/13/2026 10:00",
  "00/00/0000 00:00",
  "0000-00-00 00:00",
  "9999-12-31 23:59:59",
  "2026-04-22T10:00:00+99:99",
  "2026-04-22 10:00 XYZ",
  "((((((((((",
  "))))",
  "\u202E",
  "a@b@c",
  "@",
  "Name",
  "Join Time",
  "Attendee Details",
  "3. In-Meeting Activities",
  "1h 99999m",
  "5".repeat(400),
  "x ".repeat(2000),
];

type Damage = (bytes: Uint8Array, number: (below: number) => number) => Uint8Array;

const damages: readonly Damage[] = [
  (bytes, number) => damagedText(bytes, () => number(1_000_000) / 1_000_000),
  onText((text, number) => {
    const at = number(text.length + 1);
    return text.slice(0, at) + (oddities[number(oddities.length)] ?? "") + text.slice(at + number(12));
  }),
  onText((text, number) => {
    const cells = text.split(/([,\t;\n])/u);
    const at = number(cells.length);
    cells[at - (at % 2)] = oddities[number(oddities.length)] ?? "";
    return cells.join("");
  }),
  onText((text, number) => {
    const quotes = [...text.matchAll(/"/gu)];
    const at = quotes[number(Math.max(1, quotes.length))]?.index ?? 0;
    return text.slice(0, at) + text.slice(at + 1);
  }),
  onText((text, number) => {
    const digits = [...text.matchAll(/\d/gu)];
    const at = digits[number(Math.max(1, digits.length))]?.index ?? 0;
    return text.slice(0, at) + String(number(10)) + text.slice(at + 1);
  }),
  onText((text, number) => {
    const lines = text.split("\n");
    return [...lines.slice(0, number(lines.length)), ...lines.slice(number(lines.length))].join("\n");
  }),
  (bytes, number) => bytes.subarray(number(3)),
  (bytes) => new Uint8Array(Buffer.from(new TextDecoder().decode(bytes), "utf16le")),
  (bytes) => new Uint8Array(Buffer.from(new TextDecoder("latin1").decode(bytes), "utf8")),
  (bytes, number) => Uint8Array.from([...bytes.subarray(0, 100), number(256), ...bytes.subarray(100)]),
];

function onText(change: (text: string, number: (below: number) => number) => string): Damage {
  return (bytes, number) => {
    const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
    const text = new TextDecoder(isWide ? "utf-16le" : "utf-8", { ignoreBOM: true }).decode(bytes);
    return new Uint8Array(Buffer.from(change(text, number), isWide ? "utf16le" : "utf8"));
  };
}

const workbooks = samples.filter(({ bytes }) => bytes[0] === 0x50 && bytes[1] === 0x4b);
const texts = samples.filter((sample) => !workbooks.includes(sample));

/** What is wrong with how a file was taken; undefined when it was read, or refused in words. */
async function faultOf(bytes: Uint8Array, hasDay: boolean): Promise<string | undefined> {
  const { report, refusal } = await readAttendance(bytes, {
    zone,
    sessionDate: hasDay ? sessionDate : undefined,
  });
  if (refusal !== undefined) return refusal.message.length > 20 ? undefined : "refused without a word";
  const { people, problems, setApart } = attendanceOutcome(report, rules);
  const above = people.find(
    ({ calculation }) => calculation.creditedMinutes > 50 || calculation.attendedSeconds > 3000,
  );
  if (above !== undefined) return "more credit than the session";
  const unequal = people.find(
    ({ calculation }) => !Number.isInteger(calculation.creditedMinutes) || calculation.creditedMinutes < 0,
  );
  if (unequal !== undefined) return "credit that is no whole number";
  if (problems.some(({ row, message }) => row === undefined || message === ""))
    return "a problem without its row";
  return setApart.some(({ rows }) => rows.length === 0) ? "someone set apart without a row" : undefined;
}

test(`${mutations.toLocaleString("en")} damaged reports are read or refused in words, and never worth more than the session`, async () => {
  const random = seededRandom(20_260_422);
  const number = (below: number) => Math.floor(random() * below);
  const faults: string[] = [];
  let read = 0;
  for (let count = 0; count < mutations; count += 1) {
    const kind = count % workbookShare === 0 ? workbooks : texts;
    const sample = kind[number(kind.length)]!;
    let bytes = sample.bytes;
    for (let times = 1 + number(3); times > 0; times -= 1)
      bytes = damages[number(damages.length)]!(bytes, number);
    const fault = await faultOf(bytes, number(4) > 0).catch((error: unknown) => String(error));
    if (fault === undefined) read += 1;
    else faults.push(`${sample.name}, mutation ${count}: ${fault}`);
  }

  expect(faults.slice(0, 5)).toEqual([]);
  expect(read).toBe(mutations);
});

const rowsOfThree = {
  "with plain cells": (who: string, mail: string) =>
    `${who},${mail},04/22/2026 09:20:36 AM,04/22/2026 09:57:38 AM,38`,
  "with quoted cells": (who: string, mail: string) =>
    `"${who}","${mail}","04/22/2026 09:20:36 AM","04/22/2026 09:57:38 AM","38"`,
} as const;

test.for(Object.entries(rowsOfThree))(
  "damage to one row %s leaves the rows above and below as they were",
  async ([, row]) => {
    const random = seededRandom(7);
    const number = (below: number) => Math.floor(random() * below);
    const others = ["above@library.example", "below@library.example"];
    const wrong: string[] = [];
    for (let count = 0; count < 1500; count += 1) {
      let damagedRow = row("Ben Sample", "ben@library.example");
      for (let times = 1 + number(3); times > 0; times -= 1) {
        const at = number(damagedRow.length + 1);
        damagedRow =
          damagedRow.slice(0, at) +
          (oddities[number(oddities.length)] ?? "") +
          damagedRow.slice(at + number(12));
      }
      const text = [
        "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)",
        row("Over Above", others[0] ?? ""),
        damagedRow,
        row("Under Below", others[1] ?? ""),
      ].join("\r\n");
      const { report } = await readAttendance(Buffer.from(text), { zone, sessionDate });
      const people = report === undefined ? [] : attendanceOutcome(report, { ...rules, breaks: [] }).people;
      const seconds = others.map(
        (mail) => people.find(({ email }) => email === mail)?.calculation.attendedSeconds,
      );
      if (seconds.some((each) => each !== 2222)) wrong.push(damagedRow);
    }

    expect(wrong).toEqual([]);
  },
);

test("damage to the headers credits nobody with more than they attended, unless a person is asked first", async () => {
  const random = seededRandom(11);
  const number = (below: number) => Math.floor(random() * below);
  const header = ["Name", "Email", "Registered", "Join Time", "Leave Time", "Duration (Minutes)"];
  const row =
    "Ben Sample,ben@library.example,04/22/2026 08:00:00 AM,04/22/2026 09:20:36 AM,04/22/2026 09:57:38 AM,38";
  const words = [
    ...header,
    ...oddities.filter((each) => !/[\n"]/u.test(each)),
    "Saapui",
    "Start",
    "End",
    "Date",
  ];
  const wrong: string[] = [];
  let asked = 0;
  for (let count = 0; count < 1500; count += 1) {
    const cells = [...header];
    for (let times = 1 + number(3); times > 0; times -= 1) {
      const at = number(cells.length);
      // A header that calls the registration a joining is believed: no reader can know.
      const possible = at === 2 ? words.filter((each) => !/^(?:join|leave|start|end)/iu.test(each)) : words;
      cells[at] = possible[number(possible.length)] ?? "";
    }
    const text = `${cells.join(",")}\n${row}\n${row.replaceAll("Ben", "Ann").replace("ben@", "ann@")}`;
    const reading = await readAttendance(Buffer.from(text), { zone, sessionDate });
    const isAsked = reading.asked?.certainty === "unsure" || reading.asked?.certainty === "unknown";
    if (isAsked || reading.report === undefined) asked += 1;
    else {
      const { people } = attendanceOutcome(reading.report, { ...rules, breaks: [] });
      // Minutes without times are rounded up to 38.
      if (people.some(({ calculation }) => calculation.attendedSeconds > 38 * 60))
        wrong.push(cells.join(","));
    }
  }

  expect(wrong.slice(0, 5)).toEqual([]);
  expect(asked).toBeGreaterThan(100);
});
