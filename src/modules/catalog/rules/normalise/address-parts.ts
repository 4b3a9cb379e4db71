import type { RecordPlace } from "../record.ts";
import { onlyStated } from "../only-stated.ts";
import { REGION_NAMES, countryOfRegion, regionCode } from "#platform/places";

const COUNTRY = /,?\s+(?:USA?|U\.S\.A?\.|United States(?: of America)?|Canada)\.?$/iu;
const ZIP = /(?:^|,?\s+)(\d{5})(?:-?\d{4})?$/u;
const CANADIAN_CODE = /,?\s+([A-Z]\d[A-Z])\s?(\d[A-Z]\d)$/iu;
const REGION_WORD = new RegExp(`[,\\s]\\s*\\(?(${REGION_NAMES.join("|")}|[A-Z]{2})\\.?\\)?$`, "iu");

/** A source names the same few rooms in event after event. */
const known = new Map<string, RecordPlace>();
const MOST_KNOWN = 500;

/**
 * An address taken apart from its end: country, ZIP code, state, town; what comes before is the name (no digit in
 * front) and the street. "Main Library, 12 Elm St, Troy, NY 12180" has them all; nothing is guessed.
 */
export function addressParts(text: string): RecordPlace {
  const found = known.get(text);
  if (found !== undefined) return found;
  const parts = takenApart(text);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, parts);
  return parts;
}

function takenApart(text: string): RecordPlace {
  let rest = (/\s{2}|[^\S ]/u.test(text) ? text.replace(/\s+/gu, " ") : text).trim();
  if (rest.includes("D.")) rest = rest.replace(/\bD\.\s?C\.(?=$|[\s,])/u, "DC");
  const country = /canada\.?$/iu.test(rest) ? "CA" : COUNTRY.test(rest) ? "US" : undefined;
  if (country !== undefined) rest = rest.replace(COUNTRY, "");
  const zip = ZIP.exec(rest);
  const code = zip === null ? CANADIAN_CODE.exec(rest) : null;
  rest = rest.slice(0, (zip ?? code)?.index);
  const postalCode = zip?.[1] ?? (code === null ? undefined : `${code[1]} ${code[2]}`.toUpperCase());
  const region = regionAtEnd(rest, postalCode !== undefined);
  if (region !== undefined) rest = rest.slice(0, rest.length - region.length).replace(/[,\s]+$/u, "");
  const parts = rest.split(/\s*,\s*/u).filter((part) => part !== "");
  const city = region === undefined ? undefined : cityIn(parts);
  return onlyStated({
    ...nameAndStreet(parts),
    city,
    region: region?.code,
    postalCode,
    country: country ?? (region === undefined ? undefined : countryOfRegion(region.code)),
  });
}

/** Without a ZIP code, two letters are a state only in capitals: "Board Room in" ends no address. */
function regionAtEnd(
  rest: string,
  hasPostalCode: boolean,
): { readonly code: string; readonly length: number } | undefined {
  const match = REGION_WORD.exec(rest);
  const word = match?.[1];
  const code = regionCode(word);
  if (match === null || word === undefined || code === undefined) return undefined;
  const isLoose = word.length === 2 && word !== word.toUpperCase();
  const isBareWord = !match[0].startsWith(",") && !hasPostalCode && word.length === 2;
  return (isLoose && !hasPostalCode) || (isBareWord && !rest.includes(","))
    ? undefined
    : { code, length: match[0].length };
}

const STREET_END =
  /^.*\b(?:st(?:reet)?|ave(?:nue)?|r(?:oa)?d|blvd|boulevard|dr(?:ive)?|ln|lane|way|ct|court|pl(?:ace)?|sq(?:uare)?|pkwy|parkway|hwy|highway|floor|suite \w+|ste\.? \w+)\.?\s+(?=[A-Z])/iu;

/** Takes the town off the parts: the last one, or what follows the street in it. */
function cityIn(parts: string[]): string | undefined {
  const last = parts.pop();
  if (last === undefined) return undefined;
  if (!/\d/u.test(last)) return last;
  const street = STREET_END.exec(last)?.[0];
  if (street === undefined) {
    parts.push(last);
    return undefined;
  }
  parts.push(street.trim());
  return last.slice(street.length);
}

function nameAndStreet(parts: readonly string[]): { readonly name?: string; readonly address?: string } {
  const from = parts.findIndex((part) => /^(?:\d|P\.?\s?O\.?\s)/u.test(part));
  if (from < 0) return parts.length === 0 ? {} : { name: parts.join(", ") };
  const name = parts.slice(0, from).join(", ");
  return { ...(name === "" ? {} : { name }), address: parts.slice(from).join(", ") };
}
