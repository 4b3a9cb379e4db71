import { longDay } from "#platform/words";
import { ButtonLink, Card, EmptyState, HeatTable, Notice, Page, Pager, type Shell, UndoNotice } from "#ui";
import type { LocalDate } from "../rules/hours.ts";
import { dateAfter, type TeamRow, type TeamWeek } from "../rules/team-week/team-week.ts";
import { cellMeaning } from "../rules/team-week/words.ts";
import { NoSchedule } from "./no-schedule.tsx";
import { ShortfallList } from "./shortfall-list.tsx";

export interface TeamPageProps extends TeamWeek {
  readonly shell: Shell;
  readonly csrfToken: string;
  /** What was just done. */
  readonly done?: { readonly message: string; readonly undo?: string | undefined } | undefined;
}

const dayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** Every branch of a library in one week: where desks stand open and where they are short. */
export function TeamPage(props: TeamPageProps) {
  const { shell, week, rows, hasPatterns } = props;
  return (
    <Page
      shell={shell}
      current="/team"
      title={`Team, week of ${longDay(week)}`}
      heading={headingOf(props)}
      lede={ledeOf(props)}
      notices={props.done && <Done {...props.done} csrfToken={props.csrfToken} />}
      actions={
        props.mayChange && (
          <>
            <ButtonLink href="/team/plans">Team plans</ButtonLink>
            <ButtonLink href="/team/import">Import a schedule</ButtonLink>
          </>
        )
      }
    >
      <div class="stack">
        <WeekLinks path="/team" week={week} page={props.page} />
        {rows.length === 0 || !hasPatterns ? <NoWeek {...props} /> : <WeekTable {...props} />}
      </div>
    </Page>
  );
}

function headingOf({ hasPatterns, shortfallCount }: TeamPageProps): string {
  if (!hasPatterns) return "Keep every desk open";
  return shortfallCount === 0 ? "Every desk stays open" : "Where a desk is short";
}

function ledeOf({ employer, branchCount, staffCount, rows, pages }: TeamPageProps): string {
  if (pages > 1)
    return `${employer}: ${branchCount} branches. The ${rows.length} on this page have ${staffCount} staff.`;
  return `${employer}: ${staffCount} staff in ${branchCount} ${branchCount === 1 ? "branch" : "branches"}.`;
}

/** What was just done, and the way back when there is one. */
export function Done({
  message,
  undo,
  csrfToken,
}: {
  readonly message: string;
  readonly undo?: string | undefined;
  readonly csrfToken: string;
}) {
  return undo === undefined ? (
    <Notice tone="good">{message}</Notice>
  ) : (
    <UndoNotice message={message} action={undo} csrfToken={csrfToken} />
  );
}

/** For someone without an employer here. */
export function NoTeamPage({ shell }: { readonly shell: Shell }) {
  return (
    <Page shell={shell} current="/team" title="Team">
      <EmptyState title="You are here on your own">
        <p>
          A team appears when your library uses Carrel and has invited you. Until then, say when you are off
          the desk, and Find can leave out what does not fit.
        </p>
        <p class="row">
          <ButtonLink tone="primary" href="/me/hours">
            Say when you are off the desk
          </ButtonLink>
          <ButtonLink href="/join">Enter an invitation’s code</ButtonLink>
        </p>
      </EmptyState>
    </Page>
  );
}

