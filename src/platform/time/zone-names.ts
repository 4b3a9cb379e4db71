import { zoneFromDisplayName } from "./zone-display-names.ts";
import { zoneOf } from "./zone.ts";
import { windowsZone } from "./windows-zones.ts";

/** What a zone name means: an IANA id, with a sentence when the name had to be interpreted; or why it means nothing. */
export type ZoneResolution =
  | { readonly id: string; readonly kind: ZoneNameKind; readonly repair?: string }
  | { readonly id: undefined; readonly reason: string };

/** What sort of name it was; the last three may clash with a calendar's own definition, which then wins. */
export type ZoneNameKind = "iana" | "prefixed" | "windows" | "abbreviation" | "offset" | "description";

/**
 * The IANA zone that a name found in a feed or calendar means.
 *
 * Knows IANA ids in any case and their old names, Windows zone names and the texts Windows shows for them, ids behind a
 * vendor's prefix (`/softwarestudio.org/Tzfile/America/New_York`), North American and some other abbreviations (`EST`
 * is read as the clocks of New York, summer time included), and plain offsets (`GMT-0500`).
 */
export function resolveZone(name: string): ZoneResolution {
  const known = resolutions.get(name);
  if (known !== undefined) return known;
  const resolution = resolve(name);
  if (resolutions.size >= MAXIMUM_KEPT_NAMES) resolutions.clear();
  resolutions.set(name, resolution);
  return resolution;
}

const resolutions = new Map<string, ZoneResolution>();
/** Names come from strangers' files: what is kept must not grow without end. */
const MAXIMUM_KEPT_NAMES = 5000;
const LONGEST_NAME = 200;

