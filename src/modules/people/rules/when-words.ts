const formats = new Map<string, Intl.DateTimeFormat>();

/** An instant as people say it in a zone: `Nov 21, 2026, 8:30 PM`. */
export function whenWords(instant: string, zone: string): string {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "short", timeZone: zone });
    formats.set(zone, format);
  }
  // Newer versions of the language data put a narrow blank before AM and PM, older ones do not.
  return format.format(new Date(instant)).replaceAll("\u202F", " ");
}
