import { plainMoment } from "#platform/words";

const formats = new Map<string, Intl.DateTimeFormat>();

/** An instant as people say it in a zone: `Nov 21, 2026, 8:30 pm`. */
export function whenWords(instant: string, zone: string): string {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "short", timeZone: zone });
    formats.set(zone, format);
  }
  return plainMoment(format.format(new Date(instant)));
}
