import { expect, test } from "vitest";
import { writtenDuration } from "./written-duration.ts";
import { writtenMoment } from "./written-moment.ts";

const plain = (year: number, month: number, day: number) => ({ isPlain: true, year, month, day });
const either = (first: number, second: number, year: number) => ({ isPlain: false, first, second, year });
const nine = 9 * 3600 + 7 * 60 + 11;

test.for([
  ["Mar 28, 2020 09:07:11", plain(2020, 3, 28), nine, undefined],
  ["04/26/2026 10:45:17 AM", either(4, 26, 2026), 38_717, undefined],
  ["9/22/26, 2:48:05 PM", either(9, 22, 2026), 53_285, undefined],
  ["15/08/2022 01:27", either(15, 8, 2022), 5220, undefined],
  ["22.09.2026, 09:07:11", plain(2026, 9, 22), nine, undefined],
  ["2026-09-22 09:07:11", plain(2026, 9, 22), nine, undefined],
  ["2026-09-22T09:07:11.250Z", plain(2026, 9, 22), nine, "Z"],
  ["2026-09-22T09:07:11+02:00", plain(2026, 9, 22), nine, "+02:00"],
  ["Sep 22, 2026 09:07:11 AM EDT", plain(2026, 9, 22), nine, "EDT"],
  ["mar., 22 sept. 2026 09:07:11", plain(2026, 9, 22), nine, undefined],
  ["22 de abril de 2026 09:07:11 a. m.", plain(2026, 4, 22), nine, undefined],
  ["22 września 2026 09:07:11", plain(2026, 9, 22), nine, undefined],
  ["2026年9月22日 午前9:07:11", plain(2026, 9, 22), nine, undefined],
  ["2026/9/22 午後0:07:11", plain(2026, 9, 22), 43_631, undefined],
  ["12:05 AM", undefined, 300, undefined],
  ["12:05 pm", undefined, 43_500, undefined],
] as const)("“%s” is read", ([text, date, seconds, zoneName]) => {
  expect(writtenMoment(text)).toEqual({ date, seconds, zoneName });
});

test.for([
  "",
  "--",
  "38",
  "2026-09-22",
  "soon",
  "25:00",
  "10:61",
  "13:05 PM",
  "04/26/2026 9x:01",
  "Smarch 3, 2026 10:00",
  "1h 27m",
])("“%s” is no time", (text) => expect(writtenMoment(text)).toBe(undefined));

test.for([
  ["38", 2280],
  ["57,5", 3450],
  ["1h 27m 51s", 5271],
  ["43m 12s", 2592],
  ["8s", 8],
  ["55 mins", 3300],
  ["1 hour 2 minutes", 3720],
  ["1 godz. 27 min 51 sek.", 5271],
  ["1 Std. 27 Min. 51 Sek.", 5271],
  ["1 h et 5 min", 3900],
  ["1 時間 27 分 51 秒", 5271],
  ["00:55:12", 3312],
] as const)("“%s” is %i seconds", ([text, seconds]) => {
  expect(writtenDuration(text)).toBe(seconds);
});

test.for(["", "--", "0:55", "-5", "1e3", "5 apples", "1h 5 apples", "99999999", "38 (about)"])(
  "“%s” is no length",
  (text) => expect(writtenDuration(text)).toBe(undefined),
);
