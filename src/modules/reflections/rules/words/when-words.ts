import { plainMoment } from "#platform/words";

const formats = new Map<string, Intl.DateTimeFormat>();

/** An instant as people say it in a zone: `Nov 21, 2026, 8:30 pm`. */
export function whenWords(instant: string, zone: string): string {
  return said(instant, zone, { dateStyle: "medium", timeStyle: "short" });
}

/** Its day alone: `Nov 21, 2026`. */
export function dayWords(instant: string, zone: string): string {
  return said(instant, zone, { dateStyle: "medium" });
}

function said(instant: string, zone: string, style: Intl.DateTimeFormatOptions): string {
  const key = `${zone} ${style.timeStyle ?? ""}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", { ...style, timeZone: zone });
    formats.set(key, format);
  }
  return plainMoment(format.format(new Date(instant)));
}
