import {
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  EmptyState,
  FactList,
  FlashNotice,
  Notice,
  Page,
  PostForm,
  type Shell,
  type ShownFlash,
  Table,
  Tag,
  zoneLabel,
} from "#ui";
import type { Interval } from "#platform/time";
import { lengthWords } from "../../rules/attendance/calculation-words.ts";
import { clockWords, meetingsWhen, sessionWhen } from "../../rules/sessions/when-words.ts";
import { CreditCard } from "./credit-card.tsx";

/** A session as its page shows it. */
export interface ShownSession {
  readonly id: string;
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly zone: string;
  readonly place: string;
  readonly link: string;
  readonly meetings?: readonly Interval[] | undefined;
  readonly breaks: readonly Interval[];
  readonly organisationName: string;
  readonly organiser: { readonly name: string };
  readonly topics: readonly string[];
  readonly graceMinutes: number;
  readonly thresholdHundredths: number;
  readonly isRemoved: boolean;
}

/** Someone in the list of who came. */
export interface ShownAttendance {
  readonly id: string;
  readonly staffId: string | undefined;
  readonly name: string;
  readonly email: string | undefined;
  readonly attendedSeconds: number;
  readonly creditedMinutes: number;
  readonly state: "qualifies" | "short" | "ambiguous" | "set apart";
  readonly reason: string;
  readonly excused: object | undefined;
  readonly award: { readonly minutes: number } | undefined;
}

/** What someone who holds the session sees besides. */
export interface HeldView {
  readonly counts: {
    readonly qualifying: number;
    readonly short: number;
    readonly waiting: number;
    readonly setApart: number;
    readonly awards: number;
  };
  readonly people: readonly ShownAttendance[];
  readonly showsSetApart: boolean;
  readonly next: string | undefined;
  /** Undefined when the viewer may not award. */
  readonly awarding: { readonly toAwardCount: number; readonly isOwnLeft: boolean } | undefined;
  readonly job:
    | {
        readonly done: number;
        readonly total: number | undefined;
        readonly state: string;
        readonly looksAgain: boolean;
      }
    | undefined;
}

export interface SessionPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly done: ShownFlash | undefined;
  readonly session: ShownSession;
  readonly topicNames: readonly string[];
  /** The viewer's own attendance. */
  readonly own: ShownAttendance | undefined;
  readonly held: HeldView | undefined;
}

/** One session: its facts; who came, for those who hold it; one's own attendance, for everyone else. */
export function SessionPage(props: SessionPageProps) {
  const { shell, session, held, own } = props;
  const path = `/sessions/${session.id}`;
  return (
    <Page
      shell={shell}
      current="/sessions"
      title={session.title}
      lede={`${sessionWhen(session)} · ${session.organisationName}`}
      notices={
        <>
          <Breadcrumb trail={[{ href: "/sessions", label: "Sessions" }]} />
          <FlashNotice flash={props.done} csrfToken={props.csrfToken} />
          {session.isRemoved && <Removed {...props} />}
        </>
      }
      actions={
        held && (
          <>
            <ButtonLink href={`${path}/attendance`}>Attendance</ButtonLink>
            <ButtonLink href={`${path}/check-in`}>Check-in screen</ButtonLink>
            <ButtonLink href={`${path}/edit`}>Change</ButtonLink>
          </>
        )
      }
      isUnlisted
    >
      <div class="split split--end">
        <div class="stack">
          {own && <Own {...props} own={own} />}
          {held && <CreditCard {...props} held={held} />}
          {held && <People {...props} held={held} />}
          {!held && !own && (
            <p>Your own attendance is shown here as soon as the organizer has brought it in.</p>
          )}
        </div>
        <Facts session={session} topicNames={props.topicNames} />
      </div>
    </Page>
  );
}

function Facts({ session, topicNames }: Pick<SessionPageProps, "session" | "topicNames">) {
  const { place, link, breaks, zone, graceMinutes, thresholdHundredths } = session;
  const facts = [
    ...(place === "" ? [] : [{ name: "Place", value: place }]),
    ...(link === "" ? [] : [{ name: "Link to join", value: <a href={link}>{link}</a> }]),
    { name: "Organizer", value: session.organiser.name },
    { name: "Time zone", value: zoneLabel(zone) },
    ...meetingFacts(session),
    ...(breaks.length === 0
      ? []
      : [
          {
            name: "Breaks",
            value: breaks
              .map(
                ({ start, end }) =>
                  `${clockWords(start, zone, "minute")} – ${clockWords(end, zone, "minute")}`,
              )
              .join(", "),
          },
        ]),
    ...(topicNames.length === 0 ? [] : [{ name: "Topics", value: topicNames.join(", ") }]),
    {
      name: "Credit",
      value: `Whatever was attended${thresholdHundredths > 0 ? `, from ${thresholdHundredths / 100} % of the session on` : ""}${graceMinutes > 0 ? `; up to ${graceMinutes} minutes missed are forgiven` : ""}.`,
    },
  ];
  return <FactList facts={facts} />;
}

