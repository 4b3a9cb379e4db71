import { isObject, type JsonObject } from "#platform/credentials";
import { type BadgeCheck, failed, judgementOf, leftOut, passed } from "../../rules/badges/check.ts";
import type { ReadCredential } from "./credential-text.ts";
import { readCredentialText } from "./credential-text.ts";

const MOST_ENDORSEMENTS = 20;

/** Judges one endorsement; given by the one who judges badges, for whom it is the same work. */
export type JudgeEndorsement = (endorsement: ReadCredential) => Promise<readonly BadgeCheck[]>;

/**
 * The endorsements that a badge carries, of itself, its issuer or its achievement (Open Badges 3.0 §8.5.1 step 6).
 *
 * One that is not valid makes the badge invalid, for it would be shown as praise that nobody stands by. One that cannot
 * be judged leaves the badge's own worth alone.
 */
export async function checkEndorsements(document: JsonObject, judge: JudgeEndorsement): Promise<BadgeCheck> {
  const found = endorsementsIn(document);
  if (found.length === 0) return passed("endorsements", "It carries no endorsements.");
  if (found.length > MOST_ENDORSEMENTS)
    return failed("endorsements", "endorsements-too-many", "It carries more endorsements than are judged.");
  let unknown = 0;
  for (const [place, endorsement] of found.entries()) {
    const fault = (code: string): BadgeCheck =>
      failed(
        "endorsements",
        "endorsement-invalid",
        `Endorsement ${place + 1} of ${found.length} is not valid (${code}).`,
      );
    if ("problem" in endorsement) return fault("not-readable");
    // The first that is not valid decides.
    const { judgement, code } = judgementOf(await judge(endorsement));
    if (judgement === "invalid") return fault(code);
    if (judgement === "cannot-tell") unknown += 1;
  }
  return unknown === 0
    ? passed("endorsements", "Its endorsements are valid.")
    : leftOut("endorsements", `${unknown} of its ${found.length} endorsements could not be judged.`);
}

function endorsementsIn(value: unknown): readonly (ReadCredential | { readonly problem: string })[] {
  if (Array.isArray(value)) return value.flatMap(endorsementsIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    if (name === "endorsementJwt")
      return [inner].flat().map((jwt) => readCredentialText(typeof jwt === "string" ? jwt : "not text"));
    if (name !== "endorsement") return endorsementsIn(inner);
    return [inner]
      .flat()
      .map((each: unknown) => (isObject(each) ? { document: each } : { problem: "It is no object." }));
  });
}
