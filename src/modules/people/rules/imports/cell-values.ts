import { parseDateLoosely, resolveZone } from "#platform/time";
import { regionCode } from "#platform/places";
import type { OrganisationKind } from "../organisation.ts";
import type { EmploymentClass, Role } from "../position.ts";

/** A cell's value, or what is wrong with it and what would be right. */
export type CellReading<Value> =
  | { readonly value: Value; readonly wrong?: undefined }
  | { readonly value?: undefined; readonly wrong: string; readonly right: string };

const bareAddress =
  /^[^\s@,;:<>()[\]\\"\p{Cc}]{1,64}@(?:[^\s@,;:<>()[\]\\".\p{Cc}]{1,63}\.){1,8}[^\s@,;:<>()[\]\\".\p{Cc}]{2,63}$/u;

/** An e-mail address, in lower case; `mailto:` and angle brackets are taken off. */
export function readEmail(text: string): CellReading<string> {
  const plain = text
    .replace(/^mailto:/iu, "")
    .replace(/^.*<([^<>]+)>$/u, "$1")
    .trim()
    .toLowerCase();
  return bareAddress.test(plain)
    ? { value: plain }
    : { wrong: "This is not an e-mail address.", right: "one address, like name@library.example" };
}

/** A text of a bounded length. */
export function readText(text: string, longest: number): CellReading<string> {
  return text.length <= longest
    ? { value: text }
    : { wrong: `This has ${text.length} characters.`, right: `at most ${longest} characters` };
}

const kindWords: readonly (readonly [RegExp, OrganisationKind])[] = [
  [/^(?:department|dept\.?|unit|team|office)$/u, "department"],
  [/^(?:bookmobile|mobile|mobile library|bs)$/u, "bookmobile"],
  [/^(?:school|school library|elementary|middle|high school)$/u, "school"],
  [/^(?:branch|library|outlet|central|central library|main|ce|br|bm|books by mail|location)$/u, "branch"],
  [/^(?:system|library system|county|city)$/u, "system"],
  [/^(?:district|school district)$/u, "district"],
  [/^(?:consortium|cooperative)$/u, "consortium"],
];

/** What an organisation is, by the usual words. */
export function readKind(text: string): CellReading<OrganisationKind> {
  const found = kindWords.find(([words]) => words.test(text.toLowerCase()));
  return found === undefined
    ? {
        wrong: "This is no kind of organization.",
        right: "branch, school, bookmobile, department, system or district",
      }
    : { value: found[1] };
}

const roleWords: readonly (readonly [RegExp, Role])[] = [
  [/^(?:learner|staff|employee|member|user|none|no)$/u, "learner"],
  [/^(?:supervisor|manager|head|lead|branch manager|team lead)$/u, "supervisor"],
  [
    /^(?:coordinator|validator|(?:learning|training|ce|staff development) coordinator|coordinator\/validator|trainer)$/u,
    "coordinator",
  ],
  [/^(?:director|executive director|deputy director)$/u, "director"],
  [/^(?:author|course author)$/u, "author"],
  [/^(?:administrator|admin)$/u, "administrator"],
];

/** What a position lets someone do. */
export function readRole(text: string): CellReading<Role> {
  const found = roleWords.find(([words]) => words.test(text.toLowerCase()));
  return found === undefined
    ? {
        wrong: "There is no such role.",
        right: "learner, supervisor, coordinator, director, author or administrator",
      }
    : { value: found[1] };
}

const classWords: readonly (readonly [RegExp, EmploymentClass])[] = [
  [/^(?:regular|permanent|full ?time|part ?time|ft|pt|perm|classified|exempt|non exempt)$/u, "regular"],
  [/^(?:temporary|temp|seasonal|term|fixed term)$/u, "temporary"],
  [/^(?:substitute|sub|on call|casual|per diem)$/u, "substitute"],
  [/^(?:student|student worker|student assistant|intern|work study)$/u, "student"],
  [/^(?:volunteer)$/u, "volunteer"],
  [/^(?:contractor|contract|agency)$/u, "contractor"],
];

/** How someone is employed. */
export function readEmploymentClass(text: string): CellReading<EmploymentClass> {
  const plain = text.toLowerCase().replaceAll(/[-_]/gu, " ");
  const found = classWords.find(([words]) => words.test(plain));
  return found === undefined
    ? {
        wrong: "There is no such employment class.",
        right: "regular, temporary, substitute, student, volunteer or contractor",
      }
    : { value: found[1] };
}

/** Between 1, which is all of full time, and this a bare number may be hours, days or a slip: nobody works 9 % by intent. */
const leastBarePercentage = 15;

/** A share of full time in hundredths: `0.5`, `50%` and `50` are 50; `1` is all of it; `9` could be anything. */
export function readShare(text: string): CellReading<number> {
  const match = /^(\d{1,3}(?:[.,]\d{1,4})?|[.,]\d{1,4})\s*(%?)$/u.exec(text.trim());
  const number = match === null ? Number.NaN : Number((match[1] ?? "").replace(",", "."));
  const isPercentage = match?.[2] === "%";
  if (!isPercentage && number > 1 && number < leastBarePercentage)
    return {
      wrong: "This may be a percentage or a number of hours.",
      right: `0.5 for half of full time, or 50%; for ${text.trim()} percent, ${text.trim()}%`,
    };
  const hundredths = Math.round(isPercentage || number > 1 ? number : number * 100);
  return hundredths >= 0 && hundredths <= 100
    ? { value: hundredths }
    : {
        wrong: "This is no share of full time.",
        right: "a number from 0 to 1, like 0.5, or a percentage, like 50%",
      };
}

/** A day as `2026-12-03` or as `12/3/2026`. */
export function readDay(text: string): CellReading<string> {
  const date = parseDateLoosely(text)?.date;
  return date !== undefined && date >= "1900-01-01" && date < "2200-01-01"
    ? { value: date }
    : { wrong: "This is not a date.", right: "a day like 2026-12-03 or 12/3/2026" };
}

/** A US ZIP code or a Canadian postal code; Excel takes leading zeros off, so they are put back. */
export function readPostalCode(text: string): CellReading<string> {
  const plain = text.trim().toUpperCase();
  if (/^\d{3,5}$/u.test(plain)) return { value: plain.padStart(5, "0") };
  if (/^\d{5}-?\d{4}$/u.test(plain)) return { value: `${plain.slice(0, 5)}-${plain.slice(-4)}` };
  if (/^[A-Z]\d[A-Z] ?\d[A-Z]\d$/u.test(plain)) return { value: `${plain.slice(0, 3)} ${plain.slice(-3)}` };
  return { wrong: "This is not a ZIP or postal code.", right: "five digits, like 11217, or K1A 0B1" };
}

/** A state or province by its code or name, as its code. */
export function readRegion(text: string): CellReading<string> {
  const code = regionCode(text);
  return code === undefined
    ? { wrong: "This is not a state or province.", right: "its name or its two letters, like NY" }
    : { value: code };
}

/** Degrees from -limit to limit. */
export function readDegrees(text: string, limit: number): CellReading<number> {
  const plain = text.trim().replace(",", ".");
  const number = /^[+-]?\d{1,3}(?:\.\d{1,15})?$/u.test(plain) ? Number(plain) : Number.NaN;
  return Math.abs(number) <= limit
    ? { value: number }
    : {
        wrong: "These are no degrees.",
        right: `a number from -${limit} to ${limit}, like ${limit === 90 ? "40.6782" : "-73.9442"}`,
      };
}

/** A time zone by its id or one of its usual names. */
export function readZone(text: string): CellReading<string> {
  const zone = resolveZone(text).id;
  return zone === undefined
    ? { wrong: "This is not a time zone.", right: "a zone like America/New_York, or Eastern Time" }
    : { value: zone };
}
