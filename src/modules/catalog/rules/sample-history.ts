import { formatDate, formatInstant, parseDate, SECONDS_PER_DAY, toInstant, zoneOf } from "#platform/time";
import type { RecordSession, SourceRecord } from "./record.ts";
import type { SamplePack } from "./sample-pack.ts";
import { lastMonths } from "./trends/months.ts";

type SampleSource = SamplePack["sources"][number];

/** Something made up that was held once a month: in which of the last two years, the earlier one first. */
interface Series {
  readonly title: string;
  readonly years: readonly [earlier: boolean, later: boolean];
}

const [always, risen, faded] = [
  [true, true],
  [false, true],
  [true, false],
] as const;

/** One topic rises, one fades and one stays, in every source alike: no single one of them makes a trend. */
const series: readonly Series[] = [
  { title: "AI literacy hour", years: always },
  { title: "AI literacy for the desk: open clinic", years: risen },
  { title: "Teaching AI literacy to patrons", years: risen },
  { title: "Early literacy exchange", years: always },
  { title: "Early literacy: songs and rhymes", years: always },
  { title: "Makerspace coordinators meet", years: always },
  { title: "Makerspace equipment round table", years: faded },
];

const months = 24;

/** What a made-up source held in each of the two years before a day, so that trends have something to be drawn from. */
export function sampleHistory(
  { sources }: SamplePack,
  sourceId: string,
  today: string,
): readonly SourceRecord[] {
  const place = sources.findIndex(({ id }) => id === sourceId);
  const source = sources[place];
  if (source === undefined) return [];
  // The month that is not over may not have had its day yet.
  const past = lastMonths(today.slice(0, 7), months).slice(0, -1);
  return series.map(({ title, years: [earlier, later] }, row) => ({
    key: `history-${row}`,
    title: `${title} (${source.provider})`,
    description: "Free webinar, held online once a month. Made up, to show how topics rise and fade.",
    descriptionKind: "text" as const,
    url: `https://register.sample.example/${source.id}/history-${row}`,
    provider: source.provider,
    sessions: past
      .filter((_month, at) => (at < months / 2 ? earlier : later))
      // Never two of them in the same hour: they would be taken for one.
      .map((month) => hourOn(`${month}-${String(1 + ((row * 4 + place) % 28)).padStart(2, "0")}`, source)),
    categories: [],
    prices: [],
    warnings: [],
  }));
}

function hourOn(day: string, { zone }: SampleSource): RecordSession {
  const number = parseDate(day) ?? 0;
  const start = toInstant(zoneOf(zone), number * SECONDS_PER_DAY + 14 * 3600);
  return {
    start: formatInstant(start),
    end: formatInstant(start + 3600),
    zone,
    isAllDay: false,
    status: "scheduled",
    original: `${formatDate(number)} 14:00 ${zone}`,
  };
}
