import { CheckList, Disclosure, errorFor, Field, type FieldProblem, Select, type SelectOption } from "#ui";
import { type EvidenceKind, evidenceKinds } from "../../rules/packs/predicate.ts";
import { type EntryText, modeNames } from "../../rules/record/entry-form.ts";

/** What the form can offer to choose from, by the credentials that are held. */
export interface EntryChoices {
  readonly measures: readonly SelectOption[];
  /** Topics that a held credential's rule speaks of come first. */
  readonly topics: readonly { readonly id: string; readonly name: string }[];
  readonly shownTopics: number;
  readonly packs: readonly PackChoices[];
}

/** One held credential's part of the form. */
export interface PackChoices {
  readonly id: string;
  readonly credential: string;
  readonly authority: string;
  readonly categories: readonly { readonly id: string; readonly name: string }[];
  readonly approvedProvider: boolean;
  readonly preApproved: boolean;
  readonly endorsements: readonly string[];
}

export interface EntryFieldsProps {
  readonly offeringId: string | undefined;
  readonly text: EntryText;
  readonly choices: EntryChoices;
  readonly problems: readonly FieldProblem[];
  /** It is on the record already. */
  readonly isKept: boolean;
  /** It is still to come, and is asked about as such. */
  readonly isPlan: boolean;
}

/** The fields of an entry: four for most, the rest folded away. */
export function EntryFields(props: EntryFieldsProps) {
  const { text, problems, choices, isKept, isPlan, offeringId } = props;
  const asks = isPlan ? asksOfPlan : asksOfPast;
  return (
    <>
      {offeringId !== undefined && <input type="hidden" name="offering" value={offeringId} />}
      {isPlan && !isKept && <input type="hidden" name="plan" value="yes" />}
      <Field
        name="title"
        label={asks.what}
        value={text.title}
        error={errorFor(problems, "title")}
        hint={asks.whatHint}
      />
      <Field name="provider" label={asks.who} value={text.provider} />
      <div class="row row--foot">
        <Field
          name="day"
          label="Day"
          type="date"
          value={text.day}
          error={errorFor(problems, "day")}
          hint={asks.dayHint}
          width="medium"
        />
        <Field
          name="amount"
          label="How much?"
          value={text.amount}
          error={errorFor(problems, "amount")}
          hint="1.5, 1 1/2, 1:30 or 90 min."
          width="short"
        />
        <Select name="measure" label="Counted in" value={text.measure} options={choices.measures} />
      </div>
      <Select
        name="mode"
        label={asks.how}
        value={text.mode}
        error={errorFor(problems, "mode")}
        options={Object.entries(modeNames).map(([value, label]) => ({ value, label }))}
      />
      {isPlan && !isKept ? undefined : <Upload {...props} />}
      <Subjects {...props} />
      <Field
        name="relation"
        label="What does it have to do with your work?"
        rows={3}
        value={text.relation}
        hint="Two or three sentences, if you like. Some authorities ask for them."
      />
      <More {...props} />
    </>
  );
}

/** Of a plan there is no certificate yet, and nobody has taken part. */
const asksOfPlan = {
  what: "What will it be?",
  whatHint: "As it is announced.",
  who: "Who offers it?",
  dayHint: "The first day of it. Proof can be added once it is over.",
  how: "How will you take part?",
  about: "What is it about?",
  where: "Where will it be?",
};

const asksOfPast: typeof asksOfPlan = {
  what: "What was it?",
  whatHint: "As on the certificate or program.",
  who: "Who offered it?",
  dayHint: "A day to come makes it a plan.",
  how: "How did you take part?",
  about: "What was it about?",
  where: "Where was it?",
};

function Subjects({ text, choices, isPlan }: EntryFieldsProps) {
  return (
    <>
      {choices.packs.map((pack) => (
        <CheckList
          id={`category-${pack.id}`}
          name="category"
          legend={`Counts as, for ${pack.credential}`}
          hint="What follows from how you took part is added by itself."
          visible={6}
          choices={pack.categories.map(({ id, name }) => ({
            value: `${pack.id} ${id}`,
            label: name,
            isChosen: text.categories.includes(`${pack.id} ${id}`),
          }))}
        />
      ))}
      <CheckList
        name="topic"
        legend={(isPlan ? asksOfPlan : asksOfPast).about}
        visible={choices.shownTopics}
        choices={choices.topics.map(({ id, name }) => ({
          value: id,
          label: name,
          isChosen: text.topics.includes(id),
        }))}
      />
    </>
  );
}

