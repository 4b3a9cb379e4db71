import { Card, Notice, Table } from "#ui";

export interface OfferingListingsProps {
  /** The offering's. */
  readonly id: string;
  readonly listings: readonly OfferingPageListing[];
  /** The reader may say that it is the same as another. */
  readonly mayJoin: boolean;
}

/** One source's listing, as the page tells of it. */
export interface OfferingPageListing {
  readonly id: string;
  readonly sourceId: string;
  readonly sourceName: string;
  readonly title: string;
  readonly url?: string | undefined;
  /** "since 3 Nov 2026", or when it stopped being listed. */
  readonly seen: string;
  readonly isGone: boolean;
  /** When they say it is, where that is not what is shown; in the reader's zone. */
  readonly otherTimes: readonly string[];
}

/** More of them would say no more. */
const mostTimes = 3;

/** Who lists an offering, and what to do where that is wrong. */
export function OfferingListings({ id, listings, mayJoin }: OfferingListingsProps) {
  return (
    <Card heading={listings.length === 1 ? "Listed by" : `Listed by ${listings.length} sources`}>
      {listings.some(({ otherTimes }) => otherTimes.length > 0) && (
        <Notice tone="attention" title="They do not agree on the time">
          <p>Shown above is what one of them says. Look at the page of whoever holds it before you go.</p>
        </Notice>
      )}
      <Table
        caption="Sources that list it"
        isCaptionHidden
        columns={[{ heading: "Source" }, { heading: "Their title" }, { heading: "Listed" }]}
        rows={listings.map((listing) => [
          <a href={`/sources/${listing.sourceId}`}>{listing.sourceName}</a>,
          <>
            {listing.url === undefined ? (
              listing.title
            ) : (
              <a href={listing.url} rel="noopener external">
                {listing.title}
              </a>
            )}
            {listing.otherTimes.length > 0 && <OtherTimes {...listing} />}
            {listings.length > 1 && (
              <span class="quiet">
                {" "}
                Not the same? <a href={`/listings/${listing.id}/separation`}>Take it out</a>
              </span>
            )}
          </>,
          listing.seen,
        ])}
      />
      {mayJoin && (
        <p class="quiet">
          Listed here twice? <a href={`/offerings/${id}/same-as`}>This is the same as …</a>
        </p>
      )}
    </Card>
  );
}

function OtherTimes({ otherTimes }: Pick<OfferingPageListing, "otherTimes">) {
  const rest = otherTimes.length - mostTimes;
  return (
    <div>
      They say: {otherTimes.slice(0, mostTimes).join("; ")}
      {rest > 0 && `, and ${rest} more`}
    </div>
  );
}
