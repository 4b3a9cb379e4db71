import { z } from "zod";

/** A question to the catalogue, as the web form, the API and the command line all ask it. */
export interface FindQuery {
  readonly text: string;
  readonly isFree: boolean;
  /** Whole cents. */
  readonly maxCents?: number | undefined;
  readonly maxMinutes?: number | undefined;
  /** A ZIP code, or a town with its state: "11217", "Albany, NY". */
  readonly near?: string | undefined;
  readonly withinMiles: number;
  /** Days of the week that suit, in the reader's zone; empty means any. */
  readonly days: readonly Weekday[];
  /** Minutes of the day between which a session must lie. */
  readonly afterMinute?: number | undefined;
  readonly beforeMinute?: number | undefined;
  readonly ways: readonly string[];
  readonly kinds: readonly string[];
  readonly topics: readonly string[];
  readonly audiences: readonly string[];
  readonly credits: readonly string[];
  readonly languages: readonly string[];
  /** Local dates, both inclusive. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly includesPast: boolean;
  /** Only what has a session that fits the schedule of who asks; no part of what is saved or subscribed to. */
  readonly fitsMe: boolean;
  readonly order: "best" | "soonest";
  readonly page: number;
  /** IANA zone of the reader; the site's own when absent. */
  readonly zone?: string | undefined;
}

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];
const orders = ["best", "soonest"] as const;

const several = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : textOf(value).split(",")),
  z.array(z.string().trim().min(1).max(80)).max(50),
);
const yes = z.preprocess(
  (value) => value !== undefined && !["", "no", "false", "0"].includes(textOf(value)),
  z.boolean(),
);
const clock = z
  .string()
  .regex(/^([01]?\d|2[0-4])(:[0-5]\d)?$/u, "Write a time such as 13:00.")
  .transform((text) => {
    const [hours, minutes] = text.split(":");
    return Number(hours) * 60 + Number(minutes ?? 0);
  });
const day = z.iso.date("Write a date such as 2026-12-03.");
const dollars = z
  .string()
  .regex(/^\$?\d{1,6}(\.\d{1,2})?$/u, "Write an amount in dollars, such as 50.")
  .transform((text) => Math.round(Number(text.replace("$", "")) * 100));
const miles = z
  .string()
  .regex(/^\d{1,4}(\.\d+)?\s*(mi|miles|km)?$/u, "Write a distance such as 25mi.")
  .transform((text) => Number.parseFloat(text) * (text.endsWith("km") ? 0.621_371 : 1));
const one = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (Array.isArray(value) ? value.at(-1) : value), schema);

/** The names in a query string (or of the options on the command line), and what each must hold. */
export const findParameters = z.object({
  q: one(z.string().max(400, "Search with at most 400 characters.").default("")),
  free: yes,
  "max-cost": one(dollars.optional()),
  "max-minutes": one(
    z.coerce
      .number("Write a number of minutes.")
      .int()
      .min(1, "Write a number of minutes, at least 1.")
      .max(100_000)
      .optional(),
  ),
  near: one(z.string().trim().max(120).optional()),
  within: one(miles.optional()),
  day: several.pipe(z.array(z.enum(weekdays, "Write days as mon, tue, wed, thu, fri, sat or sun."))),
  after: one(clock.optional()),
  before: one(clock.optional()),
  way: several,
  kind: several,
  topic: several,
  audience: several,
  credit: several,
  language: several,
  from: one(day.optional()),
  to: one(day.optional()),
  past: yes,
  fits: one(z.enum(["me"], "Write fits=me.").optional()),
  order: one(z.enum(orders, "Order by best or soonest.").default("best")),
  page: one(z.coerce.number("Write a page number.").int().min(1).max(1000).default(1)),
  zone: one(z.string().max(60).refine(isZone, "Write a time zone such as America/New_York.").optional()),
});

const defaultMiles = 25;

/** Programs and the terminal have no schedule, and so do not ask what fits it. */
export type GivenParameters = Omit<z.output<typeof findParameters>, "fits"> & {
  readonly fits?: "me" | undefined;
};

