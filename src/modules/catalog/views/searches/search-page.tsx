import {
  Button,
  ButtonLink,
  Card,
  Disclosure,
  EmptyState,
  ErrorSummary,
  type FieldProblem,
  FlashNotice,
  type FlashProps,
  Page,
  PostForm,
  type Shell,
} from "#ui";
import type { Found, ShownListing } from "../../rules/finding/found.ts";
import { digestHour } from "../../rules/searches/next-digest.ts";
import { rhythmWords, type SavedSearch, saysMoreThan } from "../../rules/searches/saved-search.ts";
import { type CardActions, OfferingCard } from "../offering-card.tsx";
import { DigestFields, type SearchFormValues } from "./digest-fields.tsx";
import { type FeedLink, FeedLinks } from "./feed-links.tsx";

export interface SearchPageProps extends FlashProps {
  readonly shell: Shell;
  readonly search: SavedSearch;
  readonly questionWords: string;
  readonly findHref: string;
  readonly feeds: readonly FeedLink[];
  readonly found: Found<ShownListing>;
  readonly ownActions: CardActions;
  /** The zone the times are shown in. */
  readonly zone: string;
  readonly values: SearchFormValues;
  readonly problems: readonly FieldProblem[];
  /** Letters leave this server: a mail server is set. */
  readonly sendsMail: boolean;
}

/** One saved search: what fits now, and the ways to hear of what is new. */
export function SearchPage(props: SearchPageProps) {
  const { shell, search, feeds, problems } = props;
  return (
    <Page
      shell={shell}
      title={search.name}
      current={`/searches/${search.id}`}
      lede={saysMoreThan(search.name, props.questionWords)}
      islands={["copy-link", "local-time"]}
      notices={
        (problems.length > 0 && <ErrorSummary problems={problems} />) ||
        (props.flash && <FlashNotice flash={props.flash} csrfToken={props.csrfToken} />)
      }
      alternates={feeds.map(({ name, url, type }) => ({
        href: url,
        type,
        title: `${search.name} (${name})`,
      }))}
      isUnlisted
    >
      <div class="split split--end">
        <Results {...props} />
        <div class="stack">
          <Subscribe {...props} />
          <DigestCard {...props} />
          <Keep {...props} />
        </div>
      </div>
    </Page>
  );
}

function Results({ found, findHref, ownActions, zone }: SearchPageProps) {
  const count = found.total.toLocaleString("en-US");
  return (
    <section class="stack" aria-labelledby="now">
      <div class="row row--apart">
        <h2 id="now">
          {found.total === 0 ? "Nothing fits now" : `${count} that ${found.total === 1 ? "fits" : "fit"} now`}
        </h2>
        {found.total > 0 && <a href={findHref}>Open in Find</a>}
      </div>
      {found.offerings.map((each) =>
        OfferingCard({ found: each, zone, ownActions: ownActions.get(each.id) }),
      )}
      {found.total > found.offerings.length && <ButtonLink href={findHref}>{`See all ${count}`}</ButtonLink>}
      {found.total === 0 && (
        <EmptyState title="Nothing yet" level={3}>
          <p>
            What is new will come by the ways you chose. If that takes too long,{" "}
            <a href={findHref}>loosen the question in Find</a> and save it again.
          </p>
        </EmptyState>
      )}
    </section>
  );
}

function Subscribe({ search, feeds, csrfToken }: SearchPageProps) {
  return (
    <Card heading="Subscribe">
      <p class="quiet">
        Paste one of these addresses into your calendar or feed reader. Whoever has it sees this search, so
        you can hand it to colleagues.
      </p>
      <FeedLinks feeds={feeds} />
      <PostForm action={`/searches/${search.id}/secret`} csrfToken={csrfToken} class="stack">
        <p class="quiet">
          Handed it to too many? New addresses make the old ones stop, also in your own calendar.
        </p>
        <Button tone="quiet">Make new addresses</Button>
      </PostForm>
    </Card>
  );
}

function DigestCard({ search, csrfToken, values, problems, sendsMail }: SearchPageProps) {
  const { digest } = search;
  const place = `/searches/${search.id}/digest`;
  if (digest.is === "on")
    return (
      <Card heading="By e-mail">
        <p>
          What is new is sent {rhythmWords[digest.every]}, at about {digestHour} in the morning.
        </p>
        <PostForm action={`${place}/removal`} csrfToken={csrfToken}>
          <Button tone="quiet">Stop and delete the address</Button>
        </PostForm>
      </Card>
    );
  const form = (
    <PostForm action={place} csrfToken={csrfToken} class="stack">
      <DigestFields values={values} problems={problems} isOptional={false} sendsMail={sendsMail} />
      <Button tone="quiet">{digest.is === "off" ? "Send me what is new" : "Ask again"}</Button>
    </PostForm>
  );
  if (digest.is === "off") return <Card heading="By e-mail">{form}</Card>;
  return (
    <Card heading="By e-mail">
      <p>
        {sendsMail
          ? "We sent a letter that asks for confirmation."
          : "A letter that asks for confirmation is written, but has not left: no mail server is set here."}{" "}
        Open the link in it, and what is new comes {rhythmWords[digest.every]}.
      </p>
      <Disclosure summary="No letter?" isOpen={problems.length > 0}>
        <div class="stack">
          <p class="quiet">Look among the unwanted mail first. Then check the address and ask again.</p>
          {form}
        </div>
      </Disclosure>
      <PostForm action={`${place}/removal`} csrfToken={csrfToken}>
        <Button tone="text">Never mind: delete the address</Button>
      </PostForm>
    </Card>
  );
}

function Keep({ search, csrfToken }: SearchPageProps) {
  return (
    <Card heading="Keep or remove">
      <p class="quiet">
        Bookmark this page to reach it from another browser. Whoever has its address can change the search, so
        keep that one to yourself.
      </p>
      <PostForm action={`/searches/${search.id}/removal`} csrfToken={csrfToken}>
        <Button tone="danger">Remove this search</Button>
      </PostForm>
    </Card>
  );
}
