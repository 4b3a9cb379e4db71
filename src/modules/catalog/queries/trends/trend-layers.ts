import type { Viewer } from "#modules/people";
import { nowMilliseconds } from "#platform/time";
import type { LibraryKind, TopicMonth } from "../../rules/trends/topic-month.ts";
import type { LayerNames, TrendEvidence } from "../../rules/trends/trend-layer.ts";
import type { CatalogProgram } from "../program.ts";
import { offeringEvidence } from "./offering-evidence.ts";
import { offeringMonths } from "./offering-months.ts";

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
    months: async (_, thisMonth) => rememberedMonths(program, thisMonth),
    evidence: async (_, asked) => offeringEvidence(program.db, asked),
  };
}

/** Trends change little in an hour, and counting goes through the whole catalogue. */
const keptMilliseconds = 3_600_000;

interface Remembered {
  readonly thisMonth: string;
  readonly at: number;
  readonly months: Promise<readonly TopicMonth[]>;
}

const remembered = new WeakMap<object, Remembered>();

async function rememberedMonths(
  { db, finder }: Pick<CatalogProgram, "db" | "finder">,
  thisMonth: string,
): Promise<readonly TopicMonth[]> {
  const known = remembered.get(finder);
  const isFresh = known?.thisMonth === thisMonth && nowMilliseconds() - known.at < keptMilliseconds;
  if (known !== undefined && isFresh) return known.months;
  const months = offeringMonths(db, thisMonth);
  remembered.set(finder, { thisMonth, at: nowMilliseconds(), months });
  // What failed is asked for anew.
  months.catch(() => remembered.delete(finder));
  return months;
}