/** The typed question of checked parameters. */
export function findQuery({ fits, ...given }: GivenParameters): FindQuery {
  return {
    text: given.q.trim(),
    isFree: given.free,
    maxCents: given["max-cost"],
    maxMinutes: given["max-minutes"],
    near: given.near === "" ? undefined : given.near,
    withinMiles: given.within ?? defaultMiles,
    days: given.day,
    afterMinute: given.after,
    beforeMinute: given.before,
    ways: given.way,
    kinds: given.kind,
    topics: given.topic,
    audiences: given.audience,
    credits: given.credit,
    languages: given.language,
    from: given.from,
    to: given.to,
    includesPast: given.past,
    fitsMe: fits === "me",
    order: given.order,
    page: given.page,
    zone: given.zone,
  };
}

/** What leaves nothing over between two of the parameters; where it stands is the later one's name. */
export function contradictions({
  from,
  to,
  after,
  before,
}: GivenParameters): readonly { readonly where: string; readonly message: string }[] {
  return [
    ...(from !== undefined && to !== undefined && to < from
      ? [{ where: "to", message: "The last day is before the first." }]
      : []),
    ...(after !== undefined && before !== undefined && before <= after
      ? [{ where: "before", message: "What is over by then cannot begin so late." }]
      : []),
  ];
}

/** The question without any wish: everything still to come. */
export const anything: FindQuery = findQuery(findParameters.parse({}));

/** The query string of a question, canonical: the same question always gives the same text, and nothing that is default is in it. */
export function findQueryString(query: FindQuery): string {
  const parameters = new URLSearchParams();
  const add = (name: string, value: string | undefined) => {
    if (value !== undefined && value !== "") parameters.append(name, value);
  };
  add("q", query.text);
  add("free", query.isFree ? "yes" : undefined);
  add("max-cost", query.maxCents === undefined ? undefined : String(query.maxCents / 100));
  add("max-minutes", query.maxMinutes?.toString());
  add("near", query.near);
  add(
    "within",
    query.near === undefined || query.withinMiles === defaultMiles
      ? undefined
      : String(Number(query.withinMiles.toFixed(1))),
  );
  for (const name of weekdays.filter((weekday) => query.days.includes(weekday))) add("day", name);
  add("after", query.afterMinute === undefined ? undefined : clockText(query.afterMinute));
  add("before", query.beforeMinute === undefined ? undefined : clockText(query.beforeMinute));
  for (const [name, values] of Object.entries(namesAsked(query)))
    for (const value of values.toSorted()) add(name, value);
  add("from", query.from);
  add("to", query.to);
  add("past", query.includesPast ? "yes" : undefined);
  add("fits", query.fitsMe ? "me" : undefined);
  add("order", query.order === "best" ? undefined : query.order);
  add("zone", query.zone);
  add("page", query.page === 1 ? undefined : String(query.page));
  return parameters.toString();
}

/** The names that are asked for, by filter. */
export function namesAsked(query: FindQuery) {
  return {
    way: query.ways,
    kind: query.kinds,
    topic: query.topics,
    audience: query.audiences,
    credit: query.credits,
    language: query.languages,
  };
}

/** How many filters are on, words and order apart. */
export function filterCount(query: FindQuery): number {
  const single = [
    query.isFree,
    query.maxCents,
    query.maxMinutes,
    query.near,
    query.from ?? query.to,
    query.includesPast,
    query.fitsMe,
    query.days.length > 0,
    query.afterMinute ?? query.beforeMinute,
  ];
  const names = Object.values(namesAsked(query)).flat();
  return single.filter((value) => value !== undefined && value !== false).length + names.length;
}

/** `13:05`. */
export function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function isZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** What the parameters are called in messages. */
export const filterLabels: Readonly<Record<string, string>> = {
  q: "Words",
  "max-cost": "Costs at most",
  "max-minutes": "At most minutes",
  near: "Near",
  within: "Within",
  day: "Days",
  after: "Not before",
  before: "Over by",
  from: "From",
  to: "To",
  fits: "Fits my schedule",
  page: "Page",
  zone: "Zone",
};