function resolve(name: string): ZoneResolution {
  const cleaned = name
    .replaceAll("\\", "")
    .replace(/^["'\s]+|["'\s]+$/gu, "")
    .replace(/\s+/gu, " ");
  if (cleaned === "" || cleaned.length > LONGEST_NAME)
    return { id: undefined, reason: "The zone has no usable name." };
  const exact = ABBREVIATIONS.has(cleaned.toUpperCase()) ? undefined : ianaZone(cleaned);
  if (exact !== undefined) return { id: exact, kind: "iana" };
  for (const [kind, find, what] of READINGS) {
    const id = find(cleaned);
    if (id !== undefined) return { id, kind, repair: `"${cleaned}" is ${what}; read as ${id}.` };
  }
  return { id: undefined, reason: `"${cleaned}" is not the name of a known time zone.` };
}

/** Tried in this order: a name may look like several of these, and the earlier are the surer. */
const READINGS: readonly (readonly [ZoneNameKind, (name: string) => string | undefined, string])[] = [
  ["abbreviation", zoneFromAbbreviation, "an abbreviation"],
  ["prefixed", zoneBehindPrefix, "a zone name with a prefix or other separators"],
  ["windows", (name) => windowsZone(name.replace(/ \d+$/u, "")), "a Windows zone name"],
  ["offset", zoneFromOffset, "an offset"],
  ["description", (name) => zoneFromDisplayName(name, ianaZone), "a description of a zone"],
];

/** The names the Intl of our engine still gives for zones that have been renamed since. */
const RENAMED = new Map([
  ["America/Buenos_Aires", "America/Argentina/Buenos_Aires"],
  ["America/Catamarca", "America/Argentina/Catamarca"],
  ["America/Cordoba", "America/Argentina/Cordoba"],
  ["America/Jujuy", "America/Argentina/Jujuy"],
  ["America/Mendoza", "America/Argentina/Mendoza"],
  ["America/Coral_Harbour", "America/Atikokan"],
  ["America/Godthab", "America/Nuuk"],
  ["America/Indianapolis", "America/Indiana/Indianapolis"],
  ["America/Louisville", "America/Kentucky/Louisville"],
  ["Africa/Asmera", "Africa/Asmara"],
  ["Asia/Calcutta", "Asia/Kolkata"],
  ["Asia/Katmandu", "Asia/Kathmandu"],
  ["Asia/Rangoon", "Asia/Yangon"],
  ["Asia/Saigon", "Asia/Ho_Chi_Minh"],
  ["Atlantic/Faeroe", "Atlantic/Faroe"],
  ["Europe/Kiev", "Europe/Kyiv"],
  ["Pacific/Enderbury", "Pacific/Kanton"],
  ["Pacific/Ponape", "Pacific/Pohnpei"],
  ["Pacific/Truk", "Pacific/Chuuk"],
]);

/**
 * What an IANA id looks like, its old names and those of ICU among them: behind a region, or one of the few that stand
 * alone. The engine takes 60 µs to refuse a name, and a stranger's file may hold tens of thousands.
 */
const IANA_FORM =
  /^(?:(?:africa|america|antarctica|arctic|asia|atlantic|australia|brazil|canada|chile|etc|europe|indian|mexico|pacific|systemv|us)\/[a-z][a-z0-9_+/-]*|[a-z]{2,3}|[ecmp]st[5-8][ecmp]dt|cuba|egypt|eire|gb-eire|gmt[+-]?0|greenwich|hongkong|iceland|iran|israel|jamaica|japan|kwajalein|libya|navajo|nz-chat|poland|portugal|singapore|turkey|universal|w-su|zulu)$/iu;

function ianaZone(name: string): string | undefined {
  if (/^(?:z|ut|utc|gmt)$/iu.test(name)) return "UTC";
  if (!IANA_FORM.test(name)) return undefined;
  try {
    const id = new Intl.DateTimeFormat("en-US", { timeZone: name }).resolvedOptions().timeZone;
    return RENAMED.get(id) ?? id;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function zoneBehindPrefix(name: string): string | undefined {
  const segments = name.replaceAll(" ", "_").split("/").filter(Boolean);
  for (let start = Math.max(0, segments.length - 3); start < segments.length; start += 1) {
    const rest = segments.slice(start);
    const candidate =
      rest.length > 1 ? rest.join("/") : (rest[0] ?? "").replace(/^(us|america|europe|canada)[-_]/iu, "$1/");
    // The name as it stands was looked up before.
    const id = candidate === name ? undefined : ianaZone(candidate);
    if (id !== undefined) return id;
  }
  return undefined;
}

/**
 * One zone for standard time, summer time and the short form of a region. An event calendar that says EST in July means
 * the clocks of New York, not a clock five hours behind UTC all year, which is what IANA's own EST is.
 */
const ABBREVIATIONS = new Map<string, string>(
  (
    [
      ["America/New_York", "EST EDT ET"],
      ["America/Chicago", "CST CDT CT"],
      ["America/Denver", "MST MDT MT"],
      ["America/Los_Angeles", "PST PDT PT"],
      ["America/Anchorage", "AKST AKDT AKT"],
      ["Pacific/Honolulu", "HST HAST"],
      ["America/Halifax", "AST ADT"],
      ["America/St_Johns", "NST NDT"],
      ["Europe/London", "BST"],
      ["Europe/Lisbon", "WEST"],
      ["Europe/Berlin", "CET CEST MEZ MESZ"],
      ["Europe/Athens", "EET EEST"],
      ["Europe/Moscow", "MSK"],
      ["Asia/Kolkata", "IST"],
      ["Asia/Singapore", "SGT"],
      ["Asia/Hong_Kong", "HKT"],
      ["Asia/Tokyo", "JST"],
      ["Asia/Seoul", "KST"],
      ["Australia/Perth", "AWST"],
      ["Australia/Adelaide", "ACST ACDT"],
      ["Australia/Sydney", "AEST AEDT"],
      ["Pacific/Auckland", "NZST NZDT"],
    ] as const
  ).flatMap(([id, names]) => names.split(" ").map((name) => [name, id] as const)),
);

function zoneFromAbbreviation(name: string): string | undefined {
  return ABBREVIATIONS.get(name.toUpperCase());
}

const OFFSET = /^\(?(?:utc|gmt)? ?([+-])(\d{1,2}):?(\d{2})?\)?$/iu;

/** `UTC+11`, `GMT-0500`, `+05:30`: the sign is that of ISO 8601, opposite to IANA's `Etc/GMT` names. */
function zoneFromOffset(name: string): string | undefined {
  const match = OFFSET.exec(name);
  if (match === null) return undefined;
  const hours = Number(match[2]);
  const minutes = Number(match[3] ?? 0);
  if (hours > 14 || minutes > 59) return undefined;
  if (hours === 0 && minutes === 0) return "UTC";
  if (minutes !== 0 || hours > 12)
    return `${match[1]}${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
  return `Etc/GMT${match[1] === "+" ? "-" : "+"}${hours}`;
}

/** Offset in seconds that a zone's abbreviation states by itself: EST is five hours behind UTC, EDT four. */
export function abbreviationOffset(abbreviation: string): number | undefined {
  const name = abbreviation.toUpperCase();
  const id = ABBREVIATIONS.get(name);
  if (id === undefined || name.length < 3) return undefined;
  const zone = zoneOf(id);
  const offsets = [zone.offsetAt(MID_JANUARY), zone.offsetAt(MID_JULY)] as const;
  return SUMMER_ABBREVIATIONS.has(name) ? Math.max(...offsets) : Math.min(...offsets);
}

const SUMMER_ABBREVIATIONS = new Set(
  "EDT CDT MDT PDT AKDT ADT NDT BST WEST CEST MESZ EEST ACDT AEDT NZDT".split(" "),
);
const MID_JANUARY = Date.UTC(2026, 0, 15) / 1000;
const MID_JULY = Date.UTC(2026, 6, 15) / 1000;
