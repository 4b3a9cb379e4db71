import { CopyLink } from "#ui";

/** One way to subscribe to a search. */
export interface FeedLink {
  readonly name: string;
  readonly url: string;
  readonly type: string;
}

/** The feeds on one line. */
export function PlainFeedLinks({
  feeds,
  about,
}: {
  readonly feeds: readonly FeedLink[];
  readonly about: string;
}) {
  return (
    <ul class="row quiet">
      {feeds.map(({ name, url }) => (
        <li>
          <a href={url}>
            {name}
            <span class="visually-hidden">: {about}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The feeds, each with a button that copies its address. */
export function FeedLinks({ feeds }: { readonly feeds: readonly FeedLink[] }) {
  return (
    <ul>
      {feeds.map(({ name, url }) => (
        <li>
          <CopyLink url={url} label={name} />
        </li>
      ))}
    </ul>
  );
}
