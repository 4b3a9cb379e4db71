import { Button, Card, PostForm } from "#ui";
import type { KeptPlan } from "../../rules/plan/kept-plan.ts";
import { lastRemedies, limitWords, remedyWords } from "../../rules/plan/limit-words.ts";

/** Which limits cannot all be kept, and the smallest changes that would do, each a button. */
export function ClashCard({ plan, csrfToken }: { readonly plan: KeptPlan; readonly csrfToken: string }) {
  if (plan.outcome === "none")
    return (
      <Card heading="No plan yet">
        <p>The clock ran out. Work it out again, or plan for a shorter time.</p>
      </Card>
    );
  const { limits = [], remedies = [] } = plan.clash ?? {};
  const isSmall = remedies.length > 0;
  const buttons = (isSmall ? remedies : lastRemedies(limits)).flatMap((remedy) => {
    const words = remedyWords(remedy, plan.names);
    return words === undefined ? [] : [{ remedy, words }];
  });
  // What is pinned can be let go, though that alone may not be enough.
  const pinned = limits.filter(
    (limit) => limit.startsWith("pinned.") && !buttons.some(({ remedy }) => remedy.limit === limit),
  );
  return (
    <Card heading="These cannot all be kept">
      {limits.length > 0 ? (
        <ul>
          {[...new Set(limits.map((limit) => limitWords(limit, plan.names)))].map((words) => (
            <li>{words}</li>
          ))}
        </ul>
      ) : (
        <p>
          What your credentials still need is more than the catalog and your limits have room for. Allow more
          hours, or plan for a longer time.
        </p>
      )}
      {pinned.map((limit) => (
        <PostForm action="/plan/remedies" csrfToken={csrfToken}>
          <input type="hidden" name="limit" value={limit} />
          <input type="hidden" name="by" value="1" />
          <Button tone="quiet">{remedyWords({ limit, by: 1 }, plan.names)}</Button>
        </PostForm>
      ))}
      {buttons.length > 0 && (
        <>
          <p>
            {isSmall
              ? `${buttons.length === 1 ? "This" : "Any one of these"} is enough:`
              : "No one small change is enough. Allow more of several, or:"}
          </p>
          {buttons.map(({ remedy, words }) => (
            <PostForm action="/plan/remedies" csrfToken={csrfToken}>
              <input type="hidden" name="limit" value={remedy.limit} />
              <input type="hidden" name="by" value={String(remedy.by)} />
              <Button tone="quiet">{words}</Button>
            </PostForm>
          ))}
        </>
      )}
    </Card>
  );
}
