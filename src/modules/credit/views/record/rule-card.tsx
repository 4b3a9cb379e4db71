import { Card, Disclosure, Notice } from "#ui";
import type { RulePack } from "../../rules/packs/pack.ts";
import { dayWords } from "../../rules/record/amount-words.ts";

export interface RuleCardProps {
  readonly pack: RulePack;
  /** The rule in plain sentences. */
  readonly sentences: readonly string[];
  /** Set when it was checked more than a year ago. */
  readonly isOld: boolean;
}

/** The rule's own words beside the numbers: sentences, where it stands, and when somebody last looked. */
export function RuleCard({ pack, sentences, isOld }: RuleCardProps) {
  return (
    <Card heading="The rule">
      {pack.status !== "verified" && (
        <Notice tone="attention">
          <p>
            {pack.status === "superseded"
              ? "This rule was replaced by a newer one."
              : "Nobody has checked this rule against its source yet. Ask your authority before you count on it."}
          </p>
        </Notice>
      )}
      {isOld && (
        <Notice tone="attention">
          <p>It was last checked more than a year ago. Ask your authority before you count on it.</p>
        </Notice>
      )}
      <ul>
        {sentences.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
      {pack.remarks.length > 0 && (
        <Disclosure summary="Good to know">
          <ul>
            {pack.remarks.map((remark) => (
              <li>{remark}</li>
            ))}
          </ul>
        </Disclosure>
      )}
      <p class="quiet">
        Checked on {dayWords(pack.checkedOn)} at{" "}
        {pack.sources.map(({ url, title }, place) => (
          <>
            {place > 0 && "; "}
            <a href={url} rel="noopener external">
              {title}
            </a>
          </>
        ))}
        . The authority decides, not Carrel.
      </p>
    </Card>
  );
}
