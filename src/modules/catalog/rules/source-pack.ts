import { z } from "zod";

import { zoneOf } from "#platform/time";

import { parsePackFile } from "./pack-file.ts";
import type { PackFile, PackProblem, PackResult } from "./pack-file.ts";

/** How a source publishes, as far as the pack knows; what is really there is found when it is first fetched. */
const KINDS = [
  "page",
  "calendar",
  "feed",
  "table",
  "tribe-events",
  "libcal",
  "communico",
  "localist",
  "meetup",
  "moodle",
  "trumba",
] as const;

const GROUPS = ["state-library", "ala", "national", "system", "association"] as const;

const httpsUrl = z
  .string()
  .refine(
    (text) => URL.parse(text)?.protocol === "https:",
    "Write a whole address that begins with https://.",
  );

const packSource = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, "Use small letters, digits and single hyphens."),
  name: z.string().trim().min(3, "Give the name people know it by."),
  group: z.enum(GROUPS, `Use one of: ${GROUPS.join(", ")}.`),
  /** What is fetched: a calendar, a feed, or the page that lists the events. */
  address: httpsUrl,
  kind: z.enum(KINDS, `Use one of: ${KINDS.join(", ")}.`),
  /** Zone of times that carry none. */
  zone: z.string().refine(isZone, "Write a zone of the IANA list, such as America/Chicago."),
  /** States and provinces by their code, `US` for the whole country, `INT` for the world. */
  regions: z.array(z.string().regex(/^(?:[A-Z]{2}|INT)$/u, "Use codes such as NY, ON, US, INT.")).min(1),
  home: httpsUrl,
  language: z.string().regex(/^[a-z]{2}(?:-[A-Z]{2})?$/u, "Write a language tag such as en or fr-CA."),
  note: z.string().trim().min(1),
  /** `verified` only after it was fetched and read; the day goes into `found`. */
  status: z.enum(["unverified", "verified"]),
  /** Where and when the address was seen. */
  found: z.string().trim().min(1),
});

/** A place where learning for library staff is published, as the starter pack lists it. */
export type PackSource = z.infer<typeof packSource>;

/**
 * The starter pack from its files, one source in each, in order of their names. All problems of all files at once;
 * an id that two files share is one of them, since sources are found again by it.
 */
export function parseSourcePack(files: readonly PackFile[]): PackResult<readonly PackSource[]> {
  const sources: PackSource[] = [];
  const problems: PackProblem[] = [];
  const fileOfId = new Map<string, string>();
  for (const file of files) {
    const result = parsePackFile(file, packSource);
    if (!result.isValid) {
      problems.push(...result.problems);
      continue;
    }
    const source = result.content;
    const other = fileOfId.get(source.id);
    if (other !== undefined) {
      problems.push({
        file: file.name,
        line: 1,
        field: "id",
        message: `“${source.id}” is also in ${other}.`,
      });
    }
    fileOfId.set(source.id, file.name);
    sources.push(source);
  }
  return problems.length > 0 ? { isValid: false, problems } : { isValid: true, content: sources };
}

function isZone(id: string): boolean {
  try {
    return zoneOf(id).id === id;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
