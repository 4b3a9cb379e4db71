import {
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  EmptyState,
  FlashNotice,
  Page,
  PostForm,
  type Shell,
  type ShownFlash,
} from "#ui";
import { lengthWords } from "../../rules/attendance/calculation-words.ts";
import type { DuplicateQuestion } from "../../rules/sessions/attendances.ts";
import type { ColleagueQuestion } from "../../rules/sessions/gather.ts";
import { sessionTrail } from "./attendance-page.tsx";

export interface QueuePageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly done: ShownFlash | undefined;
  readonly session: { readonly id: string; readonly title: string };
  readonly duplicates: readonly DuplicateQuestion[];
  readonly colleagues: readonly ColleagueQuestion[];
}

const mostShown = 30;

/** People of whom it is not certain who they are: each waits for an answer, and every answer can be taken back. */
export function QueuePage(props: QueuePageProps) {
  const { shell, session, duplicates, colleagues } = props;
  const count = duplicates.length + colleagues.length;
  return (
    <Page
      shell={shell}
      current="/sessions"
      title={`Who is who: ${session.title}`}
      heading="Who is who"
      lede={
        count === 0
          ? undefined
          : "A name alone proves nothing, so nobody here gets credit before you have said who they are."
      }
      notices={
        <>
          <Breadcrumb trail={sessionTrail(session)} />
          <FlashNotice flash={props.done} csrfToken={props.csrfToken} />
        </>
      }
      isUnlisted
    >
      {count === 0 ? (
        <EmptyState title="Nobody is in doubt">
          <ButtonLink href={`/sessions/${session.id}`}>See who came</ButtonLink>
        </EmptyState>
      ) : (
        <div class="stack">
          {duplicates.slice(0, mostShown).map((question) => (
            <Duplicate {...props} question={question} />
          ))}
          {colleagues.slice(0, mostShown).map((question) => (
            <Colleague {...props} question={question} />
          ))}
          {(duplicates.length > mostShown || colleagues.length > mostShown) && (
            <p class="quiet">More come when these are answered.</p>
          )}
        </div>
      )}
    </Page>
  );
}

function Duplicate({
  session,
  csrfToken,
  question,
}: QueuePageProps & { readonly question: DuplicateQuestion }) {
  const [first] = question.people;
  return (
    <Card heading={first?.name ?? "Someone"}>
      <p>{question.message}</p>
      <ul>
        {question.people.map(({ name, email, calculation }) => (
          <li>
            {name}, {email ?? "no e-mail address"}: {lengthWords(calculation.attendedSeconds)} attended
          </li>
        ))}
      </ul>
      <PostForm action={`/sessions/${session.id}/additions`} csrfToken={csrfToken} class="row">
        {question.keys.map((key) => (
          <input type="hidden" name="key" value={key} />
        ))}
        <Button name="kind" value="same" about={first?.name}>
          One person
        </Button>
        <Button name="kind" value="apart" tone="quiet" about={first?.name}>
          Different people
        </Button>
      </PostForm>
    </Card>
  );
}

function Colleague({
  session,
  csrfToken,
  question,
}: QueuePageProps & { readonly question: ColleagueQuestion }) {
  const { key, name, email, colleagues } = question;
  return (
    <Card heading={name}>
      <p>
        {email === undefined
          ? "The report has this name without an e-mail address. "
          : `The report has this name with the address ${email}. `}
        {colleagues.length === 1 ? "A colleague is called so." : "Several colleagues are called so."}
      </p>
      <PostForm action={`/sessions/${session.id}/additions`} csrfToken={csrfToken} class="row">
        <input type="hidden" name="kind" value="colleague" />
        <input type="hidden" name="key" value={key} />
        {colleagues.map((colleague) => (
          <Button name="staff" value={colleague.id}>
            It is {colleague.name}
            {colleague.email && `, ${colleague.email}`}
          </Button>
        ))}
        <Button name="staff" value="nobody" tone="quiet" about={name}>
          Nobody on our staff
        </Button>
      </PostForm>
    </Card>
  );
}
