import {
  Breadcrumb,
  Button,
  Card,
  errorFor,
  ErrorSummary,
  Field,
  type FieldProblem,
  FlashNotice,
  Page,
  PostForm,
  type Shell,
  type ShownFlash,
} from "#ui";
import { trailOf } from "../proposals/call-form-page.tsx";

export interface LessonPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly done: ShownFlash | undefined;
  readonly number: number;
  readonly programTitle: string;
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
}

/** A program written up as a lesson: its outline. */
export function LessonPage(props: LessonPageProps) {
  const { shell, csrfToken, number, programTitle, problems } = props;
  const path = `/programs/${number}/lesson`;
  return (
    <Page
      shell={shell}
      current="/programs"
      title={problems.length > 0 ? "Error: Lesson" : `Lesson: ${programTitle}`}
      heading="Written up as a lesson"
      lede={programTitle}
      notices={
        <>
          <Breadcrumb trail={trailOf(number, programTitle)} />
          <ErrorSummary problems={problems} />
          <FlashNotice flash={props.done} csrfToken={csrfToken} />
        </>
      }
      isUnlisted
    >
      <div class="split split--end">
        <PostForm action={`${path}/outline`} csrfToken={csrfToken} class="card stack">
          <Outline {...props} />
          <Button>Save</Button>
        </PostForm>
        <Card heading="Take it along">
          <p>
            <a href={`${path}/lesson.md`}>Markdown</a>
          </p>
          <p class="quiet">
            The outline stays with the program, as it was last saved. Any editor opens the file.
          </p>
          <PostForm action={`${path}/removal`} csrfToken={csrfToken}>
            <Button tone="text">Put it away</Button>
          </PostForm>
        </Card>
      </div>
    </Page>
  );
}

function Outline({ values, problems }: LessonPageProps) {
  const field = (name: string) => ({ name, value: values[name], error: errorFor(problems, name) });
  return (
    <>
      <Field {...field("title")} label="Title" isRequired />
      <Field {...field("summary")} label="What it is about" rows={3} />
      <Field
        {...field("minutes")}
        label="How long it takes"
        suffix="minutes"
        inputMode="numeric"
        width="short"
      />
      <Field
        {...field("outcomes")}
        label="Outcomes"
        hint="What a colleague can do afterwards, one a line."
        rows={4}
      />
      <Field {...field("materials")} label="Materials" hint="One a line." rows={5} />
      <Field
        {...field("steps")}
        label="Steps"
        hint="The first line of each is its title, with its length if you like: Get ready (20 minutes). An empty line before the next."
        rows={14}
      />
      <Field
        {...field("questions")}
        label="Check questions"
        hint="Under a question, begin a right answer with * and a wrong one with -. Without answers it is an open question. An empty line before the next."
        rows={8}
      />
    </>
  );
}
