import {
  ButtonLink,
  Card,
  EmptyState,
  FlashNotice,
  Page,
  Pager,
  type Shell,
  type ShownFlash,
  Tag,
} from "#ui";
import { isStub, missingIn } from "../../rules/plan/program-plan.ts";
import type { SharedProgram } from "../../rules/reading/shared-program.ts";
import { levelNames, type Level } from "../../rules/reading/who-may-read.ts";
import { ProgramCard } from "./program-card.tsx";

/** A program of one's own system, in its list. */
export interface ListedProgram extends SharedProgram {
  readonly number: number;
  readonly level: Level;
  readonly isHidden: boolean;
}

export interface ProgramsPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly done: ShownFlash | undefined;
  /** Of the branches one works at; undefined for who works nowhere here. */
  readonly programs: readonly ListedProgram[] | undefined;
  readonly page: number;
  readonly pages: number;
  readonly today: string;
  /** Questions from others that wait for an answer. */
  readonly waitingQuestions: number;
  /** Hidden ones are shown too. */
  readonly showsHidden: boolean;
  /** Those alone that the viewer entered. */
  readonly isOwnOnly: boolean;
  readonly keepsGroups: boolean;
}

/** What one's own branch did, and the ways to tell of more. */
export function ProgramsPage(props: ProgramsPageProps) {
  const { shell, programs, csrfToken } = props;
  return (
    <Page
      shell={shell}
      current="/programs"
      title="Programs"
      heading={headingOf(props)}
      lede={
        programs === undefined
          ? "Find out what branches near you tried."
          : "Tell it in two minutes, and find out what the branch next door tried."
      }
      actions={
        <>
          {programs !== undefined && (
            <ButtonLink tone="primary" href="/programs/new">
              Tell what you did
            </ButtonLink>
          )}
          <ButtonLink href="/programs/near">What neighbors did</ButtonLink>
        </>
      }
      notices={<FlashNotice flash={props.done} csrfToken={csrfToken} />}
    >
      <div class="split split--end">
        <div class="stack">
          {programs === undefined || programs.length === 0 ? (
            <NothingYet {...props} />
          ) : (
            <List {...props} programs={programs} />
          )}
        </div>
        <Beside {...props} />
      </div>
    </Page>
  );
}

function headingOf({ programs, isOwnOnly }: ProgramsPageProps): string {
  if (programs === undefined) return "What libraries did";
  return isOwnOnly ? "What you entered" : "What your branch did";
}

function List({
  programs,
  today,
  page,
  pages,
  showsHidden,
}: ProgramsPageProps & { readonly programs: readonly ListedProgram[] }) {
  return (
    <>
      {programs.map((program) =>
        ProgramCard({
          program,
          today,
          level: 2,
          note: noteOf(program),
          actions: (
            <ButtonLink tone="text" href={`/programs/${program.number}/edit`} about={program.plan.title}>
              Fill in
            </ButtonLink>
          ),
        }),
      )}
      <Pager
        page={page}
        pages={pages}
        href={(to) => `/programs?${showsHidden ? "hidden=yes&" : ""}page=${to}`}
      />
    </>
  );
}

function noteOf(program: ListedProgram) {
  if (program.isHidden) return <Tag label="Hidden" tone="attention" />;
  if (!isStub(program.plan)) return `Read by: ${levelNames[program.level].toLowerCase()}`;
  return `Still to fill in: ${missingIn(program.plan).slice(0, 3).join(", ")} …`;
}

function NothingYet({ programs }: ProgramsPageProps) {
  if (programs === undefined)
    return (
      <EmptyState title="Programs belong to a branch">
        <p>
          You are not on the staff of a library here yet: <a href="/me/employers">join one</a> to tell of its
          programs. <a href="/programs/near">What others share with everyone</a> you can read all the same.
        </p>
      </EmptyState>
    );
  return (
    <EmptyState title="Nothing here yet">
      <p>
        “Podcast club for teens, 64 came, it cost $40” is enough. Or{" "}
        <a href="/programs/calendars">have your events calendar read every day</a>.
      </p>
    </EmptyState>
  );
}

function Beside({ programs, waitingQuestions, showsHidden, isOwnOnly, keepsGroups }: ProgramsPageProps) {
  return (
    <div class="stack">
      {waitingQuestions > 0 && (
        <Card heading="Someone asks">
          <p>
            <a href="/programs/questions">
              {waitingQuestions === 1 ? "A question waits" : `${waitingQuestions} questions wait`} for your
              answer
            </a>
          </p>
        </Card>
      )}
      <Card heading="More">
        <ul>
          <li>
            <a href="/programs/calendars">Calendars that are read every day</a>
          </li>
          <li>
            <a href="/programs/questions">Questions and visits</a>
          </li>
          <li>
            <a href="/programs/webinars">Webinars about programs</a>
          </li>
          <li>
            <a href="/programs/map">Map of partners and programs</a>
          </li>
          <li>
            <a href="/programs/kits">Kits and presenters</a>
          </li>
          <li>
            <a href="/programs/partners">Partners</a>
          </li>
          {keepsGroups && (
            <li>
              <a href="/programs/groups">Groups of systems</a>
            </li>
          )}
          {programs !== undefined && (
            <li>
              <a href={isOwnOnly ? "/programs" : "/programs?mine=yes"}>
                {isOwnOnly ? "All of the branch" : "Only what I entered"}
              </a>
            </li>
          )}
          {programs !== undefined && (
            <li>
              <a href={showsHidden ? "/programs" : "/programs?hidden=yes"}>
                {showsHidden ? "Without hidden ones" : "Hidden ones too"}
              </a>
            </li>
          )}
        </ul>
      </Card>
    </div>
  );
}
