import { dayWords } from "#platform/words";
import { Card, Disclosure, Notice } from "#ui";
import type { PackInWords, PackSection } from "../../rules/packs/pack-sentences.ts";
import type { RulePack } from "../../rules/packs/pack.ts";

export interface RuleCardProps {
  readonly pack: RulePack;
  readonly rule: PackInWords;
}

/** What stands open; the rest is folded away. */
const open = ["How much", "When", "What counts"];

/** The rule's own words beside the numbers: sentences, where it stands, and when somebody last looked. */
export function RuleCard({ pack, rule }: RuleCardProps) {
  const first = rule.sections.filter(({ heading }) => open.includes(heading));
  // The sources are below, as links.
  const rest = rule.sections.filter((each) => !first.includes(each) && each.heading !== "Where it stands");
  return (
    <Card heading="The rule">
      {rule.warnings.length > 0 && (
        <Notice tone="attention">
          {rule.warnings.map((warning) => (
            <p>{warning}</p>
          ))}
        </Notice>
      )}
      <Sections sections={first} />
      {rest.length > 0 && (
        <Disclosure summary="All of the rule">
          <Sections sections={rest} />
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

function Sections({ sections }: { readonly sections: readonly PackSection[] }) {
  return (
    <>
      {sections.map(({ heading, sentences }) => (
        <>
          <h3>{heading}</h3>
          <ul>
            {sentences.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </>
      ))}
    </>
  );
}
