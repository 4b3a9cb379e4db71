import type { Framework, FrameworkCompetency } from "./framework.ts";

/** What replacing one framework by another does, heading by heading. */
export interface FrameworkChanges {
  readonly added: readonly FrameworkCompetency[];
  readonly gone: readonly FrameworkCompetency[];
  readonly renamed: readonly { readonly code: string; readonly was: string; readonly is: string }[];
  /** Moved elsewhere in the tree, or with another full text. */
  readonly moved: readonly FrameworkCompetency[];
  readonly unchanged: number;
  /** What is said about the framework itself that differs: `version: 2019 → 2022`. */
  readonly about: readonly string[];
  /** Edges of the crosswalk before and after. */
  readonly edges: { readonly was: number; readonly is: number };
}

const facts = ["name", "publisher", "version", "year", "licence", "source", "status", "note"] as const;

/** Compares what is kept with what was sent; without a kept one everything is new. */
export function frameworkChanges(kept: Framework | undefined, sent: Framework): FrameworkChanges {
  const before = new Map(kept?.competencies.map((each) => [each.code, each]));
  const after = new Set(sent.competencies.map(({ code }) => code));
  const pairs = sent.competencies.flatMap((is) => {
    const was = before.get(is.code);
    return was === undefined ? [] : [{ was, is }];
  });
  const renamed = pairs.filter(({ was, is }) => was.heading !== is.heading);
  const moved = pairs.filter(
    ({ was, is }) =>
      was.heading === is.heading && (was.parent !== is.parent || was.statement !== is.statement),
  );
  return {
    added: sent.competencies.filter(({ code }) => !before.has(code)),
    gone: kept?.competencies.filter(({ code }) => !after.has(code)) ?? [],
    renamed: renamed.map(({ was, is }) => ({ code: is.code, was: was.heading, is: is.heading })),
    moved: moved.map(({ is }) => is),
    unchanged: pairs.length - renamed.length - moved.length,
    about: kept === undefined ? [] : facts.flatMap((fact) => changeOf(fact, kept[fact], sent[fact])),
    edges: { was: kept?.crosswalk.length ?? 0, is: sent.crosswalk.length },
  };
}

function changeOf(fact: string, was: unknown, is: unknown): readonly string[] {
  const text = (value: unknown) =>
    typeof value === "string" || typeof value === "number" ? String(value) : "nothing";
  return was === is ? [] : [`${fact}: ${text(was)} → ${text(is)}`];
}

/** What a file brings, in short; of what is not there nothing is said. */
export function changeWords({
  added,
  edges,
  gone,
  isNew,
  moved,
  renamed,
  unchanged,
}: {
  readonly added: readonly unknown[];
  readonly gone: readonly unknown[];
  readonly renamed: readonly unknown[];
  readonly moved: readonly unknown[];
  readonly unchanged: number;
  readonly edges: { readonly was: number; readonly is: number };
  readonly isNew: boolean;
}): string {
  const links = `${counted(edges.is, "link", "links")} to topics and other frameworks`;
  if (isNew) return `${counted(added.length, "heading", "headings")}; ${links}.`;
  const parts = [
    [added.length, "new"],
    [renamed.length, "renamed"],
    [moved.length, "moved"],
    [gone.length, "gone"],
    [unchanged, "as they are"],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return `${said.join(", ")}; ${links}${edges.is === edges.was ? "" : `, before ${edges.was}`}.`;
}

function counted(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}
