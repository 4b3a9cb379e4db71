/** What someone is told of. */
export type NoticeKind = "mention" | "reply" | "hidden" | "appeal decided" | "asks to come in" | "let in";
