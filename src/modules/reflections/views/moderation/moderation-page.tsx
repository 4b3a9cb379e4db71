import {
  Button,
  Card,
  Disclosure,
  EmptyState,
  ErrorSummary,
  Field,
  FlashNotice,
  Page,
  PostForm,
  type Shell,
  type ShownFlash,
  Tag,
} from "#ui";
import { Prose } from "../reading/prose.tsx";

/** A report as moderators see it: never by whom it was made. */
export interface ShownReport {
  readonly id: string;
  readonly roomId: string;
  readonly where: string;
  readonly kind: "reflection" | "reply";
  readonly authorName: string;
  readonly reason: string;
  readonly words: string;
  readonly quoted: string;
  readonly on: string;
  readonly state: string;
  readonly isWaiting: boolean;
  readonly appeal: string | undefined;
  /** Why a button is not theirs to press, as a sentence. */
  readonly decision: string;
}

export interface ModerationPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: ShownFlash | undefined;
  readonly reports: readonly ShownReport[];
  readonly problem: { readonly id: string; readonly message: string } | undefined;
  /** Employers of which the viewer says whether their people's journals may be followed from other servers. */
  readonly elsewhere: readonly {
    readonly tenantId: string;
    readonly name: string;
    readonly isAllowed: boolean;
  }[];
  /** Employers whose rule about pen names the viewer may change. */
  readonly penNames: readonly {
    readonly roomId: string;
    readonly name: string;
    readonly isAllowed: boolean;
  }[];
}

/** What was reported, and what to decide of it. */
export function ModerationPage(props: ModerationPageProps) {
  const { csrfToken, elsewhere, flash, penNames, problem, reports, shell } = props;
  return (
    <Page
      shell={shell}
      title="Reports to look at"
      current="/reflections"
      isUnlisted
      lede="What you hide stays with its writer, who reads why and may ask somebody else to look again."
      notices={
        flash || problem ? (
          <>
            <FlashNotice flash={flash} csrfToken={csrfToken} />
            {problem && (
              <ErrorSummary problems={[{ where: `because-${problem.id}`, message: problem.message }]} />
            )}
          </>
        ) : undefined
      }
    >
      {reports.length === 0 ? (
        <EmptyState title="Nothing was reported">
          <p>When a reader asks you to look at something, you find it here.</p>
        </EmptyState>
      ) : (
        <div class="stack">
          {reports.map((each) => (
            <ReportCard {...each} csrfToken={csrfToken} problem={problem} />
          ))}
        </div>
      )}
      {penNames.map(({ isAllowed, name, roomId }) => (
        <Disclosure summary={`Pen names at ${name}: ${isAllowed ? "allowed" : "not allowed"}`}>
          <PostForm action="/reflections/moderation/pen-names" csrfToken={csrfToken} class="stack">
            <input type="hidden" name="room" value={roomId} />
            <p class="quiet">
              {isAllowed
                ? "Who writes under a pen name may share with their branch and system. Without it they write under their own name, or for everyone."
                : "Who writes under a pen name can now share with everyone or nobody."}
            </p>
            <Button tone="quiet" name="allowed" value={isAllowed ? "no" : "yes"}>
              {isAllowed ? "Ask for names" : "Allow pen names"}
            </Button>
          </PostForm>
        </Disclosure>
      ))}
      {elsewhere.map((each, place) => (
        <ElsewhereRule {...each} csrfToken={csrfToken} isFirst={place === 0} />
      ))}
    </Page>
  );
}

function ElsewhereRule({
  csrfToken,
  isAllowed,
  isFirst,
  name,
  tenantId,
}: ModerationPageProps["elsewhere"][number] &
  Pick<ModerationPageProps, "csrfToken"> & { readonly isFirst: boolean }) {
  return (
    <Disclosure summary={`Followers on other servers at ${name}: ${isAllowed ? "allowed" : "not allowed"}`}>
      <PostForm action="/reflections/moderation/elsewhere" csrfToken={csrfToken} class="stack">
        <input type="hidden" name="room" value={tenantId} />
        {/* Whoever is led here sees it unfolded. */}
        <p class="quiet" id={isFirst ? "elsewhere" : undefined}>
          {isAllowed
            ? "When you end it, each journal of your people is taken off, and other servers are asked to remove what they have."
            : "Each of your people may then open their own journal to Mastodon and its like. Only what everyone may read is sent, and what was sent cannot be called back for certain."}
        </p>
        <Button tone="quiet" name="allowed" value={isAllowed ? "no" : "yes"}>
          {isAllowed ? "Allow it no longer" : "Allow it"}
        </Button>
      </PostForm>
    </Disclosure>
  );
}

function ReportCard(props: ShownReport & Pick<ModerationPageProps, "csrfToken" | "problem">) {
  const { appeal, authorName, csrfToken, id, isWaiting, problem, roomId } = props;
  return (
    <Card
      heading={`A ${props.kind} by ${authorName}`}
      aside={<Tag label={props.state} tone={isWaiting ? "attention" : "plain"} />}
    >
      <p class="quiet">
        {props.where} · {props.on} · {props.reason}
      </p>
      {props.words !== "" && <p>“{props.words}”</p>}
      <Disclosure summary="What it said" isOpen={isWaiting} about={authorName}>
        <Prose body={props.quoted} headingLevel={3} />
      </Disclosure>
      {props.decision !== "" && <p class="quiet">Decided: {props.decision}</p>}
      {appeal !== undefined && (
        <p>
          <strong>Its writer asks for another look:</strong> {appeal}
        </p>
      )}
      {isWaiting && (
        <PostForm action={`/reflections/moderation/${roomId}/${id}`} csrfToken={csrfToken} class="stack">
          <Field
            id={`because-${id}`}
            name="because"
            label="Why (its writer reads this)"
            rows={2}
            error={problem?.id === id ? problem.message : undefined}
          />
          <div class="row">
            <Button name="do" value="show" tone="quiet">
              {appeal === undefined ? "Leave it" : "Show it again"}
            </Button>
            <Button name="do" value="hide" tone="danger">
              {appeal === undefined ? "Hide it" : "Leave it hidden"}
            </Button>
          </div>
        </PostForm>
      )}
    </Card>
  );
}
