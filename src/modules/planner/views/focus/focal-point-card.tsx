import { Button, Card, Disclosure, PostForm, Select } from "#ui";
import type { FocalPoint } from "../../rules/focus/focal-points.ts";
import { shareWords } from "../../rules/words/amount-words.ts";
import type { RankedTopic } from "../../rules/focus/rank-topics.ts";

export interface FocalPointCardProps {
  readonly csrfToken: string;
  readonly point: FocalPoint;
  /** 1 to 3. */
  readonly number: number;
  /** What it can be swapped for, the weightiest first. */
  readonly others: readonly RankedTopic[];
}

/** One focal point: why, how much it weighs, and the way to another. */
export function FocalPointCard({ csrfToken, number, others, point }: FocalPointCardProps) {
  const { id, isPinned, name, reasons, weight } = point;
  return (
    <Card heading={`${number}. ${name}`} aside={<span class="quiet">{shareWords(weight)} of your plan</span>}>
      <ul>
        {reasons.map((reason) => (
          <li>{reason}</li>
        ))}
      </ul>
      <div class="row">
        <a href={`/find?topic=${id}`}>
          What there is on it<span class="visually-hidden">: {name}</span>
        </a>
        <PostForm action="/plan/focus/points" csrfToken={csrfToken}>
          <input type="hidden" name="topic" value={id} />
          <Button tone="text" name="do" value={isPinned ? "unpin" : "pin"} about={name}>
            {isPinned ? "Pinned: let it go" : "Pin it"}
          </Button>
        </PostForm>
      </div>
      <Disclosure summary="Swap it for another" about={name}>
        <PostForm action="/plan/focus/points" csrfToken={csrfToken} class="row row--foot">
          <input type="hidden" name="topic" value={id} />
          <Select
            name="instead"
            id={`instead-${id}`}
            label="For"
            options={others.map((other) => ({ value: other.id, label: other.name }))}
          />
          <Button tone="quiet" name="do" value="swap" about={name}>
            Swap
          </Button>
        </PostForm>
      </Disclosure>
    </Card>
  );
}
