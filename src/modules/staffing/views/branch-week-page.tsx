import { clockWords, longDay } from "#platform/words";
import { Breadcrumb, ButtonLink, Card, EmptyState, HeatTable, Page, type Shell } from "#ui";
import type { DayCoverage } from "../rules/desk-coverage/result.ts";
import { type BranchWeek, cellOf, dateAfter } from "../rules/team-week/team-week.ts";
import { NoSchedule } from "./no-schedule.tsx";
import { ShortfallList } from "./shortfall-list.tsx";
import { WeekLinks } from "./team-page.tsx";
import { cellMeaning, dayWords } from "../rules/team-week/words.ts";

export interface BranchWeekPageProps extends BranchWeek {
  readonly shell: Shell;
}

/** One branch in one week, half-hour by half-hour, and who works when: made to be printed too. */
export function BranchWeekPage(props: BranchWeekPageProps) {
  const { shell, branch, week, days, mayChange } = props;
  const isOpen = days.some((day) => day.slots.some((slot) => slot.isOpen));
  return (
    <Page
      shell={shell}
      current="/team"
      title={`${branch.name}, week of ${longDay(week)}`}
      heading={branch.name}
      lede={`Week of ${longDay(week)}.`}
      notices={<Breadcrumb trail={[{ href: `/team?week=${week}`, label: "Team" }]} />}
      actions={
        mayChange && <ButtonLink href={`/team/branches/${branch.id}/desks`}>Desks and minimums</ButtonLink>
      }
    >
      <div class="stack">
        <WeekLinks path={`/team/branches/${branch.id}`} week={week} />
        {!isOpen && <NotOpen {...props} />}
        {isOpen && !props.hasPatterns && <NoHours {...props} />}
        {isOpen && props.hasPatterns && (
          <>
            <Card>
              <HalfHours days={days} />
            </Card>
            <Shortfalls {...props} />
          </>
        )}
        <Rota {...props} />
      </div>
    </Page>
  );
}

function NotOpen({ branch, hasHours }: BranchWeekPageProps) {
  return (
    <EmptyState title={hasHours ? "Closed all week" : "No opening hours yet"}>
      <p>
        {hasHours ? "Opening hours are on " : "Until they are said, no desk can be short here. They are on "}
        <a href={`/organisation/${branch.id}`}>the branch’s own page</a>.
      </p>
    </EmptyState>
  );
}

function NoHours({ rota, mayChange }: BranchWeekPageProps) {
  const isByHand = mayChange && rota.length > 0;
  return (
    <NoSchedule mayChange={mayChange} also={isByHand ? ". Open someone below to enter their hours." : "."}>
      {mayChange && rota.length === 0 && <ButtonLink href="/staff/new">Add someone</ButtonLink>}
    </NoSchedule>
  );
}

function Shortfalls({ branch, shortfalls, hasNeeds, mayChange }: BranchWeekPageProps) {
  if (hasNeeds) return <ShortfallList shortfalls={shortfalls} total={shortfalls.length} />;
  return (
    <EmptyState title="Nobody is needed yet">
      <p>
        No desk and no minimum is entered here, so nothing can be short.{" "}
        {mayChange && <a href={`/team/branches/${branch.id}/desks`}>Say whom it needs</a>}
      </p>
    </EmptyState>
  );
}

/** Half-hours by the clock on the wall: on a day when clocks change, one that comes twice is shown by its leaner. */
function HalfHours({ days }: { readonly days: readonly DayCoverage[] }) {
  const shown = days.filter((day) => day.slots.some((slot) => slot.isOpen));
  const minutes = [
    ...new Set(
      shown.flatMap((day) => day.slotMinutes.filter((_, place) => day.slots[place]?.isOpen === true)),
    ),
  ].sort((one, other) => one - other);
  return (
    <HeatTable
      caption="People in the building, by half-hour"
      corner="From"
      groups={shown.map((day) => ({ heading: <span id={day.date}>{dayWords(day.date)}</span>, parts: [] }))}
      rows={minutes.map((minute) => ({
        heading: clockWords(minute),
        cells: shown.map((day) => cellAt(day, minute)),
      }))}
    />
  );
}

function cellAt(day: DayCoverage, minute: number) {
  const cells = day.slots.flatMap((slot, place) =>
    slot.isOpen && day.slotMinutes[place] === minute ? [cellOf(slot)] : [],
  );
  const [cell] = cells.sort((one, other) => other.shortBy - one.shortBy || one.present - other.present);
  return (
    cell && {
      tone: cell.tone,
      text: cell.tone === "short" ? `${cell.present}!` : String(cell.present),
      meaning: cellMeaning(cell),
    }
  );
}

function Rota({ rota, week, mayChange }: BranchWeekPageProps) {
  if (rota.length === 0) return null;
  const dates = Array.from({ length: 7 }, (_, day) => day);
  return (
    <section class="table" aria-label="Who works when" tabindex={0}>
      <table class="table__grid table__grid--wide">
        <caption class="table__caption">Who works when</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            {dates.map((day) => (
              <th scope="col">{dayWords(dateAfter(week, day))}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rota.map((row) => (
            <tr>
              <th class="table__row-name" scope="row">
                {mayChange ? <a href={`/team/people/${row.staffId}`}>{row.name}</a> : row.name}
              </th>
              {row.days.map((words) => (
                <td>{words}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
