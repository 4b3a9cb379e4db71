import { cardDate } from "#modules/catalog";
import { Card, Tag } from "#ui";
import type { Day } from "../queries/day-of.ts";
import { PutAwayButton } from "./put-away-button.tsx";

interface AsideProps {
  readonly day: Day;
  readonly csrfToken: string;
}

/** What others do: neighbours, what rises, one call to lead. */
export function Aside(props: AsideProps) {
  return (
    <aside class="stack" aria-label="From others">
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

function Neighbours({ day: { neighbours }, csrfToken }: AsideProps) {
  return (
    <Card heading="Your neighbours did this" level={2}>
      {neighbours.length === 0 && (
        <p class="quiet">
          Nobody near shares a program yet. <a href="/programs/new">Tell what your branch did</a>: it takes
          two minutes.
        </p>
      )}
      {neighbours.map(({ program, reason }) => (
        <div class="row row--apart">
          <p>
            <a href={`/programs/${program.number}`}>{program.plan.title}</a>
            <br />
            <span class="quiet">{reason}</span>
          </p>
          <PutAwayButton thing={`program:${program.id}`} title={program.plan.title} csrfToken={csrfToken} />
        </div>
      ))}
      <p>
        <a href="/programs/near">All programs near you</a>
      </p>
    </Card>
  );
}

function Rising({ day: { rising }, csrfToken }: AsideProps) {
  return (
    <Card heading="Rising">
      {rising.length === 0 && (
        <p class="quiet">Nothing rises beyond chance yet: a trend needs a year to be set against.</p>
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
        <a href="/trends">All trends</a>
      </p>
    </Card>
  );
}

function Call({ day: { call, growsIn, zone }, csrfToken }: AsideProps) {
  if (call === undefined) return null;
  const { id, offering, session, topicNames } = call;
  const grown = topicNames.filter((name) => growsIn.includes(name));
  const date = session && cardDate(offering, session, zone);
  return (
    <Card heading="Lead something">
      <div class="row row--apart">
        <p>
          <a href={`/offerings/${id}`}>{offering.title}</a>
          <br />
          <span class="quiet">
            {[
              offering.provider,
              grown.length > 0 ? `about ${grown.join(" and ")}, in which you grow` : undefined,
              date && `${date.above} ${date.large}`,
            ]
              .filter((part) => part !== undefined)
              .join(" · ")}
          </span>
        </p>
        <PutAwayButton thing={`call:${id}`} title={offering.title} csrfToken={csrfToken} />
      </div>
    </Card>
  );
}
