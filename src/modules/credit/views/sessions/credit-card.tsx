import { Button, Card, Meter, Notice, PostForm } from "#ui";
import type { HeldView } from "./session-page.tsx";

export interface CreditCardProps {
  readonly session: { readonly id: string };
  readonly csrfToken: string;
  readonly held: HeldView;
}

/** How many qualify and wait, and the button that awards them credit. */
export function CreditCard({ session, csrfToken, held }: CreditCardProps) {
  const { counts, awarding, job } = held;
  const path = `/sessions/${session.id}`;
  return (
    <Card heading="Credit">
      <p>{countWords(counts)}</p>
      {counts.waiting > 0 && (
        <Notice
          tone="attention"
          title={counts.waiting === 1 ? "1 person waits for you" : `${counts.waiting} people wait for you`}
        >
          <p>
            It is not certain who they are. <a href={`${path}/queue`}>Say who is who</a>; until then they get
            no credit.
          </p>
        </Notice>
      )}
      {job && <Job session={session} job={job} />}
      {awarding === undefined ? (
        <p class="quiet">A coordinator or director awards the credit.</p>
      ) : (
        <>
          {awarding.isOwnLeft && (
            <p>
              Your own attendance waits for someone else who may award: nobody awards credit to themselves.
            </p>
          )}
          {awarding.toAwardCount > 0 && (
            <PostForm action={`${path}/awards`} csrfToken={csrfToken}>
              <Button>
                Award credit to {awarding.toAwardCount} {awarding.toAwardCount === 1 ? "person" : "people"}
              </Button>
            </PostForm>
          )}
          {awarding.toAwardCount === 0 && counts.qualifying > 0 && (
            <p class="quiet">Nothing is left to award.</p>
          )}
        </>
      )}
    </Card>
  );
}

function Job({
  session,
  job,
}: {
  readonly session: CreditCardProps["session"];
  readonly job: NonNullable<HeldView["job"]>;
}) {
  const { done, total, state, looksAgain } = job;
  if (state === "done") return <p role="status">Credit was awarded to all who qualify.</p>;
  if (state === "failed")
    return (
      <Notice tone="stop" title="Awarding stopped">
        <p>
          Awards given so far stand. Award again: it goes on where it stopped, and nobody is awarded twice.
        </p>
      </Notice>
    );
  return (
    <div class="stack">
      <Meter
        label="Awarded"
        done={done}
        needed={total ?? Math.max(done, 1)}
        words={total === undefined ? "Waiting to begin" : `${done} of ${total} awarded`}
      />
      {looksAgain ? (
        <p class="quiet">
          This page looks again by itself. <a href={`/sessions/${session.id}?still=yes`}>Stop that</a>
        </p>
      ) : (
        <p class="quiet">It goes on in the background.</p>
      )}
    </div>
  );
}

function countWords({ qualifying, short, awards, waiting }: HeldView["counts"]): string {
  if (qualifying + short + awards === 0)
    return waiting === 0
      ? "Nobody qualifies yet."
      : "Nobody qualifies before it is said who they are: a name alone may be anyone’s.";
  return [
    `${qualifying} ${qualifying === 1 ? "qualifies" : "qualify"} for credit.`,
    ...(short === 0 ? [] : [`${short} ${short === 1 ? "was" : "were"} there too short a time.`]),
    ...(awards === 0 ? [] : [`${awards} ${awards === 1 ? "has" : "have"} been awarded it.`]),
  ].join(" ");
}
