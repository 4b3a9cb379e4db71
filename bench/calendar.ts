import { readCalendar } from "../src/modules/catalog/rules/readers/calendar/index.ts";

/** Run as `npm run bench -- calendar`: events read and expanded per CPU second. */
const EVENTS = 5000;
const RUNS = 7;
const GOAL = 10_000;
const CONTEXT = { defaultZone: "America/New_York", now: "2026-11-21T00:00:00Z" };
const DESCRIPTION =
  '<p>Join us for a <a href="https://example.org/x">webinar</a> on early literacy\\, reading aloud and more.</p><ul><li>One</li><li>Two</li></ul>'.repeat(
    6,
  );

interface Mix {
  readonly name: string;
  readonly linesOf: (index: number) => readonly string[];
}

const MIXES: readonly Mix[] = [
  {
    name: "plain",
    linesOf: (index) => [
      `DTSTART:${dateOf(index)}T190000Z`,
      `DTEND:${dateOf(index)}T200000Z`,
      "DESCRIPTION:A plain description of an event.",
    ],
  },
  {
    name: "mixture",
    linesOf: (index) => [
      `DTSTART;TZID=America/New_York:${dateOf(index)}T140000`,
      `DTEND;TZID=America/New_York:${dateOf(index)}T150000`,
      folded(`DESCRIPTION:${DESCRIPTION}`),
      ...(index % 5 === 0 ? ["RRULE:FREQ=WEEKLY;COUNT=52"] : []),
    ],
  },
];

const figures = Object.fromEntries(MIXES.map((mix) => [`${mix.name}PerSecond`, measure(mix)]));
const met = Object.values(figures).every((perSecond) => perSecond >= GOAL);
console.log(JSON.stringify({ bench: "calendar", figures, goals: { perSecond: GOAL }, met }));
process.exit(met ? 0 : 1);

function measure(mix: Mix): number {
  const bytes = new TextEncoder().encode(calendarOf(mix));
  const seconds = Array.from({ length: RUNS }, () => secondsToRead(bytes)).sort((a, b) => a - b);
  const median = seconds[Math.floor(RUNS / 2)] ?? Number.NaN;
  const perSecond = Math.round(EVENTS / median);
  console.log(
    `${mix.name}: ${perSecond} events per CPU second, ${(perSecond / GOAL).toFixed(1)} times the goal (${(bytes.length / 1e6).toFixed(1)} MB)`,
  );
  return perSecond;
}

function secondsToRead(bytes: Uint8Array): number {
  const before = process.cpuUsage();
  const { records } = readCalendar(bytes, CONTEXT);
  const used = process.cpuUsage(before);
  if (records.length !== EVENTS) throw new Error(`Only ${records.length} of ${EVENTS} events were read.`);
  return (used.user + used.system) / 1e6;
}

function calendarOf({ linesOf }: Mix): string {
  const events = Array.from({ length: EVENTS }, (_, index) => [
    "BEGIN:VEVENT",
    `UID:${index}@example.org`,
    "DTSTAMP:20261101T000000Z",
    `SUMMARY:Event ${index}`,
    "LOCATION:Main Library\\, 1 Main St",
    `URL:https://library.example.org/event/${index}`,
    "CATEGORIES:Children,Early literacy",
    "STATUS:CONFIRMED",
    ...linesOf(index),
    "END:VEVENT",
  ]);
  return ["BEGIN:VCALENDAR", "VERSION:2.0", ...events.flat(), "END:VCALENDAR", ""].join("\r\n");
}

function dateOf(index: number): string {
  return `2027${String(1 + (index % 12)).padStart(2, "0")}${String(1 + (index % 28)).padStart(2, "0")}`;
}

function folded(line: string): string {
  return line.match(/.{1,74}/gu)?.join("\r\n ") ?? line;
}
