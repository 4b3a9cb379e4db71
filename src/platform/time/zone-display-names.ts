import { zoneOf } from "./zone.ts";

/** The texts Windows and Outlook show for zones, where they do not name a city that is also an IANA zone's. */
const DISPLAY_NAMES = new Map(
  `
eastern time (us & canada)=America/New_York
central time (us & canada)=America/Chicago
mountain time (us & canada)=America/Denver
pacific time (us & canada)=America/Los_Angeles
eastern time=America/New_York
central time=America/Chicago
mountain time=America/Denver
pacific time=America/Los_Angeles
atlantic time (canada)=America/Halifax
atlantic time=America/Halifax
alaska=America/Anchorage
alaska time=America/Anchorage
aleutian islands=America/Adak
hawaii=Pacific/Honolulu
hawaii time=Pacific/Honolulu
arizona=America/Phoenix
indiana (east)=America/Indiana/Indianapolis
saskatchewan=America/Regina
newfoundland=America/St_Johns
yukon=America/Whitehorse
baja california=America/Tijuana
central america=America/Guatemala
guadalajara, mexico city, monterrey=America/Mexico_City
chihuahua, la paz, mazatlan=America/Mazatlan
georgetown, la paz, manaus, san juan=America/La_Paz
greenland=America/Nuuk
brasilia=America/Sao_Paulo
city of buenos aires=America/Argentina/Buenos_Aires
coordinated universal time=UTC
dublin, edinburgh, lisbon, london=Europe/London
greenwich mean time=Europe/London
greenwich mean time : dublin, edinburgh, lisbon, london=Europe/London
amsterdam, berlin, bern, rome, stockholm, vienna=Europe/Berlin
western/central europe=Europe/Berlin
west central africa=Africa/Lagos
harare, pretoria=Africa/Johannesburg
abu dhabi, muscat=Asia/Dubai
islamabad, karachi=Asia/Karachi
chennai, kolkata, mumbai, new delhi=Asia/Kolkata
sri jayawardenepura=Asia/Colombo
beijing, chongqing, hong kong, urumqi=Asia/Shanghai
bangkok, hanoi, jakarta=Asia/Bangkok
osaka, sapporo, tokyo=Asia/Tokyo
canberra, melbourne, sydney=Australia/Sydney
auckland, wellington=Pacific/Auckland
`
    .trim()
    .split("\n")
    .map((line) => line.split("=") as [string, string]),
);

/**
 * The zone of a text such as `(UTC-05:00) Eastern Time (US & Canada)` or `Amsterdam, Berlin, Rome`: by the whole text,
 * by its first part, then by the first city that names an IANA zone. Where the text states an offset, the zone must
 * keep that offset in winter or summer.
 */
export function zoneFromDisplayName(
  name: string,
  ianaZone: (id: string) => string | undefined,
): string | undefined {
  const match = /^\((?:utc|gmt) ?(?:([+-])(\d{1,2})[:.]?(\d{2})?)?\) ?(.*)$/iu.exec(name);
  const text = (match?.[4] ?? name).toLowerCase().replace(" (us and canada)", " (us & canada)");
  const offset = match?.[1] === undefined ? undefined : statedOffset(match);
  const candidates = [DISPLAY_NAMES.get(text), DISPLAY_NAMES.get(text.split(",")[0] ?? "")];
  for (const city of text.split(/[,/]/u)) candidates.push(ianaZone(cityZones().get(cityKey(city)) ?? ""));
  return candidates.find((id) => id !== undefined && (offset === undefined || keepsOffset(id, offset)));
}

function statedOffset(match: RegExpExecArray): number {
  const seconds = Number(match[2]) * 3600 + Number(match[3] ?? 0) * 60;
  return match[1] === "-" ? -seconds : seconds;
}

/** Middles of winter and summer in a recent year. */
const SEASONS = [Date.UTC(2026, 0, 15) / 1000, Date.UTC(2026, 6, 15) / 1000];

function keepsOffset(id: string, offset: number): boolean {
  const zone = zoneOf(id);
  return SEASONS.some((instant) => zone.offsetAt(instant) === offset);
}

let zonesByCity: ReadonlyMap<string, string> | undefined;

function cityZones(): ReadonlyMap<string, string> {
  zonesByCity ??= new Map(
    Intl.supportedValuesOf("timeZone").map((id) => [cityKey(id.slice(id.lastIndexOf("/") + 1)), id]),
  );
  return zonesByCity;
}

function cityKey(city: string): string {
  return city
    .trim()
    .toLowerCase()
    .replaceAll(/[ _.-]+/gu, " ");
}
