import { clockWords, dayWords } from "#platform/words";
import {
  Button,
  ButtonLink,
  Card,
  Disclosure,
  errorFor,
  Field,
  type FieldProblem,
  PostForm,
  Table,
} from "#ui";
import { type Occasion, resultsOf, resultsWords, type Survey } from "../../rules/occasions/occasion.ts";
import type { ProgramPageProps } from "./program-page.tsx";

const shown = 12;

/** How it went, time by time. */
export function Occasions({ program, today, mayChange, csrfToken }: ProgramPageProps) {
  const { occasions, number } = program;
  const words = resultsWords(resultsOf(occasions, today));
  const latest = occasions.toReversed();
  return (
    <Card heading="How it went">
      {words.length > 0 && <p>{capital(words.join(", "))}.</p>}
      {occasions.length === 0 && <p>It was not held yet, as far as we know.</p>}
      {occasions.length > 0 && (
        <Table
          caption="Each time"
          isCaptionHidden
          columns={[
            { heading: "When" },
            { heading: "How it went" },
            ...(mayChange ? [{ heading: "Put right" }] : []),
          ]}
          rows={latest.slice(0, shown).map((each) => row(each, { today, number, mayChange }))}
        />
      )}
      {latest.length > shown && <p class="quiet">And {latest.length - shown} times before.</p>}
      <Lessons occasions={latest} />
      {mayChange && (
        <Disclosure summary="Say how it went" isOpen={occasions.length === 0}>
          <PostForm action={`/programs/${number}/occasions`} csrfToken={csrfToken} class="stack">
            <OccasionFields values={{ held: today }} />
            <Button>Keep it</Button>
          </PostForm>
        </Disclosure>
      )}
    </Card>
  );
}

function row(
  occasion: Occasion,
  {
    today,
    number,
    mayChange,
  }: { readonly today: string; readonly number: number; readonly mayChange: boolean },
) {
  const { id, heldOn, startsAt } = occasion;
  const at = startsAt === undefined ? "" : `, ${clockWords(startsAt)}`;
  return [
    `${dayWords(heldOn)}${at}`,
    heldOn > today ? "planned" : resultsWords(resultsOf([occasion], today)).join(", "),
    ...(mayChange
      ? [
          <ButtonLink tone="text" href={`/programs/${number}/occasions/${id}`} about={dayWords(heldOn)}>
            Change
          </ButtonLink>,
        ]
      : []),
  ];
}

function Lessons({ occasions }: { readonly occasions: readonly Occasion[] }) {
  const told = occasions
    .filter(({ differently, survey }) => differently !== "" || survey !== undefined)
    .slice(0, 5);
  if (told.length === 0) return null;
  return (
    <ul>
      {told.map(({ heldOn, differently, survey }) => (
        <li>
          {dayWords(heldOn)}: {survey !== undefined && `${surveyWords(survey)} `}
          {differently !== "" && `Next time: ${differently}`}
        </li>
      ))}
    </ul>
  );
}

/** `23 answered; 91% learned something.` */
function surveyWords({ answers, learned, confident, willUse, knowsMore }: Survey): string {
  const parts = [
    [learned, "learned something"],
    [confident, "are more confident"],
    [willUse, "will use it"],
    [knowsMore, "know better what the library has"],
  ] as const;
  const said = parts.flatMap(([percent, what]) => (percent === undefined ? [] : [`${percent}% ${what}`]));
  return `${answers} answered${said.length === 0 ? "" : `; ${said.join(", ")}`}.`;
}

/** The fields of one time. */
export function OccasionFields({
  values,
  problems = [],
}: {
  readonly values: Readonly<Record<string, string>>;
  readonly problems?: readonly FieldProblem[];
}) {
  const field = (name: string) => ({ name, value: values[name], error: errorFor(problems, name) });
  const isSurveyed = values["answers"] !== undefined && values["answers"] !== "";
  return (
    <>
      <Field {...field("held")} label="When" type="date" width="medium" isRequired />
      <div class="row">
        <Field {...field("attendance")} label="How many came" inputMode="numeric" width="short" />
        <Field {...field("cost")} label="What it cost" prefix="$" inputMode="decimal" width="short" />
      </div>
      <Field {...field("differently")} label="What you would do differently" rows={2} />
      <Disclosure summary="What people said afterwards" isOpen={isSurveyed}>
        <div class="stack">
          <Field {...field("answers")} label="How many answered" inputMode="numeric" width="short" />
          <p class="quiet">Of those, how many in a hundred agree that they …</p>
          <Field
            {...field("learned")}
            label="learned something"
            suffix="%"
            inputMode="numeric"
            width="short"
          />
          <Field
            {...field("confident")}
            label="are more confident"
            suffix="%"
            inputMode="numeric"
            width="short"
          />
          <Field {...field("use")} label="will use it" suffix="%" inputMode="numeric" width="short" />
          <Field
            {...field("knows")}
            label="know better what the library has"
            suffix="%"
            inputMode="numeric"
            width="short"
          />
        </div>
      </Disclosure>
    </>
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
