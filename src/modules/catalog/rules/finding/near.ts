import type { Coordinates, Gazetteer } from "#platform/places";

/** Where a reader's words say they are: a ZIP code anywhere in them, else "Albany, NY". Undefined when unknown. */
export function locateReader(words: string, gazetteer: Gazetteer): Coordinates | undefined {
  const zip = /\b\d{5}\b/u.exec(words)?.[0] ?? /\b[A-Z]\d[A-Z]\b/iu.exec(words)?.[0];
  const byZip = zip === undefined ? undefined : gazetteer.locateZip(zip);
  if (byZip !== undefined) return byZip;
  const [city, region] = words.split(",").map((part) => part.trim());
  if (city === undefined || region === undefined || city === "" || region === "") return undefined;
  return gazetteer.locateCity(city, region);
}
