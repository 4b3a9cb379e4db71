import { localDay } from "#platform/time";
import { dayWords } from "#platform/words";
import { Button, ButtonLink, Card, PostForm } from "#ui";

/** What is known of a rule that a library wrote, beside the rule. */
export interface KeptRule {
  readonly pack: { readonly id: string; readonly credential: string };
  readonly save: number;
  readonly savedByName: string;
  readonly savedAt: string;
  readonly isRetired: boolean;
}

/** Who saved a rule last, and, for those who may, how to change it. */
export function RuleCare({
  own,
  mayWrite,
  csrfToken,
  zone,
}: {
  readonly own: KeptRule;
  readonly mayWrite: boolean;
  readonly csrfToken: string;
  /** Whose day is shown. */
  readonly zone: string;
}) {
  const at = `/rules/own/${own.pack.id}`;
  return (
    <Card heading={own.isRetired ? "Retired" : "Your own rule"}>
      <p class="quiet">
        Saved by {own.savedByName} on {dayWords(localDay(zone, own.savedAt))}
        {own.save > 1 && ` (save ${own.save})`}. Only people of your library see it.
        {own.isRetired && " Nobody can choose it any more; who holds a credential by it still sees it."}
      </p>
      {mayWrite && (
        <div class="row">
          <ButtonLink href={`${at}/edit`} about={own.pack.credential}>
            Change it
          </ButtonLink>
          <a href={`${at}/history`}>History</a>
          <PostForm action={`${at}/${own.isRetired ? "return" : "retirement"}`} csrfToken={csrfToken}>
            <Button tone="text" about={own.pack.credential}>
              {own.isRetired ? "Offer it again" : "Retire it"}
            </Button>
          </PostForm>
        </div>
      )}
    </Card>
  );
}
