import {
  Button,
  ButtonLink,
  Card,
  EmptyState,
  FlashNotice,
  Notice,
  Page,
  PostForm,
  type Shell,
  type ShownFlash,
  Tag,
} from "#ui";
import { clockWords, dayAndTime } from "../../rules/words/day-words.ts";
import { paidWords, placeWords } from "../../rules/team-plan/proposed-words.ts";
import type { Proposed } from "../../rules/team-plan/team-facts.ts";

export interface ProposalsPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly done: ShownFlash | undefined;
  /** Why an answer was not taken. */
  readonly problem?: string | undefined;
  readonly proposals: readonly (Proposed & {
    readonly id: string;
    readonly employer: string;
    readonly answer: "open" | "accepted" | "declined" | "taken-back";
    readonly isAway: boolean;
  })[];
}

/** What the viewer's employer proposes that they learn, and their answer. */
export function ProposalsPage({ shell, csrfToken, done, problem, ...props }: ProposalsPageProps) {
  const proposals = props.proposals.filter(({ answer }) => answer !== "taken-back");
  return (
    <Page
      shell={shell}
      current="/plan"
      title="Proposed to you"
      lede="Your team’s plan has a place for you in these. Desks and money are seen to; whether you go is yours to say."
      notices={
        <>
          <FlashNotice flash={done} csrfToken={csrfToken} />
          {problem !== undefined && (
            <Notice tone="stop" title="Not taken">
              <p>{problem}</p>
            </Notice>
          )}
          <TakenBack {...props} />
        </>
      }
      isUnlisted
    >
      {proposals.length === 0 ? (
        <EmptyState title="Nothing is proposed to you">
          <p>When your library makes a plan for its team, what it has for you appears here.</p>
          <p class="row">
            <ButtonLink tone="primary" href="/plan">
              See your own plan
            </ButtonLink>
            <ButtonLink href="/find">Find something to learn</ButtonLink>
          </p>
        </EmptyState>
      ) : (
        <div class="stack">
          {proposals.map((proposal) => (
            <Proposal {...proposal} csrfToken={csrfToken} />
          ))}
        </div>
      )}
    </Page>
  );
}

/** A letter may have gone out about what is asked of nobody by now. What is proposed again is not told to be gone. */
function TakenBack({ proposals }: Pick<ProposalsPageProps, "proposals">) {
  const standing = new Set(
    proposals.flatMap(({ answer, offeringId }) => (answer === "taken-back" ? [] : [offeringId])),
  );
  const gone = proposals.filter((each) => each.answer === "taken-back" && !standing.has(each.offeringId));
  if (gone.length === 0) return null;
  return (
    <Notice title="Taken back">
      <ul>
        {gone.map(({ title, sittings, zone, employer }) => (
          <li>
            {title}, {dayAndTime(sittings[0]?.start ?? "", zone)}, by {employer}
          </li>
        ))}
      </ul>
      <p>Nothing is asked of you there any more.</p>
    </Notice>
  );
}

function Proposal(props: ProposalsPageProps["proposals"][number] & { readonly csrfToken: string }) {
  const { id, title, offeringId, provider, sittings, zone, answer, employer, csrfToken } = props;
  return (
    <Card>
      <h2>
        <a href={`/offerings/${offeringId}`}>{title}</a>
      </h2>
      <p class="quiet">
        {[provider, placeWords(props), paidWords(props, employer)]
          .filter((part) => part !== undefined)
          .join(" · ")}
      </p>
      <ul>
        {sittings.map(({ start, end }) => (
          <li>
            {dayAndTime(start, zone)} to {clockWords(end, zone)}
          </li>
        ))}
      </ul>
      {props.isAway && answer !== "declined" && (
        <p>
          <Tag label="You are away then" tone="attention" /> Time away was entered since this was planned.
        </p>
      )}
      {answer === "open" ? (
        <div class="row">
          <Answer
            id={id}
            to="acceptance"
            label="I’ll take it"
            title={title}
            isPrimary
            csrfToken={csrfToken}
          />
          <Answer id={id} to="refusal" label="Not for me" title={title} csrfToken={csrfToken} />
          <Alternatives id={id} title={title} />
        </div>
      ) : (
        <div class="row">
          <Tag
            label={answer === "accepted" ? "You said yes" : "You said no"}
            tone={answer === "accepted" ? "good" : "plain"}
          />
          <Answer id={id} to="reconsideration" label="Answer again" title={title} csrfToken={csrfToken} />
          {answer === "accepted" && <Alternatives id={id} title={title} />}
        </div>
      )}
    </Card>
  );
}

function Alternatives({ id, title }: { readonly id: string; readonly title: string }) {
  return (
    <a href={`/plan/proposals/${id}/alternatives`}>
      Something else instead<span class="visually-hidden"> of {title}</span>
    </a>
  );
}

function Answer({
  id,
  to,
  label,
  title,
  isPrimary = false,
  csrfToken,
}: {
  readonly id: string;
  readonly to: string;
  readonly label: string;
  readonly title: string;
  readonly isPrimary?: boolean;
  readonly csrfToken: string;
}) {
  return (
    <PostForm action={`/plan/proposals/${id}/${to}`} csrfToken={csrfToken}>
      <Button tone={isPrimary ? "primary" : "quiet"}>
        {label}
        <span class="visually-hidden">: {title}</span>
      </Button>
    </PostForm>
  );
}