function meetingFacts(session: ShownSession) {
  const meetings = meetingsWhen(session);
  if (meetings.length === 0) return [];
  const list = (
    <ul>
      {meetings.map((when) => (
        <li>{when}</li>
      ))}
    </ul>
  );
  return [{ name: "Meetings", value: list }];
}

function Own({ session, own }: SessionPageProps & { readonly own: ShownAttendance }) {
  return (
    <Card heading="Your attendance" aside={<StateTag {...own} />}>
      <p>
        {own.award
          ? `${own.award.minutes} minutes of credit, for ${lengthWords(own.attendedSeconds)} attended.`
          : own.state === "qualifies"
            ? `${lengthWords(own.attendedSeconds)} attended: ${own.creditedMinutes} minutes of credit wait to be awarded.`
            : own.reason}
      </p>
      <p>
        <a href={`/sessions/${session.id}/people/${own.id}`}>How this was counted</a>
      </p>
    </Card>
  );
}

function People({ session, held }: SessionPageProps & { readonly held: HeldView }) {
  const { people, counts, next, showsSetApart } = held;
  const path = `/sessions/${session.id}`;
  if (people.length === 0 && !showsSetApart)
    return (
      <EmptyState title="Nobody yet">
        <p>
          Bring in the report of your meeting program, enter people by hand, or open the check-in screen at
          the door.
        </p>
        <ButtonLink href={`${path}/attendance`}>Bring in attendance</ButtonLink>
      </EmptyState>
    );
  return (
    <section class="stack">
      <Table
        caption={showsSetApart ? "Set apart" : "Who came"}
        columns={[{ heading: "Name" }, { heading: "Credit" }, { heading: showsSetApart ? "Why" : "State" }]}
        rows={people.map((person) => [
          <>
            <a href={`${path}/people/${person.id}`}>{person.name}</a>
            {person.staffId === undefined && person.email && <span class="quiet"> {person.email}</span>}
          </>,
          <CreditOf person={person} />,
          showsSetApart ? person.reason : <StateOf person={person} queue={`${path}/queue`} />,
        ])}
      />
      {next && (
        <p>
          <a href={next} rel="next">
            More people
          </a>
        </p>
      )}
      <p class="quiet">
        {showsSetApart ? (
          <a href={path}>Who came</a>
        ) : (
          counts.setApart > 0 && (
            <a href={`${path}?show=set-apart`}>
              {counts.setApart} set apart: note-taking programs, callers, who did not come
            </a>
          )
        )}
      </p>
    </section>
  );
}

function CreditOf({ person }: { readonly person: ShownAttendance }) {
  const minutes = person.award?.minutes ?? person.creditedMinutes;
  return (
    <>
      {minutes > 0 ? `${minutes} min` : "none"}{" "}
      <span class="quiet">for {lengthWords(person.attendedSeconds)} there</span>
    </>
  );
}

/** Where someone's credit stands, in a word or two. */
/** How someone stands; where that is a question, the way to its answer. */
function StateOf({ person, queue }: { readonly person: ShownAttendance; readonly queue: string }) {
  if (person.state !== "ambiguous" || person.award) return <StateTag {...person} />;
  return (
    <a href={queue}>
      <StateTag {...person} />
      <span class="visually-hidden">: {person.name}</span>
    </a>
  );
}

export function StateTag({ state, award, excused, creditedMinutes }: ShownAttendance) {
  if (award)
    return award.minutes === creditedMinutes ? (
      <Tag label="Awarded" tone="good" />
    ) : (
      <Tag label="Awarded; counted otherwise since" tone="attention" />
    );
  if (state === "qualifies") return <Tag label={excused ? "Qualifies, set by hand" : "Qualifies"} />;
  if (state === "ambiguous") return <Tag label="Who is this?" tone="attention" />;
  return <Tag label={state === "short" ? "Too short" : "Set apart"} tone="stop" />;
}

function Removed({ session, csrfToken }: SessionPageProps) {
  return (
    <Notice tone="attention" title="This session was removed">
      <PostForm action={`/sessions/${session.id}/restoration`} csrfToken={csrfToken}>
        <Button tone="text">Put it back</Button>
      </PostForm>
    </Notice>
  );
}
