import {
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  EmptyState,
  FactList,
  FlashNotice,
  type FlashProps,
  Page,
  PostForm,
  type Shell,
} from "#ui";
import { listingFacts, type ShownListing } from "./listing-facts.ts";

export interface SeparationPageProps extends FlashProps {
  readonly shell: Shell;
  readonly listing: ShownListing;
  /** The other listings of its offering. */
  readonly others: readonly ShownListing[];
  /** Listings that people have said it is not. */
  readonly keptApart: readonly (ShownListing & { readonly isTakenOut: boolean })[];
  /** True when it was taken out of another offering here, which can be undone. */
  readonly canReunite: boolean;
  readonly zone: string;
}

/** Takes one listing out of the offering it was merged into. */
export function SeparationPage(props: SeparationPageProps) {
  const { shell, listing, others, zone, csrfToken } = props;
  const isAlone = others.length === 0;
  return (
    <Page
      shell={shell}
      title={isAlone ? "It stands by itself" : "Take it out?"}
      heading={
        isAlone
          ? `“${listing.listing.title}” stands by itself`
          : `Is “${listing.listing.title}” something else?`
      }
      notices={
        <>
          <Breadcrumb trail={[{ href: `/offerings/${listing.offeringId}`, label: "The offering" }]} />
          <FlashNotice {...props} />
        </>
      }
    >
      <div class="stack">
        {!isAlone && (
          <>
            <p>
              It then becomes an offering of its own, and is not joined with the others again by later
              readings. It can be put back at any time.
            </p>
            <PostForm class="row" action={`/listings/${listing.id}/separation`} csrfToken={csrfToken}>
              <Button>Take it out</Button>
              <ButtonLink tone="text" href={`/offerings/${listing.offeringId}`}>
                Leave it
              </ButtonLink>
            </PostForm>
          </>
        )}
        <div class="grid">
          <Facts shown={listing} heading="This listing" zone={zone} />
          {others.map((other) => (
            <Facts shown={other} heading={`Listed by ${other.sourceName}`} zone={zone} />
          ))}
        </div>
        <KeptApart {...props} />
      </div>
    </Page>
  );
}

function KeptApart({ listing, others, keptApart, canReunite, csrfToken }: SeparationPageProps) {
  const isAlone = others.length === 0;
  if (keptApart.length === 0)
    return isAlone ? (
      <EmptyState title="There is nothing to take it out of">
        <p>Only one source lists this offering.</p>
      </EmptyState>
    ) : null;
  return (
    <Card heading="Kept apart from">
      <ul>
        {keptApart.map((other) => (
          <li>
            <a href={`/offerings/${other.offeringId}`}>{other.listing.title}</a>, listed by {other.sourceName}
            {!(isAlone && other.isTakenOut) && (
              <PostForm
                action={`/pairs/${listing.id}/${other.id}/reconsideration?decision=apart`}
                csrfToken={csrfToken}
              >
                <Button tone="text" about={`${other.listing.title}, ${other.sourceName}`}>
                  Take that back
                </Button>
              </PostForm>
            )}
          </li>
        ))}
      </ul>
      {isAlone && canReunite && (
        <PostForm action={`/listings/${listing.id}/reunion`} csrfToken={csrfToken}>
          <Button tone="quiet">They are the same after all</Button>
        </PostForm>
      )}
    </Card>
  );
}

function Facts({
  shown,
  heading,
  zone,
}: {
  readonly shown: ShownListing;
  readonly heading: string;
  readonly zone: string;
}) {
  const facts = Object.entries(listingFacts(shown, zone)).map(([name, value]) => ({ name, value }));
  return (
    <Card heading={heading}>
      <FactList facts={facts} />
    </Card>
  );
}
