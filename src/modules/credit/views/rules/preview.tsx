import { Card, Notice } from "#ui";
import type { SampleStanding } from "../../rules/own-packs/sample-standing.ts";
import type { PackInWords } from "../../rules/packs/pack-sentences.ts";
import type { RulePack } from "../../rules/packs/pack.ts";
import { StandingCard } from "../record/standing-card.tsx";

export interface RulePreview {
  readonly pack: RulePack;
  readonly words: PackInWords;
  readonly sample: SampleStanding;
}

/** What a rule that is not kept yet would say, and how somebody would stand under it. */
export function Preview({ words, sample: { stood, words: about } }: RulePreview) {
  return (
    <section class="stack" aria-labelledby="preview" id="preview-part">
      <h2 id="preview">How it would read</h2>
      <Notice>
        <p>Nothing is saved yet. Read it through, then save it below.</p>
      </Notice>
      <Card heading={words.title} level={3}>
        {words.sections
          .filter(({ heading }) => heading !== "Where it stands")
          .map(({ heading, sentences }) => (
            <>
              <h4>{heading}</h4>
              <ul>
                {sentences.map((sentence) => (
                  <li>{sentence}</li>
                ))}
              </ul>
            </>
          ))}
      </Card>
      <p>{about}</p>
      {"standing" in stood ? (
        <StandingCard heading="How they would stand" stood={stood} id="sample" />
      ) : (
        <p class="quiet">{"unclear" in stood ? stood.unclear.message : "It cannot be reckoned yet."}</p>
      )}
    </section>
  );
}
