import type { BadgeCheck, BadgeCheckName, BadgeJudgement } from "../badges/check.ts";

/** The checks, as people would call them. */
export const checkNames: Readonly<Record<BadgeCheckName, string>> = {
  parse: "Readable",
  kind: "An Open Badge",
  context: "Its vocabulary",
  structure: "Its parts",
  issuer: "Issuer named",
  subject: "Achievement named",
  proof: "Signed",
  key: "Key found",
  signature: "Unchanged since it was signed",
  "issuer-key": "The issuer’s own key",
  dates: "Within its dates",
  status: "Not revoked",
  schema: "Schemas of its own",
  refresh: "Newer copy",
  endorsements: "Endorsements",
};

/** The outcome in a headline and a sentence. */
export function headlineOf({
  judgement,
  code,
  isIssuerConfirmed,
  checks,
}: {
  readonly judgement: BadgeJudgement;
  readonly code: string;
  readonly isIssuerConfirmed: boolean;
  readonly checks: readonly BadgeCheck[];
}): { readonly title: string; readonly words: string; readonly tone: "good" | "attention" | "stop" } {
  const why = checks.find((check) => check.code === code)?.why ?? "";
  if (judgement === "invalid") return { title: "This badge is not valid", words: why, tone: "stop" };
  if (judgement === "cannot-tell")
    return { title: "Whether it is valid cannot be told", words: why, tone: "attention" };
  return isIssuerConfirmed
    ? {
        title: "This badge is valid",
        words: "It is as it was issued, it was not revoked, and the key is the issuer’s own.",
        tone: "good",
      }
    : {
        title: "Unchanged, but its issuer is not confirmed",
        words:
          "The signature fits. That the key is the issuer’s was not confirmed: anyone could have made it in the issuer’s name. Let us look the issuer up on the web.",
        tone: "attention",
      };
}
