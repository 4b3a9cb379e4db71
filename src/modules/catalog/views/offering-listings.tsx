import { Card, Table } from "#ui";

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
}

/** Who lists an offering, and what to do where that is wrong. */
export function OfferingListings({ id, listings, mayJoin }: OfferingListingsProps) {
  return (
    <Card heading={listings.length === 1 ? "Listed by" : `Listed by ${listings.length} sources`}>
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
