import { dayWords } from "#platform/words";
import { type HeatCell, HeatTable } from "#ui";
import type { KitDay } from "../../rules/kits/kit-weeks.ts";
import type { KitPageProps } from "./kit-page.tsx";

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const tones = { free: "ample", courier: "just", "in use": "short" } as const;
const month = new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric", timeZone: "UTC" });

/** The days of a kit by weeks: free, on its way, in use. */
export function KitCalendar({ kit, weeks, earlier, later, today }: KitPageProps) {
  return (
    <section class="stack">
      <HeatTable
        caption="When it is free"
        corner="Week of"
        groups={weekdays.map((heading) => ({ heading, parts: [] }))}
        rows={weeks.map((days) => ({
          heading: month.format(new Date(`${days[0]?.day ?? ""}T00:00:00Z`)),
          cells: days.map((day) => cellOf(day, today)),
        }))}
      />
      <p class="row">
        {earlier !== undefined && <a href={`/programs/kits/${kit.id}?from=${earlier}`}>Earlier weeks</a>}
        <a href={`/programs/kits/${kit.id}?from=${later}`}>Later weeks</a>
      </p>
    </section>
  );
}

function cellOf({ day, use, branch }: KitDay, today: string): HeatCell {
  // What is over is no longer free to ask for.
  if (day < today && use === "free")
    return { tone: "ample", text: String(Number(day.slice(8))), meaning: `${dayWords(day)}: over` };
  const whose = branch === undefined ? "" : `, for ${branch}`;
  const meaning = `${dayWords(day)}: ${use === "courier" ? "on its way" : use}${whose}`;
  return { tone: tones[use], text: `${Number(day.slice(8))} ${use}`, meaning };
}
