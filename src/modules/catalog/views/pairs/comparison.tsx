import { Card, FactList, Notice, Table, Tag } from "#ui";
import { listingFacts, type ShownListing } from "./listing-facts.ts";

/** What comes of each choice about two offerings, in sentences. */
export interface PairOutcome {
  readonly together: readonly string[];
  readonly apart: string;
  /** Listings of theirs that a person said are different: first that has to be taken back. */
  readonly keptApart: { readonly one: ShownListing; readonly other: ShownListing } | undefined;
}

/** Two of them side by side, what differs marked. */
export function Compared({
  first,
  second,
  zone,
}: {
  readonly first: ShownListing;
  readonly second: ShownListing;
  readonly zone: string;
}) {
  const [one, other] = [listingFacts(first, zone), listingFacts(second, zone)];
  return (
    <Table
      caption="The two side by side"
      isCaptionHidden
      columns={[{ heading: "What" }, { heading: "This one" }, { heading: "And this one" }]}
      rows={Object.keys(one).map((name) => [
        <>
          {name} {name !== "Source" && one[name] !== other[name] && <Tag label="differs" tone="attention" />}
        </>,
        <Value name={name} shown={first} text={one[name] ?? ""} />,
        <Value name={name} shown={second} text={other[name] ?? ""} />,
      ])}
    />
  );
}

interface ValueProps {
  readonly name: string;
  readonly shown: ShownListing;
  readonly text: string;
}

function Value({ name, shown, text }: ValueProps) {
  if (name === "Title") return <a href={`/offerings/${shown.offeringId}`}>{text}</a>;
  if (name !== "Web page") return <>{text}</>;
  // An address has no spaces: in one piece it would push the other column off a phone.
  return (
    <>
      {text.split(/(?<=[^\p{L}\p{N}]|[\p{L}\p{N}]{12})/u).map((part) => (
        <>
          {part}
          <wbr />
        </>
      ))}
    </>
  );
}

/** What will come of each choice, before it is made. */
export function Outcomes({
  outcome,
  choices,
}: {
  readonly outcome: PairOutcome;
  /** What the other choices are called, and what comes of them. */
  readonly choices: readonly { readonly name: string; readonly value: string }[];
}) {
  const { keptApart, together } = outcome;
  const facts =
    keptApart === undefined ? [{ name: "The same", value: together.join(" ") }, ...choices] : choices;
  return (
    <>
      {keptApart !== undefined && <KeptApartNotice {...keptApart} />}
      {facts.length > 0 && (
        <Card heading="What will come of it">
          <FactList facts={facts} />
        </Card>
      )}
    </>
  );
}

function KeptApartNotice({ one, other }: NonNullable<PairOutcome["keptApart"]>) {
  return (
    <Notice tone="attention" title="They cannot be joined as things stand">
      <p>
        A person said that “{one.listing.title}”, listed by {one.sourceName}, and “{other.listing.title}”,
        listed by {other.sourceName}, are not the same.{" "}
        <a href={`/listings/${one.id}/separation`}>See what is kept apart</a>, and take that back first if it
        is wrong.
      </p>
    </Notice>
  );
}