const kindNames: Readonly<Record<EvidenceKind, string>> = {
  certificate: "Certificate",
  transcript: "Transcript",
  "attendance report": "Attendance report",
  letter: "Letter",
  agenda: "Agenda or program",
  statement: "Statement of my own",
  list: "List of what I took part in",
};

function Upload({ problems, isKept }: EntryFieldsProps) {
  return (
    <div class="row row--foot">
      <Field
        name="file"
        type="file"
        label={isKept ? "Add proof" : "Proof, if you have it"}
        accept=".pdf,.jpg,.jpeg,.png,.webp,.eml"
        error={errorFor(problems, "file")}
        hint="PDF, picture or saved e-mail, up to 10 MB. Only you can open it."
      />
      <Select
        name="kind"
        label="It is a"
        options={evidenceKinds.map((value) => ({ value, label: kindNames[value] }))}
      />
    </div>
  );
}

function More(props: EntryFieldsProps) {
  const { text, problems, isKept, isPlan, offeringId } = props;
  const asks = isPlan ? asksOfPlan : asksOfPast;
  const isOpen =
    problems.some(({ where }) => where === "lastDay" || where.startsWith("preApproved")) ||
    text.lastDay !== "" ||
    text.approvedBy.length > 0;
  return (
    <Disclosure
      summary={`More: several days, place and content, approval${isPlan && !isKept ? "" : ", proof on paper"}`}
      isOpen={isOpen}
    >
      <div class="stack">
        <Field
          name="lastDay"
          label="Last day"
          type="date"
          value={text.lastDay}
          error={errorFor(problems, "lastDay")}
          hint="When it took more than one day. The day it was complete decides the cycle."
          width="medium"
        />
        <Field
          name="place"
          label={asks.where}
          value={text.place}
          hint="A town, or “online”. Some forms ask."
        />
        <Field
          name="description"
          label={asks.about}
          rows={3}
          value={text.description}
          hint="A sentence or two, with its objectives. Some forms ask."
        />
        <Approval {...props} />
        {isPlan && !isKept ? undefined : (
          <CheckList
            name="paper"
            legend="What do you keep on paper?"
            choices={evidenceKinds.map((value) => ({
              value,
              label: kindNames[value],
              isChosen: text.proofOnPaper.includes(value),
            }))}
          />
        )}
        {offeringId === undefined && (
          <Field
            name="activity"
            label="The same as before"
            value={text.activity}
            hint="When you took or gave exactly this more than once, write the same words here each time: some rules count it once."
          />
        )}
      </div>
    </Disclosure>
  );
}

function Approval({ text, problems, choices: { packs } }: EntryFieldsProps) {
  const approvals = packs.filter(({ preApproved }) => preApproved);
  const endorsements = [...new Set(packs.flatMap((each) => each.endorsements))];
  return (
    <>
      <CheckList
        name="approvedBy"
        legend="Is the provider approved?"
        choices={packs
          .filter(({ approvedProvider }) => approvedProvider)
          .map(({ id, authority }) => ({
            value: id,
            label: `Approved by ${authority}`,
            isChosen: text.approvedBy.includes(id),
          }))}
      />
      {approvals.map(({ id, authority }) => (
        <Field
          name={`preApproved-${id}`}
          label={`Approved beforehand, for ${authority}, on`}
          type="date"
          value={text.preApproved[id]}
          error={errorFor(problems, `preApproved-${id}`)}
          width="medium"
        />
      ))}
      <CheckList
        name="endorsement"
        legend="For which of your endorsements?"
        choices={endorsements.map((each) => ({
          value: each,
          label: each,
          isChosen: text.endorsements.includes(each),
        }))}
      />
    </>
  );
}
