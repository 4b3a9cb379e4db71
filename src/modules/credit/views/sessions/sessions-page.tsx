import {
  ButtonLink,
  DateCard,
  EmptyState,
  FlashNotice,
  Page,
  type PageLink,
  type Shell,
  type ShownFlash,
  type TagProps,
} from "#ui";
import { dayParts } from "../../rules/sessions/when-words.ts";

/** What was just done, as the request before left it. */
export interface SessionsPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly done: ShownFlash | undefined;
  readonly lines: readonly {
    readonly id: string;
    readonly title: string;
    readonly startsAt: string;
    readonly endsAt: string;
    readonly zone: string;
    readonly place: string;
    readonly organisationName: string;
    readonly qualifyingCount: number;
    readonly waitingCount: number;
    readonly awardCount: number;
  }[];
  readonly next: string | undefined;
  readonly mayHold: boolean;
  /** Where else the viewer looks after credit. */
  readonly office: readonly PageLink[];
}

/** The sessions that an employer holds, latest first. */
export function SessionsPage(props: SessionsPageProps) {
  const { shell, lines, next, mayHold, office } = props;
  return (
    <Page
      shell={shell}
      title="Sessions"
      lede="Learning that your library holds itself: who came, and the credit they earned."
      current="/sessions"
      notices={<FlashNotice flash={props.done} csrfToken={props.csrfToken} />}
      actions={mayHold && <ButtonLink href="/sessions/new">Add a session</ButtonLink>}
      isUnlisted
    >
      {office.length > 0 && (
        <nav class="row" aria-label="Credit of the staff">
          {office.map(({ href, label }) => (
            <a href={href}>{label}</a>
          ))}
        </nav>
      )}
      {lines.length === 0 ? (
        <EmptyState title="No sessions yet">
          <p>
            {mayHold
              ? "Add one when your library holds a training: then bring in the attendance report, or let people check in with their phones."
              : "When your library holds a training, it is listed here, and your own attendance with it."}
          </p>
          {mayHold && <ButtonLink href="/sessions/new">Add a session</ButtonLink>}
        </EmptyState>
      ) : (
        <div class="stack">
          {lines.map((line) => (
            <DateCard
              date={dayParts(line)}
              title={line.title}
              href={`/sessions/${line.id}`}
              summary={[line.organisationName, line.place].filter((each) => each !== "").join(" · ")}
              tags={mayHold ? tagsOf(line) : []}
              level={2}
            />
          ))}
          {next && (
            <p>
              <a href={next} rel="next">
                Earlier sessions
              </a>
            </p>
          )}
        </div>
      )}
    </Page>
  );
}

function tagsOf(line: SessionsPageProps["lines"][number]): readonly TagProps[] {
  const { qualifyingCount, awardCount, waitingCount } = line;
  return [
    ...(waitingCount > 0 ? [{ label: `${waitingCount} to be told apart`, tone: "attention" as const }] : []),
    ...(qualifyingCount > awardCount
      ? [{ label: `${qualifyingCount - awardCount} to be awarded`, tone: "attention" as const }]
      : []),
    ...(awardCount > 0 ? [{ label: `${awardCount} awarded`, tone: "good" as const }] : []),
  ];
}
