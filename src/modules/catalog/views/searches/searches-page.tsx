import { ButtonLink, Card, EmptyState, FlashNotice, type FlashProps, Page, type Shell } from "#ui";
import { saysMoreThan, type SavedSearch } from "../../rules/searches/saved-search.ts";
import { digestLine } from "./digest-words.ts";
import { type FeedLink, PlainFeedLinks } from "./feed-links.tsx";

/** A saved search as the list shows it. */
export interface SearchLine {
  readonly search: SavedSearch;
  readonly questionWords: string;
  readonly feeds: readonly FeedLink[];
}

export interface SearchesPageProps extends FlashProps {
  readonly shell: Shell;
  readonly lines: readonly SearchLine[];
}

/** The searches saved in this browser. */
export function SearchesPage(props: SearchesPageProps) {
  const { shell, lines } = props;
  return (
    <Page
      shell={shell}
      title="Searches"
      heading="Saved searches"
      current="/searches"
      lede={lines.length === 0 ? undefined : "Those you saved in this browser."}
      notices={props.flash && <FlashNotice flash={props.flash} csrfToken={props.csrfToken} />}
      actions={
        lines.length > 0 && (
          <ButtonLink tone="primary" href="/find">
            Search for something else
          </ButtonLink>
        )
      }
      isUnlisted
    >
      {lines.length === 0 ? <NoSearches /> : <div class="stack">{lines.map(SearchCard)}</div>}
    </Page>
  );
}

function SearchCard({ search, questionWords, feeds }: SearchLine) {
  const more = saysMoreThan(search.name, questionWords);
  return (
    <Card>
      <div class="row row--apart">
        <h2>
          <a href={`/searches/${search.id}`}>{search.name}</a>
        </h2>
        <span class="quiet">{digestLine(search.digest)}</span>
      </div>
      {more && <p>{more}</p>}
      <PlainFeedLinks feeds={feeds} about={search.name} />
    </Card>
  );
}

function NoSearches() {
  return (
    <EmptyState title="No saved searches in this browser">
      <p>
        Find what you want to keep an eye on, with its filters, and choose “Save this search” under the
        results. You can then have what is new in your calendar, your feed reader or your mail.
      </p>
      <p>
        <ButtonLink tone="primary" href="/find">
          Find learning
        </ButtonLink>
      </p>
      <p class="quiet">
        A search you saved in another browser is at its own address: open it from a bookmark.
      </p>
    </EmptyState>
  );
}
