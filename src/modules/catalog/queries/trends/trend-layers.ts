import type { Viewer } from "#modules/people";
import type { LibraryKind, TopicMonth } from "../../rules/trends/topic-month.ts";
import type { LayerNames, TrendEvidence } from "../../rules/trends/trend-layer.ts";
import type { CatalogProgram } from "../program.ts";
import { offeringEvidence } from "./offering-evidence.ts";
import { offeringMonths } from "./offering-months.ts";
import { rememberMonths } from "./remember-months.ts";

/** What evidence is asked for. */
export interface EvidenceAsked {
  readonly topic: string;
  readonly region?: string | undefined;
  readonly libraries?: LibraryKind | undefined;
  /** `YYYY-MM`, the first and the last month. */
  readonly from: string;
  readonly to: string;
  readonly most: number;
}

/**
 * Things in which topics rise and fade: what is offered, what branches did, what people wrote. What a viewer may not read is
 * neither counted for them nor listed.
 */
export interface TrendLayer extends LayerNames {
  readonly months: (viewer: Viewer | undefined, thisMonth: string) => Promise<readonly TopicMonth[]>;
  /** The latest first. */
  readonly evidence: (viewer: Viewer | undefined, asked: EvidenceAsked) => Promise<readonly TrendEvidence[]>;
}

/** Offerings of the catalogue, which all may know. */
export function offeringLayer(program: Pick<CatalogProgram, "db" | "finder">): TrendLayer {
  return {
    id: "offerings",
    label: "Offerings",
    many: "offerings",
    sources: "providers",
    leastSources: 2,
    months: async (_, thisMonth) =>
      rememberMonths(program.finder, `offerings ${thisMonth}`, async () =>
        offeringMonths(program.db, thisMonth),
      ),
    evidence: async (_, asked) => offeringEvidence(program.db, asked),
  };
}
