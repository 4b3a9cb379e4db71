import { Button, Card, Checkbox, errorFor, Field, PostForm } from "#ui";
import { writeDayHours } from "#platform/time";
import { longDay } from "#platform/words";
import type { HoursException } from "../rules/hours.ts";
import type { BranchNeedsPageProps } from "./branch-needs-page.tsx";

/** When a branch is closed, and who can be asked to come to it. */
export function BranchSurroundings(props: BranchNeedsPageProps) {
  return (
    <>
      <Card heading="Holidays and closures">
        <Closures {...props} />
      </Card>
      <Card heading="Who is asked to come">
        <WhoComes {...props} />
      </Card>
    </>
  );
}

function Closures({ csrfToken, branch, surroundings, wrong }: BranchNeedsPageProps) {
  const path = `/team/branches/${branch.id}/closures`;
  const own = wrong?.form === "closure" ? wrong : undefined;
  const field = (name: string) => ({
    name,
    id: `closure-${name}`,
    value: own?.text[name],
    error: own && errorFor(own.problems, name),
  });
  return (
    <>
      {surroundings.closures.length === 0 && <p class="quiet">None is entered from today on.</p>}
      <ul class="stack">
        {surroundings.closures.map((each) => (
          <li>
            <PostForm action={`${path}/${each.id ?? ""}/removal`} csrfToken={csrfToken} class="row">
              <span>{closureWords(each)}</span>
              <Button tone="text" about={each.reason}>
                Remove
              </Button>
            </PostForm>
          </li>
        ))}
      </ul>
      <PostForm action={path} csrfToken={csrfToken} class="stack">
        <Field {...field("reason")} label="Why" hint="As Thanksgiving, or staff day." />
        <Field {...field("firstDay")} label="First day" type="date" width="medium" />
        <Field
          {...field("lastDay")}
          label="Last day"
          type="date"
          hint="Empty for a single day."
          width="medium"
        />
        <Field
          {...field("hours")}
          label="Open all the same"
          hint="As 9-1; empty when closed all day."
          width="medium"
        />
        <Checkbox
          name="everywhere"
          value="yes"
          label="At every branch"
          isChosen={own?.text["everywhere"] !== undefined}
        />
        <p>
          <Button tone="quiet">Enter the closure</Button>
        </p>
      </PostForm>
    </>
  );
}

function closureWords({ from, to, intervals, reason }: HoursException): string {
  const days = from === to ? longDay(from) : `${longDay(from)} to ${longDay(to)}`;
  return `${reason}: ${days}, ${intervals.length === 0 ? "closed" : `open ${writeDayHours(intervals)}`}`;
}

function WhoComes({ csrfToken, branch, surroundings, wrong }: BranchNeedsPageProps) {
  const own = wrong?.form === "comes" ? wrong : undefined;
  const error = (name: string) => own && errorFor(own.problems, name);
  return (
    <>
      <PostForm action={`/team/branches/${branch.id}/substitutes`} csrfToken={csrfToken} class="stack">
        <Field
          name="substitutes"
          id="comes-substitutes"
          label="Substitutes"
          value={own?.text["substitutes"] ?? surroundings.substitutes}
          hint="A name a line, in the order in which they are asked. Floaters come besides."
          error={error("substitutes")}
          rows={6}
        />
        <p>
          <Button tone="quiet" about="substitutes">
            Change
          </Button>
        </p>
      </PostForm>
      <PostForm action={`/team/branches/${branch.id}/travel-times`} csrfToken={csrfToken} class="stack">
        <Field
          name="travelTimes"
          id="comes-travelTimes"
          label="Minutes to other branches"
          value={own?.text["travelTimes"] ?? surroundings.travelTimes}
          hint="A branch a line, as Northgate 15; where the way back takes longer, Northgate 15, 25 back."
          error={error("travelTimes")}
          rows={6}
        />
        <p>
          <Button tone="quiet" about="minutes to other branches">
            Change
          </Button>
        </p>
      </PostForm>
    </>
  );
}
