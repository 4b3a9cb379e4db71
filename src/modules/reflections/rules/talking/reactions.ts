/** Quiet ways to answer, in the order they are offered. */
export const reactionKinds = ["thank you", "same here", "will try it"] as const;

export type ReactionKind = (typeof reactionKinds)[number];

/** What a button says. */
export const reactionWords: Readonly<Record<ReactionKind, string>> = {
  "thank you": "Thank you",
  "same here": "Same here",
  "will try it": "I will try it",
};

/** Whether a text from outside is one. */
export function isReaction(text: string): text is ReactionKind {
  return (reactionKinds as readonly string[]).includes(text);
}
