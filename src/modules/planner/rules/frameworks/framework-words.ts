import type { Framework } from "./framework.ts";

/** How sure its headings are, in words. */
export function statusWords({ status, checkedOn }: Pick<Framework, "status" | "checkedOn">): string {
  return status === "verified"
    ? `Headings verified on ${checkedOn}`
    : `Not verified: last looked at on ${checkedOn}`;
}
