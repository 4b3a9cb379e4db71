/** What a person decided about two listings; it stands above every rule. */
export interface MergeDecision {
  readonly verdict: "keep-together" | "keep-apart";
  readonly a: string;
  readonly b: string;
}

/** One name for a pair, whatever the order of its two. */
export function pairName(a: string, b: string): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}
