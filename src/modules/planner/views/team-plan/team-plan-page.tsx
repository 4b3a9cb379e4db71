import { dayWords, dollars, shortMonth } from "#platform/words";
import {
  Breadcrumb,
  Button,
  Card,
  Disclosure,
  Fact,
  FlashNotice,
  type HeatTone,
  HeatTable,
  Meter,
  Notice,
  Page,
  PostForm,
  type Shell,
  type ShownFlash,
} from "#ui";
import { clockWords, dayAndTime } from "../../rules/words/day-words.ts";
import type { DeskMonth } from "../../rules/team-plan/desk-months.ts";
import type { TeamPicture } from "../../rules/team-plan/team-picture.ts";
import type { BesideOthers } from "../../rules/team-plan/beside-others.ts";
import { BesideNotice, TakeBack } from "./beside-others.tsx";
import { TakenByPeople, TakenSessions } from "./team-plan-tables.tsx";

export interface TeamPlanPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly done: ShownFlash | undefined;
  readonly number: number;
  readonly team: string;
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  readonly state: "working" | "ready" | "failed";
  /** Why none was found. */
  readonly failure: string | undefined;
  /** While it works: how far the time is, and how good the best so far is. */
  readonly progress: { readonly done: number; readonly total: number; readonly words: string } | undefined;
  /** Nobody works on it yet, or nobody does again yet. */
  readonly isWaiting: boolean;
  readonly isStopping: boolean;
  /** `within 0.4% of the best possible`. */
  readonly quality: string | undefined;
  /** `With renewals no worse than here, at most 2.4% more learning could be had.` */
  readonly learningToGain: string | undefined;
  /** The best so far. */
  readonly picture: TeamPicture | undefined;
  /** Who is away, by what was entered since, when the plan has them learn. */
  readonly awaySince: readonly string[];
  readonly cents: number | undefined;
  readonly answers: Readonly<Record<"open" | "accepted" | "declined", number>> | undefined;
  readonly takenBackOn: string | undefined;
  readonly beside: BesideOthers | undefined;
}

/** One plan of a team: how it goes on being worked out, and what it gives to whom. */
export function TeamPlanPage(props: TeamPlanPageProps) {
  const { shell, number, team, from, to, state, done, csrfToken, picture } = props;
  return (
    <Page
      shell={shell}
      current="/team"
      title={`Team plan ${number}`}
      heading={`${team}, ${dayWords(from)} to ${dayWords(to)}`}
      lede={ledeOf(props)}
      notices={
        <>
          <Breadcrumb trail={[{ href: "/team/plans", label: "Team plans" }]} />
          <FlashNotice flash={done} csrfToken={csrfToken} />
        </>
      }
      actions={
        state === "ready" &&
        props.answers === undefined &&
        props.beside?.clashing.length === 0 && <Publish {...props} />
      }
      isUnlisted
    >
      <div class="stack">
        {state === "working" && <Working {...props} />}
        {state === "failed" && <Notice tone="attention">{props.failure ?? "No plan was found."}</Notice>}
        {props.beside && <BesideNotice {...props.beside} zone={props.zone} />}
        <TakeBack {...props} />
        <AwaySince {...props} />
        {picture && <Picture {...props} picture={picture} />}
      </div>
    </Page>
  );
}

function AwaySince({ awaySince }: TeamPlanPageProps) {
  if (awaySince.length === 0) return null;
  return (
    <Notice tone="attention" title="Away by now when they would learn">
      <ul>
        {awaySince.map((words) => (
          <li>{words}</li>
        ))}
      </ul>
      <p>
        Time away was entered since this was worked out. Desks are as they were seen to then: a{" "}
        <a href="/team/plans">new plan</a> is made around it.
      </p>
    </Notice>
  );
}

function ledeOf({ state, quality, learningToGain = "", picture, cents }: TeamPlanPageProps) {
  if (picture === undefined) return state === "working" ? "Being worked out." : undefined;
  const going = picture.people.filter(({ titles }) => titles.length > 0).length;
  const money =
    cents === undefined ? dollars(picture.cents) : `${dollars(picture.cents)} of ${dollars(cents)}`;
  const learning = `${going} of ${picture.people.length} people learn something.`;
  // What desks a plan so far leaves short, if any, the schedule says before it is done.
  if (state === "working")
    return `So far: ${learning} It spends ${money}. Every desk is looked at before it is done.`;
  return `${learning} It spends ${money} and takes no desk below its minimum. It is ${quality ?? "being judged"}. ${learningToGain}`.trimEnd();
}

function Publish({ number, csrfToken }: TeamPlanPageProps) {
  return (
    <PostForm action={`/team/plans/${number}/publication`} csrfToken={csrfToken}>
      <Button tone="primary">Propose it to everyone</Button>
    </PostForm>
  );
}

