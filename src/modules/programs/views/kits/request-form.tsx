import { Button, EmptyState, errorFor, Field, PostForm, Select } from "#ui";
import { countOfDays } from "./kit-words.ts";
import type { KitPageProps } from "./kit-page.tsx";

/** Asking for a kit: where, when, what for. */
export function RequestForm({ kit, csrfToken, branches, values, problems, today }: KitPageProps) {
  const error = (name: string) => errorFor(problems, name);
  if (branches.length === 0)
    return (
      <EmptyState title="Asking for it">
        <p>It is lent to branches of its system; you work at none of them.</p>
      </EmptyState>
    );
  return (
    <PostForm action={`/programs/kits/${kit.id}/bookings`} csrfToken={csrfToken} class="card stack">
      <h2>Ask for it</h2>
      <Select name="branch" label="For" options={branches} value={values["branch"]} error={error("branch")} />
      <Field
        name="first"
        label="First day you use it"
        hint={courierHint(kit.daysBefore, kit.daysAfter)}
        type="date"
        value={values["first"]}
        minimum={today}
        error={error("first")}
        isRequired
      />
      <Field
        name="last"
        label="Last day"
        type="date"
        value={values["last"]}
        error={error("last")}
        isRequired
      />
      <Field name="purpose" label="What for" value={values["purpose"]} error={error("purpose")} />
      <Button>Book it</Button>
    </PostForm>
  );
}

function courierHint(before: number, after: number): string | undefined {
  if (before === 0 && after === 0) return undefined;
  return `The way is added for another branch: before ${countOfDays(before)}, after ${countOfDays(after)}.`;
}
