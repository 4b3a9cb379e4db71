import type { Child } from "hono/jsx";
import { ButtonLink, EmptyState } from "#ui";

export interface NoScheduleProps {
  readonly mayChange: boolean;
  /** What else the schedule would be good for, or another way to one. */
  readonly also: string;
  /** Other ways on, beside taking a schedule over. */
  readonly children?: Child;
}

/** Where a week would stand, before anyone's hours are known. */
export function NoSchedule({ mayChange, also, children }: NoScheduleProps) {
  return (
    <EmptyState title="No schedule yet">
      <p>Once Carrel knows who works when, it shows here where a desk is short{also}</p>
      <p class="row">
        {mayChange && (
          <ButtonLink tone="primary" href="/team/import">
            Import a schedule
          </ButtonLink>
        )}
        {children}
      </p>
    </EmptyState>
  );
}
