import { Button, Card, Disclosure, FactList, PostForm } from "#ui";
import type { KeptPlan, PlanReasons } from "../../rules/plan/kept-plan.ts";
import { worthNote } from "../../rules/words/amount-words.ts";
import { LookAgain } from "./look-again.tsx";

interface ReasonsCardProps {
  readonly plan: KeptPlan;
  readonly csrfToken: string;
  /** Absent before they were found. */
  readonly reasons: PlanReasons | undefined;
  readonly isExplaining: boolean;
  /** The page renews itself until they are there. */
  readonly looksAgain: boolean;
}

/** What one more hour, dollar or covered shift would buy; and, folded away, why each item is in. */
export function ReasonsCard({ plan, csrfToken, reasons, isExplaining, looksAgain }: ReasonsCardProps) {
  return (
    <section class="card stack" id="changes">
      <h2>If one thing changed</h2>
      {reasons !== undefined ? (
        <FactList facts={reasons.rows.map(({ change, buys }) => ({ name: change, value: buys }))} />
      ) : isExplaining ? (
        <p>
          Carrel is finding out what one more hour, dollar or covered shift would buy, and why each item is
          in. <LookAgain looksAgain={looksAgain} />
        </p>
      ) : (
        <PostForm action="/plan/changes" csrfToken={csrfToken} class="row">
          <span>What would one more hour, dollar or covered shift buy, and why is each item in?</span>
          <Button tone="quiet">Work it out</Button>
        </PostForm>
      )}
      {reasons?.items !== undefined && reasons.items.length > 0 && (
        <Disclosure summary="Why each item is in">
          <FactList facts={itemFacts(plan, reasons.items)} />
          <p class="quiet">{worthNote}</p>
        </Disclosure>
      )}
    </section>
  );
}

/** One item and why it is in, for its own page. */
export function ItemReasons({ sentences }: { readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <Card heading="In plain words">
      <ul>
        {sentences.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
      <p class="quiet">{worthNote}</p>
    </Card>
  );
}

function itemFacts({ items }: KeptPlan, reasons: Required<PlanReasons>["items"]) {
  const sentencesOf = new Map(reasons.map(({ candidate, sentences }) => [candidate, sentences]));
  return items.flatMap(({ id, title }) => {
    const sentences = sentencesOf.get(id);
    return sentences === undefined ? [] : [{ name: title, value: sentences.join(" ") }];
  });
}
