import type { MatchWeights } from "./match-weights.ts";

type Verdict = "same" | "doubtful" | "different";

export interface PairVerdict {
  /** `same` may be merged without asking; `doubtful` waits for a person. */
  readonly verdict: Verdict;
  /** From 0 (surely different) to 1 (surely the same). */
  readonly score: number;
  /** What spoke for and against it, in plain words, the weightiest first. */
  readonly because: readonly string[];
}

type Reason = string | (() => string);

/** Bits for and against, with their reasons, and the worst that a contradiction still allows. */
export class Evidence {
  #bits: number;
  #limit: Verdict = "same";
  readonly #reasons: { readonly bits: number; readonly because: Reason }[] = [];

  constructor(prior: number) {
    this.#bits = prior;
  }

  add(bits: number, because: Reason): void {
    if (bits === 0) return;
    this.#bits += bits;
    this.#reasons.push({ bits, because });
  }

  /** Whatever else agrees, the verdict is at most this. */
  limit(limit: Exclude<Verdict, "same">, because: Reason): void {
    if (this.#limit !== "different") this.#limit = limit;
    this.#reasons.push({ bits: LIMIT_BITS, because });
  }

  /** False when no description, however alike, could change the verdict. */
  mayStillMatter(weights: MatchWeights): boolean {
    if (this.#limit === "different") return false;
    return (
      this.#bits + weights.descriptionSame > weights.doubtfulFrom &&
      this.#bits + weights.descriptionOther < weights.sameFrom + weights.descriptionSame
    );
  }

  verdict(weights: MatchWeights): PairVerdict {
    const probability = 1 / (1 + 2 ** (weights.sameFrom - this.#bits));
    let verdict: Verdict = this.#bits >= weights.doubtfulFrom ? "doubtful" : "different";
    if (this.#bits >= weights.sameFrom) verdict = this.#limit;
    if (this.#limit === "different") verdict = "different";
    // Reasons are put into words only when read: most pairs that are compared differ, and nobody asks why.
    const reasons = this.#reasons;
    return {
      verdict,
      score: Math.min(MOST_SCORE[this.#limit], probability),
      get because(): readonly string[] {
        return inWords(reasons);
      },
    };
  }
}

/** A contradiction comes before all other reasons. */
const LIMIT_BITS = -100;
const MOST_SCORE = { same: 1, doubtful: 0.5, different: 0.1 } satisfies Record<Verdict, number>;

function inWords(reasons: readonly { readonly bits: number; readonly because: Reason }[]): readonly string[] {
  const words = reasons
    .toSorted((a, b) => Math.abs(b.bits) - Math.abs(a.bits))
    .map(({ because }) => (typeof because === "string" ? because : because()));
  return [...new Set(words)];
}
