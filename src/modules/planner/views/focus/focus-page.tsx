import {
  Button,
  ButtonLink,
  Card,
  Disclosure,
  EmptyState,
  FlashNotice,
  Notice,
  Page,
  PostForm,
  Select,
  type Shell,
  type ShownFlash,
  Table,
} from "#ui";
import type { FocalPoint } from "../../rules/focus/focal-points.ts";
import type { RankedTopic } from "../../rules/focus/rank-topics.ts";
import { FocalPointCard } from "./focal-point-card.tsx";
import { NoteForm, type NotePlace } from "./note-form.tsx";

export interface FocusPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: ShownFlash | undefined;
  readonly today: string;
  /** Kept ones, or a proposal; undefined when too little is known to propose three. */
  readonly points: readonly FocalPoint[] | undefined;
  /** The day on which they were kept: `Nov 22, 2026`; undefined for a proposal. */
  readonly keptOn: string | undefined;
  /** What would be proposed now and is not among the kept ones, by name. */
  readonly newNames: readonly string[];
  readonly ranked: readonly RankedTopic[];
  readonly passedOver: readonly string[];
  readonly roles: readonly { readonly id: string; readonly name: string }[];
  readonly role: string | undefined;
  readonly places: readonly NotePlace[];
  /** What was asked for most lately: `Reference (3)`. */
  readonly asked: readonly string[];
  /** Where to go on with an assessment, or what came of the last: a sentence and a link. */
  readonly assessment: { readonly sentence: string; readonly href: string; readonly label: string };
  readonly earlier: readonly { readonly on: string; readonly names: string }[];
}

/** What to grow in: three focal points, each with its reasons. */
export function FocusPage(props: FocusPageProps) {
  const { csrfToken, flash, points, shell } = props;
  return (
    <Page
      shell={shell}
      current="/plan/focus"
      title="Focus"
      heading="What to grow in next"
      lede="Three things, no more: from what you say of yourself, what people ask you for, your work, and what your credentials still need. Nobody but you sees this page."
      notices={<FlashNotice flash={flash} csrfToken={csrfToken} />}
      actions={<ButtonLink href="/plan">My plan</ButtonLink>}
    >
      <div class="split split--end">
        <div class="stack">
          {points === undefined ? <TooLittle {...props} /> : <Points {...props} points={points} />}
        </div>
        <div class="stack">
          <Asked {...props} />
          <OwnView {...props} />
          {points !== undefined && <RoleCard {...props} />}
        </div>
      </div>
    </Page>
  );
}

function TooLittle(props: FocusPageProps) {
  return (
    <EmptyState title="First: what do you do?">
      <p>Choose what comes closest to your work, and three things are proposed. You can change all of it.</p>
      <RoleForm {...props} />
    </EmptyState>
  );
}

function Points({ points, ...props }: FocusPageProps & { readonly points: readonly FocalPoint[] }) {
  const { csrfToken, keptOn, ranked } = props;
  const others = ranked.filter(({ id }) => !points.some((each) => each.id === id));
  return (
    <>
      {keptOn === undefined && (
        <Notice>
          <p>These are proposed. Keep them, or swap what does not suit you.</p>
        </Notice>
      )}
      {points.map((point, place) => (
        <FocalPointCard csrfToken={csrfToken} point={point} number={place + 1} others={others} />
      ))}
      <Keeping {...props} />
      <Disclosure summary="What speaks for each topic">
        <Table
          caption="What speaks for each topic"
          isCaptionHidden
          columns={[{ heading: "Topic" }, { heading: "Why" }]}
          rows={ranked
            .filter(({ reasons }) => reasons.length > 0)
            .slice(0, 15)
            .map(({ name, reasons }) => [name, reasons.join(" ")])}
        />
      </Disclosure>
    </>
  );
}

function Keeping({ csrfToken, earlier, keptOn, newNames, passedOver }: Omit<FocusPageProps, "points">) {
  return (
    <PostForm action="/plan/focus/points" csrfToken={csrfToken} class="stack">
      {keptOn === undefined ? (
        <p class="row">
          <Button name="do" value="keep">
            Keep these three
          </Button>
        </p>
      ) : (
        <p class="row">
          <span class="quiet">
            Kept on {keptOn}.
            {newNames.length > 0 && ` By what is known today, ${newNames.join(" and ")} would be proposed.`}
          </span>
          <Button tone="quiet" name="do" value="anew">
            Propose anew
          </Button>
        </p>
      )}
      {passedOver.length > 0 && (
        <p class="row">
          <span class="quiet">Swapped away and not proposed for now: {passedOver.join(", ")}.</span>
          <Button tone="text" name="do" value="forget">
            Propose them again
          </Button>
        </p>
      )}
      {earlier.length > 0 && (
        <Disclosure summary="Earlier focal points">
          <ul>
            {earlier.map(({ names, on }) => (
              <li>
                {on}: {names}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </PostForm>
  );
}

function Asked({ asked, csrfToken, places, today }: FocusPageProps) {
  return (
    <Card heading="What people ask you for" aside={<a href="/plan/focus/requests">All of it</a>}>
      <NoteForm csrfToken={csrfToken} places={places} today={today} from="focus" problems={[]} />
      <p class="quiet">
        {asked.length === 0
          ? "Nothing noted yet. A few words now and then are enough."
          : `Lately: ${asked.join(", ")}.`}
      </p>
    </Card>
  );
}

function OwnView({ assessment }: FocusPageProps) {
  return (
    <Card heading="How you see yourself" aside={<a href="/plan/focus/assessments">All of them</a>}>
      <p>{assessment.sentence}</p>
      <p>
        <ButtonLink href={assessment.href}>{assessment.label}</ButtonLink>
      </p>
    </Card>
  );
}

function RoleCard(props: FocusPageProps) {
  return (
    <Card heading="Your work">
      <RoleForm {...props} />
    </Card>
  );
}

function RoleForm({ csrfToken, role, roles }: FocusPageProps) {
  const options = roles.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <PostForm action="/plan/focus/role" csrfToken={csrfToken} class="stack">
      <Select
        name="role"
        label="What you do"
        value={role}
        options={role === undefined ? [{ value: "", label: "Choose …" }, ...options] : options}
      />
      <p>
        <Button tone={role === undefined ? "primary" : "quiet"}>
          {role === undefined ? "Propose three" : "Change"}
        </Button>
      </p>
    </PostForm>
  );
}
