import {
  Breadcrumb,
  Button,
  Checkbox,
  CheckList,
  Disclosure,
  ErrorSummary,
  errorFor,
  Field,
  type FieldProblem,
  Page,
  PostForm,
  RadioList,
  type Shell,
} from "#ui";
import { type CommunityText, joiningWords } from "../../rules/communities/community.ts";

export interface CommunityFormPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  /** Absent for a new one. */
  readonly id: string | undefined;
  readonly text: CommunityText;
  /** Whom a new one may be for, and which was chosen. */
  readonly houses: readonly { readonly id: string; readonly label: string }[];
  readonly houseId: string;
  readonly topics: readonly { readonly id: string; readonly name: string }[];
  readonly problems: readonly FieldProblem[];
}

/** What a community is about, whom it is for, and how one comes in. */
export function CommunityFormPage(props: CommunityFormPageProps) {
  const { csrfToken, id, problems, shell, text } = props;
  const isNew = id === undefined;
  const trail = [
    { href: "/communities", label: "Communities" },
    ...(isNew ? [] : [{ href: `/communities/${id}`, label: text.name || "The community" }]),
  ];
  return (
    <Page
      shell={shell}
      title={isNew ? "Start a community" : "Change the community"}
      current="/reflections"
      isUnlisted
      lede={isNew ? "A name is enough. You tend it, and can ask others to." : undefined}
      notices={
        <>
          <Breadcrumb trail={trail} />
          <ErrorSummary problems={problems} />
        </>
      }
    >
      <PostForm
        action={isNew ? "/communities" : `/communities/${id}/change`}
        csrfToken={csrfToken}
        class="stack"
      >
        <Field
          name="name"
          label="Name"
          hint="“Storytime people”, or “Winter cataloging course”."
          value={text.name}
          error={errorFor(problems, "name")}
        />
        <Field
          name="about"
          label="What it is about"
          rows={3}
          value={text.about}
          error={errorFor(problems, "about")}
        />
        {isNew && <ForWhom {...props} />}
        <RadioList
          name="joining"
          legend="How people come in"
          error={errorFor(problems, "joining")}
          choices={Object.entries(joiningWords).map(([value, label]) => ({
            value,
            label,
            isChosen: value === text.joining,
          }))}
        />
        <DaysAndTopics {...props} />
        <p>
          <Button>{isNew ? "Start it" : "Keep"}</Button>
        </p>
      </PostForm>
    </Page>
  );
}

function ForWhom({ houseId, houses, problems, text }: CommunityFormPageProps) {
  return (
    <>
      <RadioList
        name="house"
        legend="Who may know of it and join"
        hint="What is written in it is read by its members alone. This stays as it is."
        error={errorFor(problems, "house")}
        choices={houses.map(({ id, label }) => ({ value: id, label, isChosen: id === houseId }))}
      />
      <fieldset class="choices">
        <legend class="choices__legend">Names</legend>
        <Checkbox
          name="penNames"
          value="yes"
          label="People may write under a pen name. This stays as it is."
          isChosen={text.allowsPenNames}
        />
      </fieldset>
    </>
  );
}

function DaysAndTopics({ problems, text, topics }: CommunityFormPageProps) {
  return (
    <>
      <Disclosure
        summary="A course or program with a first and a last day"
        isOpen={
          text.from !== "" || text.to !== "" || problems.some(({ where }) => ["from", "to"].includes(where))
        }
      >
        <div class="stack">
          <p class="quiet">
            Then it is a cohort: after its last day nobody writes in it or comes in, and its members still
            read it.
          </p>
          <div class="row">
            <Field
              name="from"
              type="date"
              label="First day"
              value={text.from}
              error={errorFor(problems, "from")}
            />
            <Field name="to" type="date" label="Last day" value={text.to} error={errorFor(problems, "to")} />
          </div>
        </div>
      </Disclosure>
      <Disclosure summary="Topics" isOpen={text.topics.length > 0}>
        <CheckList
          name="topics"
          legend="Topics"
          visible={8}
          choices={topics.map(({ id, name }) => ({
            value: id,
            label: name,
            isChosen: text.topics.includes(id),
          }))}
        />
      </Disclosure>
    </>
  );
}
