import { dayWords } from "#platform/words";
import type { Framework } from "./framework.ts";

/** How sure its headings are, in words. */
export function statusWords({ status, checkedOn }: Pick<Framework, "status" | "checkedOn">): string {
  return status === "verified"
    ? `Verified on ${dayWords(checkedOn)}`
    : `Not verified; looked at on ${dayWords(checkedOn)}`;
}
