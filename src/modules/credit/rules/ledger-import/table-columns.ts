import { csvColumns } from "../transcript/transcript-csv.ts";

/** What a column can hold. */
export type ColumnKind =
  | (typeof csvColumns)[number]
  /** One day, first and last at once. */
  | "Day"
  | "Hours"
  | "CEUs";

/** Other names of a column, as spreadsheets and authorities call it. */
const synonyms: Readonly<Partial<Record<ColumnKind, string>>> = {
  Title:
    "activity, name, course, workshop, program, programme, event, session, class, title of program, program title, course title, course name, activity title, name of activity, activity name, training, webinar, description of activity",
  Provider:
    "sponsor, presenter, organization, organisation, vendor, host, offered by, institution, presented by, provided by, sponsoring organization",
  Day: "date, date attended, date of activity, activity date, date of program, when",
  "First day": "start, start date, from, begin, begin date, date started",
  "Last day": "end, end date, to, completed, date completed, completion date, finished",
  Minutes: "length in minutes, duration in minutes, duration minutes, min",
  Hours:
    "contact hours, ce hours, clock hours, hours earned, number of hours, length, duration, duration hours, leus, contact hrs, hrs",
  CEUs: "ceu, ceus earned",
  Mode: "format, how, delivery, mode of participation",
  Topics: "topic, subject, subjects",
  "Relation to work": "relation, relationship to position, relevance",
  Description: "notes, comments, summary, content",
  Place: "location, where, venue",
  State: "status",
};

const kinds: ReadonlyMap<string, ColumnKind> = new Map([
  ...Object.entries(synonyms).flatMap(([kind, all]) =>
    [kind, ...all.split(", ")].map((name) => [plainName(name), kind as ColumnKind] as const),
  ),
  ...csvColumns.map((name) => [plainName(name), name] as const),
]);

/** What a column holds, by what stands above it; undefined when its name says nothing. */
export function columnKind(heading: string): ColumnKind | undefined {
  return kinds.get(plainName(heading));
}

function plainName(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}]+/gu, " ")
    .trim();
}
