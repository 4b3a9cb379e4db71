import { oneLine } from "../markup/visible-text.ts";
import { type Thing, type Value, allValuesOf, firstWords, valuesOf, wordsOf } from "./thing.ts";

/** What a course or event says one gets for it, in its own words: `3 credits; Certificate of completion`. */
export function statedCredit(things: readonly Thing[]): string | undefined {
  const words = things.flatMap((thing) => [
    ...valuesOf(thing, "numberOfCredits").map(creditsInWords),
    ...allValuesOf(thing, "educationalCredentialAwarded", "occupationalCredentialAwarded").map(
      credentialInWords,
    ),
  ]);
  const lines = words.filter((each) => each !== undefined).map((each) => oneLine(each));
  return lines.length === 0 ? undefined : [...new Set(lines)].join("; ");
}

function creditsInWords(value: Value): string | undefined {
  if (typeof value === "object") {
    const number = firstWords(value, "value");
    const unit = firstWords(value, "unitText", "name", "additionalType") ?? "credits";
    return number === undefined ? wordsOf(value) : `${number} ${unit}`;
  }
  const written = String(value).trim();
  return /^[\d.,]+$/u.test(written)
    ? `${written} ${written === "1" ? "credit" : "credits"}`
    : written || undefined;
}

function credentialInWords(value: Value): string | undefined {
  if (typeof value !== "object")
    return /^https?:/iu.test(String(value)) ? undefined : String(value).trim() || undefined;
  const name = firstWords(value, "name", "description");
  const category = firstWords(value, "credentialCategory");
  const words = [name, category === name || category?.startsWith("http") === true ? undefined : category];
  return words.filter(Boolean).join(", ") || undefined;
}
