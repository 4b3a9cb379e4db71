/** A competency framework: what some body says that library people should know, as codes and headings. */
export interface Framework {
  /** A slug, stable for ever; a library's own begins with `own-`. */
  readonly id: string;
  readonly name: string;
  readonly publisher: string;
  /** As the publisher calls the edition: `2022`, `2012 revision`. */
  readonly version: string;
  readonly year?: number | undefined;
  readonly licence: string;
  readonly source?: string | undefined;
  /** The day on which somebody last looked at the source: `2026-11-22`. */
  readonly checkedOn: string;
  readonly status: "verified" | "unverified";
  /** What a reader must know: what was not read, whose numbers these are. */
  readonly note?: string | undefined;
  readonly competencies: readonly FrameworkCompetency[];
  readonly crosswalk: readonly CrosswalkEdge[];
}

/** One competency, by the code that finds it again. */
export interface FrameworkCompetency {
  readonly code: string;
  readonly heading: string;
  /** 1 for those that stand under none; one more than the one it stands under. */
  readonly level: number;
  /** Code of the competency that it stands under. */
  readonly parent?: string | undefined;
  /** The full text; only where its licence lets it be given on. */
  readonly statement?: string | undefined;
}

/** What the target of an edge is to the heading it comes from. */
export const relations = ["exact", "broader", "narrower", "related"] as const;
export type CrosswalkRelation = (typeof relations)[number];

/** A competency is, or belongs to, a topic of the catalogue or a competency of another framework. */
export type CrosswalkEdge =
  | { readonly from: string; readonly relation: CrosswalkRelation; readonly topic: string }
  | {
      readonly from: string;
      readonly relation: CrosswalkRelation;
      readonly framework: string;
      readonly code: string;
    };

/** Every framework that counts for someone, by id. */
export type Frameworks = ReadonlyMap<string, Framework>;

/** Those under which nothing stands: what people rate themselves on. */
export function leavesOf(framework: Framework): readonly FrameworkCompetency[] {
  const parents = new Set(framework.competencies.map(({ parent }) => parent));
  return framework.competencies.filter(({ code }) => !parents.has(code));
}
