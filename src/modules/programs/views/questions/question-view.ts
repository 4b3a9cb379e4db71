/** A question about a program, or the offer of a visit. */
export interface ReadQuestion {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly kind: "question" | "visit";
  /** Who asked, and where they work; or the branch that was asked. */
  readonly who: string;
  readonly words: string;
  /** A UTC instant. */
  readonly askedAt: string;
  readonly answer: string | undefined;
}
