import { ButtonLink, EmptyState } from "#ui";
import type { KeptPlan } from "../../rules/plan/kept-plan.ts";

export interface NothingFitsProps {
  readonly plan: KeptPlan;
  readonly hasCredentials: boolean;
  /** Names of focal points, and topics that were ticked for this plan. */
  readonly focus: readonly string[];
  readonly hasTopics: boolean;
}

/** A plan of nothing: what to do about it. */
export function NothingFits({ plan, hasCredentials, focus, hasTopics }: NothingFitsProps) {
  if (plan.candidates === 0 && focus.length === 0 && !hasTopics)
    return <NoTopics hasCredentials={hasCredentials} />;
  return (
    <EmptyState title="Nothing fits yet">
      {plan.candidates === 0 ? (
        <p>
          When this was worked out, the catalog had nothing on your topics in this time
          {hasCredentials ? ", nor for your renewal" : ""}. If you changed them since, work it out again. Else{" "}
          <a href="/plan/focus">choose other topics</a>, or <a href="/sources">look at where it comes from</a>
          .
        </p>
      ) : (
        <p>
          {plan.candidates === 1
            ? "One date or recording serves you, and it is beyond a limit."
            : `${plan.candidates} dates and recordings serve you, and each is beyond a limit.`}{" "}
          Allow a little more time, money or travel.
        </p>
      )}
      {plan.leftOut.length > 0 && (
        <ul>
          {plan.leftOut.map((each) => (
            <li>
              <a href={`/offerings/${each.offeringId}`}>{each.title}</a>: {each.words}
            </li>
          ))}
        </ul>
      )}
    </EmptyState>
  );
}

function NoTopics({ hasCredentials }: Pick<NothingFitsProps, "hasCredentials">) {
  return (
    <EmptyState title="First choose what to grow in">
      <p>
        {hasCredentials
          ? "Nothing in this time counts for your renewal, and Carrel does not know yet what you want to learn."
          : "A plan is made for what you want to learn, and Carrel does not know that yet."}{" "}
        Three topics are enough. Tick them among your limits, or have them found for you in ten minutes.
      </p>
      <p>
        <ButtonLink tone="primary" href="/plan/focus">
          Find my three topics
        </ButtonLink>
      </p>
    </EmptyState>
  );
}
