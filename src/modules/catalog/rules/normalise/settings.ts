import type { Gazetteer } from "#platform/places";
import type { Vocabulary } from "./vocabulary.ts";

/** What `normaliseRecord` is told about the source and the library. */
export interface NormaliseSettings {
  readonly vocabulary: Vocabulary;
  /** ZIP codes and towns; without it only coordinates the source states are known. */
  readonly gazetteer?: Gazetteer;
  /** BCP 47 tag taken when neither the record nor its words tell: the source's language. */
  readonly language?: string;
  /** ISO 4217 code that a plain `$` means, and that prices without one are in; `USD` when absent. */
  readonly currency?: string;
  /** Who offers what the source lists, when a record does not say. */
  readonly provider?: string;
  /** Local date of today, `YYYY-MM-DD`: early-bird prices past their day no longer count. */
  readonly today?: string;
}
