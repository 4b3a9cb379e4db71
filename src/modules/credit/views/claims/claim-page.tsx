import { localDay } from "#platform/time";
import { dayWords } from "#platform/words";
import {
  Breadcrumb,
  Button,
  Card,
  errorFor,
  ErrorSummary,
  FactList,
  Field,
  type FieldProblem,
  FlashNotice,
  Page,
  PostForm,
  RadioList,
  type Shell,
  type ShownFlash,
} from "#ui";
import type { Claim, ClaimDecision } from "../../rules/claims/listed-claim.ts";
import { modeWords } from "../../rules/certificates/certificate-words.ts";
import { claimedDays, claimedWords, outcomeWords } from "../../rules/claims/claim-words.ts";
import { unitsWords } from "../../rules/record/amount-words.ts";

export interface ClaimPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly done: ShownFlash | undefined;
  readonly claim: Claim;
  readonly ruleName: string;
  readonly topicNames: readonly string[];
  /** Whose days are shown. */
  readonly zone: string;
  /** What the pack counts in. */
  readonly unit: { readonly name: string; readonly plural: string; readonly minutes: number };
  /** As sent and refused. */
  readonly sent?: { readonly outcome: string; readonly units: string; readonly reason: string } | undefined;
  readonly problems?: readonly FieldProblem[] | undefined;
}

/** One claim: what was done, what proves it, and the decision. */
export function ClaimPage(props: ClaimPageProps) {
  const { shell, claim, problems = [] } = props;
  return (
    <Page
      shell={shell}
      current="/claims"
      title={claim.entry.title}
      notices={
        <>
          <Breadcrumb
            trail={[
              { label: "Sessions", href: "/sessions" },
              { label: "Credit claims", href: "/claims" },
            ]}
          />
          <FlashNotice flash={props.done} csrfToken={props.csrfToken} />
          <ErrorSummary problems={problems} />
        </>
      }
      isUnlisted
    >
      <div class="stack">
        <Facts {...props} />
        <Evidence claim={claim} />
        <Decisions {...props} />
        {!claim.isOwn && claim.state === "open" && <DecisionForm {...props} />}
        {claim.isOwn && claim.state === "open" && (
          <p>This is your own claim: a colleague who may decide has to.</p>
        )}
        {!claim.isOwn && claim.state === "decided" && (
          <PostForm action={`/claims/${claim.id}/decisions/undoing`} csrfToken={props.csrfToken}>
            <Button tone="quiet">Take the decision back</Button>
          </PostForm>
        )}
      </div>
    </Page>
  );
}

function Facts({ claim, ruleName, topicNames, zone }: ClaimPageProps) {
  const { entry } = claim;
  return (
    <Card>
      <FactList
        facts={[
          { name: "Who", value: claim.staffName },
          { name: "When", value: claimedDays(entry) },
          { name: "How much", value: claimedWords(entry) },
          { name: "Given by", value: entry.provider ?? "not said" },
          { name: "How they took part", value: modeWords[entry.mode] },
          { name: "Topics", value: topicNames.length === 0 ? "none" : topicNames.join(", ") },
          { name: "Categories", value: entry.categories.length === 0 ? "none" : entry.categories.join(", ") },
          { name: "For", value: ruleName },
          { name: "Sent", value: dayWords(localDay(zone, claim.sentAt)) },
          {
            name: "What it has to do with their work",
            value: entry.relation === "" ? "not said" : entry.relation,
          },
        ]}
      />
    </Card>
  );
}

function Evidence({ claim }: { readonly claim: Claim }) {
  return (
    <section>
      <h2>Evidence</h2>
      {claim.evidence.length === 0 ? (
        <p>None was sent.</p>
      ) : (
        <ul>
          {claim.evidence.map(({ fileId, name, kind }) => (
            <li>
              <a href={`/claims/${claim.id}/evidence/${fileId}`}>{name}</a> <span class="quiet">{kind}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Decisions({ claim, unit, zone }: ClaimPageProps) {
  if (claim.decisions.length === 0) return null;
  return (
    <section>
      <h2>Decisions</h2>
      <ul>
        {claim.decisions.map((decision) => (
          <li>{decisionWords(decision, unit, zone)}</li>
        ))}
      </ul>
    </section>
  );
}

function decisionWords(decision: ClaimDecision, unit: ClaimPageProps["unit"], zone: string): string {
  const { outcome, units, reason, decidedByName, decidedAt, isUndone } = decision;
  const said =
    units === undefined ? outcomeWords[outcome] : `${outcomeWords[outcome]}: ${unitsWords(units, unit)}`;
  const why = reason === "" ? "" : ` “${reason}”`;
  return `${said}, by ${decidedByName}, ${dayWords(localDay(zone, decidedAt))}.${why}${isUndone ? " Taken back since." : ""}`;
}

function DecisionForm({ claim, unit, csrfToken, sent, problems = [] }: ClaimPageProps) {
  const outcome = sent?.outcome ?? "accepted";
  return (
    <Card>
      <h2>Decide</h2>
      <PostForm action={`/claims/${claim.id}/decisions`} csrfToken={csrfToken} class="stack">
        <RadioList
          name="outcome"
          legend="What do you say to it?"
          error={errorFor(problems, "outcome")}
          choices={[
            { value: "accepted", label: "Accept it as it was sent", isChosen: outcome === "accepted" },
            { value: "adjusted", label: "Accept it with another amount", isChosen: outcome === "adjusted" },
            { value: "returned", label: "Return it", isChosen: outcome === "returned" },
          ]}
        />
        <Field
          name="units"
          label={`Another amount, in ${unit.plural}`}
          hint={`One ${unit.name} is ${unit.minutes} minutes.`}
          value={sent?.units}
          inputMode="decimal"
          width="short"
          error={errorFor(problems, "units")}
        />
        <Field
          name="reason"
          label="Why, if it is not accepted as it was sent"
          hint={`${claim.staffName} reads this.`}
          value={sent?.reason}
          error={errorFor(problems, "reason")}
        />
        <Button tone="primary">Decide</Button>
      </PostForm>
    </Card>
  );
}
