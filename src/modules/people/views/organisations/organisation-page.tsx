import {
  Breadcrumb,
  Button,
  ButtonLink,
  FactList,
  type NamedFact,
  Notice,
  Page,
  PostForm,
  type Shell,
  zoneLabel,
} from "#ui";
import type { OpeningHours, OrganisationKind } from "../../rules/organisation.ts";
import { weekHoursLines } from "../../rules/organisations/hours-text.ts";
import { ChangeNotice } from "../change-notice.tsx";
import { kindNames } from "./kind-names.ts";
import type { TreeLine } from "./organisations-page.tsx";

export interface OrganisationPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: { readonly message: string; readonly undo?: string | undefined } | undefined;
  readonly place: {
    readonly id: string;
    readonly parentId: string | null;
    readonly kind: OrganisationKind;
    readonly name: string;
    readonly code: string | null;
    readonly street: string | null;
    readonly city: string | null;
    readonly region: string | null;
    readonly postalCode: string | null;
    readonly latitude: number | null;
    readonly longitude: number | null;
    readonly zone: string | null;
    readonly openingHours: OpeningHours | null;
    readonly closedOn: string | null;
  };
  readonly usualZone: string;
  readonly trail: readonly { readonly id: string; readonly name: string }[];
  readonly below: readonly TreeLine[];
  readonly staff: readonly {
    readonly id: string;
    readonly name: string;
    readonly positions: readonly { readonly title: string }[];
  }[];
  readonly staffCount: number;
  readonly mayChange: boolean;
  /** It has desks to keep, and the reader may say which. */
  readonly mayChangeDesks: boolean;
  readonly mayAddStaff: boolean;
  readonly mayOpenRecords: boolean;
}

/** One organisation: where it is, when it is open, who works there, what is below it. */
export function OrganisationPage(props: OrganisationPageProps) {
  const { shell, place, trail, mayChange, csrfToken } = props;
  return (
    <Page
      shell={shell}
      title={place.name}
      lede={kindNames[place.kind]}
      current="/organisation"
      notices={
        <>
          {props.flash && <ChangeNotice flash={props.flash} csrfToken={csrfToken} />}
          {place.closedOn !== null && <Notice tone="attention">Closed on {place.closedOn}.</Notice>}
          {trail.length > 0 && (
            <Breadcrumb trail={trail.map(({ id, name }) => ({ href: `/organisation/${id}`, label: name }))} />
          )}
        </>
      }
      actions={
        <>
          {mayChange && <ButtonLink href={`/organisation/${place.id}/edit`}>Change</ButtonLink>}
          {mayChange && <ButtonLink href={`/organisation/${place.id}/hours`}>Opening hours</ButtonLink>}
          {props.mayChangeDesks && (
            <ButtonLink href={`/team/branches/${place.id}/desks`}>Desks and minimums</ButtonLink>
          )}
        </>
      }
    >
      <div class="stack">
        <FactList facts={factsOf(props)} />
        <StaffHere {...props} />
        <Below {...props} />
        {mayChange && place.parentId !== null && <Closing place={place} csrfToken={csrfToken} />}
      </div>
    </Page>
  );
}

function factsOf({ place, usualZone }: OrganisationPageProps): readonly NamedFact[] {
  const town = [place.city, [place.region, place.postalCode].filter(Boolean).join(" ")]
    .filter(Boolean)
    .join(", ");
  const address = [place.street, town].filter(Boolean).join(", ");
  const facts: NamedFact[] = [];
  if (address !== "") facts.push({ name: "Address", value: address });
  if (place.latitude !== null && place.longitude !== null)
    facts.push({
      name: "Map",
      value: (
        <a
          href={`https://www.openstreetmap.org/?mlat=${place.latitude}&mlon=${place.longitude}#map=17/${place.latitude}/${place.longitude}`}
          rel="noopener external"
        >
          Show on OpenStreetMap
        </a>
      ),
    });
  facts.push({
    name: "Open",
    value:
      place.openingHours === null ? (
        "Not said yet"
      ) : (
        <ul>
          {weekHoursLines(place.openingHours).map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      ),
  });
  facts.push({ name: "Time zone", value: zoneLabel(place.zone ?? usualZone) });
  if (place.code !== null) facts.push({ name: "Code", value: place.code });
  return facts;
}

function StaffHere({ place, staff, staffCount, mayAddStaff, mayOpenRecords }: OrganisationPageProps) {
  return (
    <section class="stack" aria-labelledby="staff-here">
      <h2 id="staff-here">Staff</h2>
      {staff.length === 0 ? (
        <p>Nobody has a position here today.</p>
      ) : (
        <ul>
          {staff.map(({ id, name, positions }) => (
            <li>
              {mayOpenRecords ? <a href={`/staff/${id}`}>{name}</a> : name}
              {positions[0]?.title && <span class="quiet"> {positions[0].title}</span>}
            </li>
          ))}
        </ul>
      )}
      {mayAddStaff && place.closedOn === null && (
        <p>
          <ButtonLink href={`/staff/new?branch=${place.id}`} about={place.name}>
            Add someone
          </ButtonLink>
        </p>
      )}
      {staffCount > staff.length && (
        <p>
          <a href={`/staff?branch=${place.id}`}>All staff here and below</a>
        </p>
      )}
    </section>
  );
}

function Below({ place, below, mayChange }: OrganisationPageProps) {
  if (below.length === 0 && !mayChange) return null;
  return (
    <section class="stack" aria-labelledby="below">
      <h2 id="below">Below it</h2>
      {below.length === 0 && <p>Nothing yet.</p>}
      <ul>
        {below.map(({ id, name, kind, staffCount }) => (
          <li>
            <a href={`/organisation/${id}`}>{name}</a>{" "}
            <span class="quiet">
              {kindNames[kind]} · {staffCount} {staffCount === 1 ? "person" : "people"}
            </span>
          </li>
        ))}
      </ul>
      {mayChange && (
        <p>
          <a href={`/organisation/new?parent=${place.id}`}>Add a branch or department to {place.name}</a>
        </p>
      )}
    </section>
  );
}

function Closing({ place, csrfToken }: Pick<OrganisationPageProps, "place" | "csrfToken">) {
  const isClosed = place.closedOn !== null;
  return (
    <PostForm
      action={`/organisation/${place.id}/${isClosed ? "reopening" : "closing"}`}
      csrfToken={csrfToken}
    >
      <Button tone="quiet" about={place.name}>
        {isClosed ? "Open again" : "Close for good"}
      </Button>
    </PostForm>
  );
}
