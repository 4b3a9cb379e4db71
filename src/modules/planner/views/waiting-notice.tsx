import { Notice } from "#ui";
import type { Waiting } from "../rules/waiting.ts";

/** What waits for the reader's answer, with the way there; nothing when nothing does. */
export function WaitingNotice({ proposals, assessments }: Waiting) {
  if (proposals + assessments === 0) return null;
  return (
    <Notice tone="attention" title="Waiting for your answer">
      {proposals > 0 && (
        <p>
          Your team’s plan has a place for you in <a href="/plan/proposals">{sessions(proposals)}</a>: say yes
          or no{proposals > 1 && " to each"}.
        </p>
      )}
      {assessments > 0 && (
        <p>
          {assessments === 1 ? "Someone you lead" : `${assessments} people you lead`} showed you{" "}
          <a href="/plan/focus/shared">how they see themselves</a>: say how you see it, then compare.
        </p>
      )}
    </Notice>
  );
}

function sessions(count: number): string {
  return count === 1 ? "one session" : `${count} sessions`;
}