function WeekTable({ week, rows, closedDays, page, pages, shortfalls, shortfallCount }: TeamPageProps) {
  const days = openDays(rows);
  return (
    <>
      <Card>
        <HeatTable
          caption={`Desk cover, week of ${longDay(week)}`}
          corner="Branch"
          groups={days.map((day) => ({
            heading: `${dayNames[day]} ${dayOfMonth(week, day)}`,
            parts: ["am", "pm"],
          }))}
          rows={rows.map((row) => ({
            heading: (
              <>
                <a href={`/team/branches/${row.branchId}?week=${week}`}>{row.name}</a>{" "}
                <span class="quiet">min {row.minimum}</span>
              </>
            ),
            cells: days.flatMap((day) =>
              [0, 1].map((half) => {
                const cell = row.halves[2 * day + half];
                return (
                  cell && {
                    tone: cell.tone,
                    text: cell.tone === "short" ? `${cell.present}!` : String(cell.present),
                    meaning: cellMeaning(cell),
                    href: `/team/branches/${row.branchId}?week=${week}#${dateAfter(week, day)}`,
                  }
                );
              }),
            ),
          }))}
        />
        {closedDays.length > 0 && (
          <p>
            Closed all day:{" "}
            {closedDays
              .map(({ date, reason }) => longDay(date) + (reason === undefined ? "" : ` (${reason})`))
              .join("; ")}
            .
          </p>
        )}
        <p class="quiet">
          Each number is the leanest half-hour: people in the building, before noon and after. A mark (!) and
          a frame say that a desk is short.
        </p>
      </Card>
      <Pager page={page} pages={pages} href={(other) => addressOf("/team", { week, page: other })} />
      {rows.every(({ halves }) => halves.every((cell) => (cell?.needed ?? 0) === 0)) ? (
        <Notice tone="attention">
          {pages === 1 ? "No branch has" : "None of these branches has"} said how many people it needs, so
          nothing can be short. Open a branch to say so.
        </Notice>
      ) : (
        <ShortfallList shortfalls={shortfalls} total={shortfallCount} isOfSome={pages > 1} />
      )}
    </>
  );
}

function NoWeek({ mayChange, rows, branchCount }: TeamPageProps) {
  if (branchCount === 0)
    return (
      <EmptyState title="No branches yet">
        <p>First come the branches and who works there; then their desks and hours can stand here.</p>
        <p class="row">
          <ButtonLink tone="primary" href="/organisation">
            Branches and staff
          </ButtonLink>
          {!mayChange && <ButtonLink href="/me/hours">Say when you are off the desk</ButtonLink>}
        </p>
      </EmptyState>
    );
  return (
    <>
      <NoSchedule mayChange={mayChange} also=", and Find can say which sessions fit your shifts.">
        {!mayChange && (
          <ButtonLink tone="primary" href="/me/hours">
            Say when you are off the desk
          </ButtonLink>
        )}
      </NoSchedule>
      {mayChange && rows.length > 0 && <Branches rows={rows} />}
    </>
  );
}

/** The way to desks and to hours by hand, before there is a week to find it in. */
function Branches({ rows }: Pick<TeamPageProps, "rows">) {
  return (
    <section class="stack">
      <h2>Or branch by branch</h2>
      <p>Open a branch to say which desks it has and whom it needs, and to enter hours person by person.</p>
      <ul>
        {rows.map(({ branchId, name }) => (
          <li>
            <a href={`/team/branches/${branchId}`}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Weeks before and after, and this one. */
export function WeekLinks({
  path,
  week,
  page = 1,
}: {
  readonly path: string;
  readonly week: LocalDate;
  readonly page?: number;
}) {
  return (
    <nav class="row screen-only" aria-label="Weeks">
      <a href={addressOf(path, { week: dateAfter(week, -7), page })}>Week before</a>
      <a href={addressOf(path, { page })}>This week</a>
      <a href={addressOf(path, { week: dateAfter(week, 7), page })}>Week after</a>
    </nav>
  );
}

/** The address of a week, and of a page of its branches when it is not the first. */
function addressOf(
  path: string,
  { week, page }: { readonly week?: LocalDate; readonly page: number },
): string {
  const parameters = [
    ...(week === undefined ? [] : [`week=${week}`]),
    ...(page === 1 ? [] : [`page=${page}`]),
  ];
  return parameters.length === 0 ? path : `${path}?${parameters.join("&")}`;
}

/** Days on which any branch is open: a week without Sundays needs no column for them. */
function openDays(rows: readonly TeamRow[]): readonly number[] {
  return dayNames.flatMap((_, day) =>
    rows.some(({ halves }) => halves[2 * day] !== undefined || halves[2 * day + 1] !== undefined)
      ? [day]
      : [],
  );
}

function dayOfMonth(week: LocalDate, day: number): number {
  return Number(dateAfter(week, day).slice(8));
}
