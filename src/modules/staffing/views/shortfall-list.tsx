import type { ToldShortfall } from "../rules/team-week/team-week.ts";
import { clockWords, dayWords } from "../rules/team-week/words.ts";

/** What is short, why, and who could come. */
export function ShortfallList({
  shortfalls,
  total,
}: {
  readonly shortfalls: readonly ToldShortfall[];
  readonly total: number;
}) {
  if (total === 0) return <p class="notice notice--good">No desk is short in this week.</p>;
  return (
    <section class="stack" aria-labelledby="short">
      <h2 id="short">{total === 1 ? "One time a desk is short" : `${total} times a desk is short`}</h2>
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
