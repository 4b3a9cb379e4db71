import { localDay } from "#platform/time";
import { dayWords, dollars } from "#platform/words";
import { Button, Notice, PostForm } from "#ui";
import type { BesideOthers } from "../../rules/team-plan/beside-others.ts";
import { clashingWords } from "../../rules/team-plan/team-words.ts";

/** Before a plan is proposed: what of other plans that takes back, and what stands in its way. */
export function BesideNotice({ open, clashing, cents, zone }: BesideOthers & { readonly zone: string }) {
  if (clashing.length > 0)
    return (
      <Notice tone="stop" title="It cannot be proposed as it is">
        <p>{clashingWords(clashing)}</p>
      </Notice>
    );
  const plans = [...Map.groupBy(open, ({ number }) => number).values()];
  if (plans.length === 0 && cents === 0) return null;
  return (
    <Notice tone="attention" title="Beside what was proposed before">
      {plans.map((proposals) => (
        <p>{takesBackWords(proposals, zone)}</p>
      ))}
      {cents > 0 && (
        <p>
          What these people said yes to before stays, and costs {dollars(cents)}: that is not part of this
          plan’s money.
        </p>
      )}
    </Notice>
  );
}

function takesBackWords(proposals: BesideOthers["open"], zone: string): string {
  const { number, publishedAt } = proposals[0] ?? { number: 0, publishedAt: null };
  const count = proposals.length === 1 ? "one open proposal" : `${proposals.length} open proposals`;
  const made = publishedAt === null ? "" : ` of ${dayWords(localDay(zone, publishedAt))}`;
  return `Proposing this takes back ${count} of team plan ${number}${made}. What people answered stays.`;
}

interface TakeBackProps {
  readonly number: number;
  readonly csrfToken: string;
  readonly answers: { readonly open: number } | undefined;
  readonly takenBackOn: string | undefined;
}

/** The way to take back what nobody answered; and that it was done. */
export function TakeBack({ number, csrfToken, answers, takenBackOn }: TakeBackProps) {
  return (
    <>
      {takenBackOn !== undefined && (
        <Notice>
          <p>
            Open proposals of this plan were taken back on {dayWords(takenBackOn)}. What people answered
            stays; nothing more is proposed of it.
          </p>
        </Notice>
      )}
      {answers !== undefined && answers.open > 0 && (
        <PostForm action={`/team/plans/${number}/withdrawal`} csrfToken={csrfToken} class="row">
          <Button tone="quiet">
            {answers.open === 1 ? "Take the open proposal back" : `Take ${answers.open} open proposals back`}
          </Button>
          <span class="quiet">What people answered stays; nothing more is proposed of this plan.</span>
        </PostForm>
      )}
    </>
  );
}