function Working({ number, csrfToken, progress, isStopping, isWaiting }: TeamPlanPageProps) {
  const { done, total, words } = progress ?? {
    done: 0,
    total: 1,
    words: isWaiting
      ? "It waits for its turn: other work is done first."
      : "Gathering desks, people and sessions.",
  };
  return (
    <Card heading="Being worked out">
      <Meter
        label="Time used"
        done={Math.min(done, total)}
        needed={total}
        words={progress === undefined ? words : `${done} of at most ${total} seconds. ${words}`}
      />
      {isStopping ? (
        <p>It stops {isWaiting ? "when its turn comes" : "in a moment"}, and the best so far is kept.</p>
      ) : (
        <PostForm action={`/team/plans/${number}/stop`} csrfToken={csrfToken}>
          <Button tone="quiet">Stop, and keep the best so far</Button>
        </PostForm>
      )}
      <p class="quiet">
        This page looks again every few seconds. <a href={`/team/plans/${number}`}>Look now</a>. You may leave
        it: the work goes on.
      </p>
    </Card>
  );
}

function Picture(props: TeamPlanPageProps & { readonly picture: TeamPicture }) {
  const { picture, answers, zone } = props;
  const { onTrack, people, cents } = picture;
  const unstated = picture.sessions.filter(({ isCostUnknown }) => isCostUnknown === true).length;
  return (
    <>
      <div class="grid">
        <Fact
          label="On track to renew"
          value={onTrack.known === 0 ? "–" : `${onTrack.met} of ${onTrack.known}`}
          note={onTrack.known === 0 ? "Nobody lets you see a credential yet" : "of those who let you see it"}
        />
        <Fact
          label="Spent per person"
          value={dollars(people.length === 0 ? 0 : Math.round(cents / people.length))}
          note={`${dollars(cents)} in all${unstated === 0 ? "" : `; ${unstated} ${unstated === 1 ? "session" : "sessions"} without a stated price, taken as free`}`}
        />
        {answers === undefined ? (
          <Fact label="Sessions" value={String(picture.sessions.length)} />
        ) : (
          <Fact
            label="Answers"
            value={`${answers.accepted} of ${answers.accepted + answers.declined + answers.open}`}
            note={`accepted; ${answers.declined} declined, ${answers.open} open`}
          />
        )}
      </div>
      <Funds {...picture} />
      <Unmet {...picture} />
      <Desks desks={picture.desks} />
      {picture.sent.length > 0 && (
        <Card heading="Who stands in">
          <ul>
            {picture.sent.map(({ name, branch, start, end }) => (
              <li>
                Send <b>{name}</b> to {branch}: {dayAndTime(start, zone)} to {clockWords(end, zone)}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {picture.binding.length > 0 && (
        <Disclosure summary="Where it is tight">
          <ul>
            {picture.binding.map((words) => (
              <li>{words}</li>
            ))}
          </ul>
        </Disclosure>
      )}
      <TakenSessions picture={picture} zone={zone} />
      <TakenByPeople {...picture} />
    </>
  );
}

function Funds({ funds }: TeamPicture) {
  if (funds.length === 0) return null;
  return (
    <Card heading="Funds">
      {funds.map(({ name, spent, of }) => (
        <Meter label={name} done={spent} needed={of} words={`${dollars(spent)} of ${dollars(of)}`} />
      ))}
    </Card>
  );
}

function Unmet({ unmet }: TeamPicture) {
  if (unmet.length === 0) return null;
  return (
    <Notice tone="attention">
      <p>
        <b>Who cannot be satisfied</b>
      </p>
      <ul>
        {unmet.map((words) => (
          <li>{words}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Desks({ desks }: Pick<TeamPicture, "desks">) {
  if (!desks.rows.some(({ cells }) => cells.some((cell) => cell !== undefined))) return null;
  return (
    <Card>
      <HeatTable
        caption="Desk cover while people are away"
        corner="Branch"
        absent="nobody away"
        groups={desks.months.map((month) => ({ heading: shortMonth(month), parts: [] }))}
        rows={desks.rows.map(({ branch, cells }) => ({
          heading: branch,
          cells: cells.map(
            (cell) =>
              cell && {
                tone: toneOf(cell),
                text: `${cell.present}/${cell.needed}`,
                meaning: `${cell.present} there, ${cell.needed} needed, on ${dayWords(cell.day)}`,
                href: `/team?week=${cell.day}`,
              },
          ),
        }))}
      />
      <p class="quiet">
        People there and people needed in the leanest half-hour in which somebody is away for this plan, month
        by month. A dash: nobody is away.
      </p>
    </Card>
  );
}

function toneOf({ present, needed }: DeskMonth): HeatTone {
  if (present < needed) return "short";
  if (present === needed) return "just";
  return present === needed + 1 ? "enough" : "ample";
}
