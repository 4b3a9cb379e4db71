import { Button, ButtonLink, Card, PostForm, Tag } from "#ui";
import { deadlineWords, proposalStateNames } from "../../rules/proposals/proposal.ts";
import { whenWords } from "../../rules/webinars/webinar.ts";
import type { ProgramPageProps } from "./program-page.tsx";

/** Webinars in which its branch tells of it. */
export function OfferedWebinars({ webinars }: ProgramPageProps) {
  if (webinars.length === 0) return null;
  return (
    <Card heading="Hear it from them">
      <ul>
        {webinars.map((webinar) => (
          <li>
            Offered as a webinar on <a href={`/programs/webinars/${webinar.id}`}>{whenWords(webinar)}</a>
            {webinar.isCancelled && " (called off)"}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What those who ran it can make of it: a webinar, a proposal, a lesson. */
export function MadeOfIt({
  program,
  mayChange,
  isHidden,
  proposals,
  hasLesson,
  today,
  csrfToken,
}: ProgramPageProps) {
  if (!mayChange || isHidden) return null;
  const path = `/programs/${program.number}`;
  return (
    <Card heading="Make more of it">
      <p>
        <ButtonLink tone="quiet" href={`${path}/webinars/new`}>
          Offer a webinar
        </ButtonLink>
      </p>
      <p>
        <ButtonLink tone="quiet" href={`${path}/proposals/new`}>
          Propose it for a conference
        </ButtonLink>
      </p>
      {proposals.length > 0 && (
        <ul>
          {proposals.map((proposal) => {
            const left = deadlineWords(proposal, today);
            return (
              <li>
                <a href={`${path}/proposals/${proposal.id}`}>{proposal.conference}</a>{" "}
                <Tag label={proposalStateNames[proposal.state]} />
                {left !== undefined && <span class="quiet"> {left}</span>}
              </li>
            );
          })}
        </ul>
      )}
      {hasLesson ? (
        <p>
          <a href={`${path}/lesson`}>Written up as a lesson</a>
        </p>
      ) : (
        <PostForm action={`${path}/lesson`} csrfToken={csrfToken}>
          <Button tone="quiet">Write it up as a lesson</Button>
        </PostForm>
      )}
    </Card>
  );
}
