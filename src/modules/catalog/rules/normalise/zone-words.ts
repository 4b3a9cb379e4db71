import { allMatches } from "./all-matches.ts";

/** A clock time with its zone, as a text says it. */
export interface ClockTime {
  readonly said: string;
  /** IANA zone. */
  readonly zone: string;
  /** Minutes after midnight that it can mean: two when a range leaves open which half of the day it starts in. */
  readonly minutesOfDay: readonly number[];
}

/** How American library calendars name zones. "EST" in July means what clocks show: people say it all year. */
const ZONES: readonly (readonly [name: RegExp, zone: string])[] = [
  [/^(?:E[SD]?T|eastern)$/iu, "America/New_York"],
  [/^(?:C[SD]?T|central)$/iu, "America/Chicago"],
  [/^(?:M[SD]?T|mountain)$/iu, "America/Denver"],
  [/^(?:P[SD]?T|pacific)$/iu, "America/Los_Angeles"],
  [/^(?:AK[SD]?T|alaska)$/iu, "America/Anchorage"],
  [/^(?:H[SA]?T|hawaii)$/iu, "Pacific/Honolulu"],
  [/^(?:A[SD]T|atlantic)$/iu, "America/Halifax"],
];
const ZONE_NAME = "([ECMPAH][SD]?T|AK[SD]?T|eastern|central|mountain|pacific|alaska|hawaii|atlantic)";
const CLOCK = new RegExp(
  `(?:\\b(\\d{1,2})(?::(\\d{2}))?\\s*(?:([ap])\\.?m\\.?)?\\s*(?:-|–|—|to|until)\\s*)?\\b(?:(\\d{1,2})(?::(\\d{2}))?\\s*([ap])\\.?m\\.?|(?:12\\s*)?(noon))\\s*,?\\s*\\(?${ZONE_NAME}\\b`,
  "giu",
);
const STATED_ZONE = new RegExp(
  `\\ball\\s+(?:[a-z]+\\s+)?times\\s+(?:are\\s+)?(?:listed\\s+|shown\\s+|given\\s+)?(?:are\\s+)?(?:in\\s+)?(?:the\\s+)?${ZONE_NAME}\\b(?:\\s+time)?`,
  "iu",
);

/** Every "2pm ET", "1-2:30 p.m. Central" of a text. */
export function clockTimesIn(text: string): ClockTime[] {
  const times: ClockTime[] = [];
  for (const match of allMatches(CLOCK, text)) {
    const zone = zoneNamed(match[8] ?? "");
    if (zone === undefined) continue;
    const isNoon = match[7] !== undefined;
    const end = isNoon ? 720 : minuteOfDay(match[4], match[5], match[6]);
    times.push({ said: match[0].replace("(", "").trim(), zone, minutesOfDay: [...startMinutes(match), end] });
  }
  return times;
}

/** "All times are Mountain": the zone a whole text is written in. */
export function statedZoneIn(text: string): { readonly said: string; readonly zone: string } | undefined {
  const match = text.includes("times") ? STATED_ZONE.exec(text) : null;
  const zone = zoneNamed(match?.[1] ?? "");
  return match === null || zone === undefined ? undefined : { said: match[0], zone };
}

/** Where a range starts: with its own half of the day, or either. */
function startMinutes(match: RegExpExecArray): number[] {
  if (match[1] === undefined) return [];
  const halves = match[3] === undefined ? ["a", "p"] : [match[3]];
  return halves.map((half) => minuteOfDay(match[1], match[2], half));
}

function minuteOfDay(hour: string | undefined, minute: string | undefined, half: string | undefined): number {
  return ((Number(hour) % 12) + (half?.toLowerCase() === "p" ? 12 : 0)) * 60 + Number(minute ?? "0");
}

function zoneNamed(name: string): string | undefined {
  return ZONES.find(([pattern]) => pattern.test(name))?.[1];
}
