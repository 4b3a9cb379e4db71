import {
  Breadcrumb,
  ButtonLink,
  CheckList,
  type Choice,
  Disclosure,
  EmptyState,
  FilterForm,
  MapFrame,
  Notice,
  Page,
  RadioList,
  type Shell,
} from "#ui";
import { type Season, seasonNames, seasons } from "../../rules/near/seasons.ts";
import { type MapPlace, type MapThing, placeWords } from "../../rules/map/places.ts";
import { mapAddress, type MapQuery, type Shown, shownNames } from "../../rules/map/map-query.ts";
import { partnerKindNames, partnerKinds } from "../../rules/partners/partner-kinds.ts";
import { audienceNames, audiences } from "../../rules/plan/audiences.ts";
import { WhereFields } from "../near/where-fields.tsx";

export interface MapPageProps {
  readonly shell: Shell;
  readonly query: MapQuery;
  readonly places: readonly MapPlace[];
  readonly nowhere: readonly MapThing[];
  readonly leftOut: number;
  /** Distance could not be used: the place typed is unknown, or nothing was typed and the own branch has no place. */
  readonly missingPlace: "unknown" | "none" | undefined;
  /** Partners are shown to the staff of their system alone. */
  readonly worksHere: boolean;
}

/** Partners and programs by where they are: a list, and a map that says the same. */
export function MapPage(props: MapPageProps) {
  const { shell } = props;
  return (
    <Page
      shell={shell}
      current="/programs"
      title="Map of partners and programs"
      heading="Who does what, and where"
      lede={
        props.worksHere
          ? "Programs near you, and the partners of your own branches."
          : "Programs that libraries share with everyone."
      }
      notices={<Breadcrumb trail={[{ href: "/programs", label: "Programs" }]} />}
      islands={["filter-form", "programs-map"]}
      isUnlisted
    >
      <div class="split">
        <Filters {...props} />
        <div class="stack">
          <MapFrame
            shell={shell}
            caption="A dashed ring shows how far you look, a shaded area your own system, where they are known. State lines: US Census Bureau."
          />
          <Results {...props} />
        </div>
      </div>
    </Page>
  );
}

function Filters({ query, worksHere }: MapPageProps) {
  return (
    <Disclosure id="filters" summary="Filters" isOpenWhenWide>
      <FilterForm action="/programs/map" label="Filters" replaces="results">
        {worksHere && (
          <RadioList
            name="show"
            legend="Show"
            choices={(Object.keys(shownNames) as Shown[]).map((value) => ({
              value,
              label: shownNames[value],
              isChosen: query.shown === value,
            }))}
          />
        )}
        <WhereFields query={query} worksHere={worksHere} />
        <CheckList
          name="audience"
          legend="Programs for"
          choices={choices(audiences, audienceNames, query.audiences)}
          visible={6}
        />
        <CheckList
          name="season"
          legend="Programs in"
          choices={choices<Season>(seasons, seasonNames, query.seasons)}
        />
        {worksHere && (
          <CheckList
            name="kind"
            legend="Partners"
            choices={choices(partnerKinds, partnerKindNames, query.partnerKinds)}
            visible={6}
          />
        )}
      </FilterForm>
    </Disclosure>
  );
}

function choices<Value extends string>(
  values: readonly Value[],
  names: Readonly<Record<Value, string>>,
  chosen: readonly Value[],
): readonly Choice[] {
  return values.map((value) => ({ value, label: names[value], isChosen: chosen.includes(value) }));
}

function Results(props: MapPageProps) {
  const { query, places, nowhere, leftOut } = props;
  const things = [...places.flatMap((place) => place.things), ...nowhere];
  const heading =
    things.length === 0 ? "Nothing fits" : `${placeWords(things)}, ${placesWords(places.length)}`;
  return (
    <section
      class="stack"
      id="results"
      aria-label="Results"
      data-announce={heading}
      data-points={mapAddress(query, "/programs/map/points.json")}
    >
      <h2 class="visually-hidden">The list</h2>
      <b>{heading}</b>
      <PlaceNotice {...props} />
      {leftOut > 0 && (
        <Notice>
          <p>
            {leftOut} more programs fit. Choose a shorter distance, or see{" "}
            <a href="/programs/near">all of them</a>.
          </p>
        </Notice>
      )}
      {places.map((place, index) => (
        <article class="card stack" data-place={place.id} id={`place-${index + 1}`} tabindex={-1}>
          <h3>
            {place.name} <span class="quiet">{placeWords(place.things)}</span>
          </h3>
          <Things things={place.things} />
        </article>
      ))}
      {nowhere.length > 0 && (
        <article class="card stack">
          <h3>Not on the map</h3>
          <p class="quiet">Nobody wrote down where their branch is.</p>
          <Things things={nowhere} />
        </article>
      )}
      {things.length === 0 && (
        <EmptyState title="Nothing here that fits">
          <p>
            Look <a href={mapAddress({ ...query, withinMiles: 0 })}>however far</a>, or with fewer filters.
          </p>
          <ButtonLink href="/programs/partners/new">Add a partner</ButtonLink>
        </EmptyState>
      )}
    </section>
  );
}

function placesWords(count: number): string {
  return count === 1 ? "1 place" : `${count} places`;
}

function Things({ things }: { readonly things: readonly MapThing[] }) {
  return (
    <ul>
      {things.map(({ kind, title, href, about }) => (
        <li>
          {kind === "partner" && "Partner: "}
          <a href={href}>{title}</a>
          {about !== "" && <span class="quiet"> {about}</span>}
        </li>
      ))}
    </ul>
  );
}

function PlaceNotice({ missingPlace, query }: MapPageProps) {
  if (missingPlace === undefined) return null;
  return missingPlace === "unknown" ? (
    <Notice tone="attention" title={`“${query.place ?? ""}” is not a place we know`}>
      <p>Write a five-digit ZIP code, or a town and its state: Albany, NY. Distance was left out for now.</p>
    </Notice>
  ) : (
    <Notice>
      <p>Say a ZIP code under Filters, and only what is near is shown.</p>
    </Notice>
  );
}
