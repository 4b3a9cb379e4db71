/** Why something was reported, in the words of the form. */
export const reportReasons = [
  { value: "names a patron", label: "It names a patron, or lets one be known" },
  { value: "unkind", label: "It is unkind to someone" },
  { value: "not theirs to share", label: "It was not theirs to share" },
  { value: "advertising", label: "It advertises" },
  { value: "other", label: "Something else" },
] as const;

export type ReportReason = (typeof reportReasons)[number]["value"];

export type ReportOutcome = "open" | "kept" | "hidden";

export type AppealOutcome = "stays hidden" | "shown again";
