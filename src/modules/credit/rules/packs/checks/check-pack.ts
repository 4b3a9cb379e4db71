import { parseDate } from "#platform/time";
import type { RulePack } from "../pack.ts";
import type { Partly } from "../reading/partly.ts";
import { checkPredicate } from "./check-predicate.ts";
import { checkVersion } from "./check-version.ts";
import { type Note, noteTwice, noteWithin } from "./notes.ts";
import type { PartlyVersion } from "./partly-version.ts";

/** What could be read of a pack. */
export interface PartsOfPack {
  readonly pack: Partly<RulePack>;
  /** Of broken categories too: a category is there even where its rule cannot be read. */
  readonly categoryIds: readonly string[];
  readonly versions: readonly PartlyVersion[];
}

/** What the parts of a pack say of each other: unknown categories and roles, versions that overlap, amounts that cannot be. */
export function checkPack({ categoryIds, pack, versions }: PartsOfPack, note: Note): void {
  const categories = pack.categories ?? [];
  noteTwice(
    noteWithin(note, ["categories"]),
    categories.map((category) => category?.id),
    "category",
  );
  checkStatus(pack, note);
  for (const [place, category] of categories.entries())
    if (category?.when !== undefined) {
      // A category builds on those above it: so none can wait for itself.
      const above = categoryIds.slice(0, place);
      const known = { categoryIds: above, place: "above this one" };
      checkPredicate(category.when, known, noteWithin(note, ["categories", place, "when"]));
    }
  checkDays(versions, note);
  const withinVersions = noteWithin(note, ["versions"]);
  noteTwice(
    withinVersions,
    versions.map(({ name }) => name),
    "version",
    "name",
  );
  for (const [place, version] of versions.entries()) {
    const noteVersion = noteWithin(withinVersions, [place]);
    checkVersion(version, categoryIds, noteVersion);
    if (pack.obligation === "none" && version.cycle !== undefined)
      noteVersion(["cycle"], "Nothing falls due where obligation is none: leave the cycle out");
  }
}

function checkStatus({ status, supersededBy, id }: Partly<RulePack>, note: Note): void {
  if (status === "superseded" && supersededBy === undefined)
    note(["status"], "Say in supersededBy which pack took its place");
  if (supersededBy === undefined) return;
  if (status !== undefined && status !== "superseded")
    note(["supersededBy"], `Leave this out, or set the status to superseded (it is ${status})`);
  if (supersededBy === id) note(["supersededBy"], "A pack cannot take its own place");
}

function checkDays(versions: readonly PartlyVersion[], note: Note): void {
  for (const [place, { from, to }] of versions.entries()) {
    if (from !== undefined && to !== undefined && isBefore(to, from))
      note(["versions", place, "to"], `This version ends before it begins (${from})`);
    const before = versions[place - 1];
    if (before?.from === undefined || from === undefined) continue;
    if (isBefore(from, before.from))
      note(
        ["versions", place, "from"],
        `Put the earlier version first: the one before begins ${before.from}`,
      );
    else if (before.to === undefined || !isBefore(before.to, from))
      note(["versions", place, "from"], overlap(before));
  }
}

function overlap({ name, to }: PartlyVersion): string {
  const which = name === undefined ? "the version before" : `“${name}”`;
  return to === undefined
    ? `This overlaps ${which}, which has no last day: write its “to”`
    : `This overlaps ${which}, which lasts until ${to}`;
}

function isBefore(one: string, other: string): boolean {
  return (parseDate(one) ?? 0) < (parseDate(other) ?? 0);
}
