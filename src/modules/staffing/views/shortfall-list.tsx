import { clockWords } from "#platform/words";
import type { ToldShortfall } from "../rules/team-week/team-week.ts";
import { dayWords } from "../rules/team-week/words.ts";

/** What is short, why, and who could come. */
export function ShortfallList({
  shortfalls,
  total,
  isOfSome = false,
}: {
  readonly shortfalls: readonly ToldShortfall[];
  readonly total: number;
  /** True when the page lists some of the branches only. */
  readonly isOfSome?: boolean;
}) {
  const where = isOfSome ? " in these branches" : "";
  if (total === 0) return <p class="notice notice--good">No desk is short{where} in this week.</p>;
  const times = total === 1 ? "One time" : `${total} times`;
  return (
    <section class="stack" aria-labelledby="short">
      <h2 id="short">
        {times} a desk is short{where}
      </h2>
      <ul class="stack">
        {shortfalls.map((each) => (
          <li>
            <p>
              <strong>
                {each.branch}, {dayWords(each.date)}, {clockWords(each.startMinute)} to{" "}
                {clockWords(each.endMinute)}
              </strong>
              : {each.what}.
            </p>
            {each.reasons.length > 0 && <p class="quiet">Why: {each.reasons.join("; ")}.</p>}
            {each.whoCouldCome.length > 0 && <p class="quiet">Could come: {each.whoCouldCome.join("; ")}.</p>}
          </li>
        ))}
      </ul>
      {total > shortfalls.length && (
        <p class="quiet">
          The first {shortfalls.length} are shown. Each branch’s own page shows all of its own.
        </p>
      )}
    </section>
  );
}
