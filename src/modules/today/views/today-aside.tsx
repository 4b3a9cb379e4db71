import { Card, Tag } from "#ui";
import type { Day } from "../rules/day.ts";
import { PutAwayButton } from "./put-away-button.tsx";

interface AsideProps {
  readonly day: Day;
  readonly csrfToken: string;
}

/** What others do: neighbours, what rises, one call to lead. */
export function Aside(props: AsideProps) {
  return (
    <aside class="stack" aria-label="From others">
      <Proposals {...props} />
      <Neighbours {...props} />
      <Rising {...props} />
      <Call {...props} />
      {props.day.hasPutAway && (
        <p>
          <a href="/today/put-away">What you put away</a>
        </p>
      )}
    </aside>
  );
}

function Proposals({ day: { proposals } }: AsideProps) {
  if (proposals.length === 0) return null;
  return (
    <Card heading="To send soon">
      <ul>
        {proposals.map(({ href, title, conference, left }) => (
          <li>
            <a href={href}>{title}</a>, for {conference}: {left.toLowerCase()}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Neighbours({ day: { neighbours, isEmployed }, csrfToken }: AsideProps) {
  return (
    <Card heading="Your neighbors did this" level={2}>
      {neighbours.length === 0 && (
        <p class="quiet">
          Nobody near shares a program yet.
          {isEmployed && (
            <>
              {" "}
              <a href="/programs/new">Tell what your branch did</a>: it takes two minutes.
            </>
          )}
        </p>
      )}
      {neighbours.map(({ id, number, title, reason }) => (
        <div class="row row--apart">
          <p>
            <a href={`/programs/${number}`}>{title}</a>
            <br />
            <span class="quiet">{reason}</span>
          </p>
          <PutAwayButton thing={`program:${id}`} title={title} csrfToken={csrfToken} />
        </div>
      ))}
      <p>
        <a href="/programs/near">All programs near you</a>
      </p>
    </Card>
  );
}

function Rising({ day: { putAwayRising, rising }, csrfToken }: AsideProps) {
  return (
    <Card heading="Rising">
      {rising.length === 0 && (
        <p class="quiet">
          {putAwayRising > 0
            ? "Nothing rises but what you put away."
            : "Nothing rises beyond chance yet: a trend needs a year to be set against."}
        </p>
      )}
      {rising.map(({ topic, name, change, because }) => (
        <div class="row row--apart">
          <p>
            <a href={`/trends/${topic}`}>{name}</a> <Tag label={change} tone="good" />
            <br />
            <span class="quiet">{because}</span>
          </p>
          <PutAwayButton thing={`topic:${topic}`} title={name} csrfToken={csrfToken} />
        </div>
      ))}
      <p>
        {rising.length > 0 && <span class="quiet">Percents are of its share of everything. </span>}
        <a href="/trends">All trends</a>
      </p>
    </Card>
  );
}

function Call({ day: { call }, csrfToken }: AsideProps) {
  if (call === undefined) return null;
  const { id, title, summary } = call;
  return (
    <Card heading="Lead something">
      <div class="row row--apart">
        <p>
          <a href={`/offerings/${id}`}>{title}</a>
          <br />
          <span class="quiet">{summary}</span>
        </p>
        <PutAwayButton thing={`call:${id}`} title={title} csrfToken={csrfToken} />
      </div>
    </Card>
  );
}
