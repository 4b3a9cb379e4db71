import { dollars } from "#platform/words";
import { Disclosure, Table, Tag } from "#ui";
import { dayAndTime } from "../../rules/words/day-words.ts";
import { priceWords } from "../../rules/team-plan/proposed-words.ts";
import type { TeamPicture } from "../../rules/team-plan/team-picture.ts";

/** What is taken, in order of time, and by whom. */
export function TakenSessions({ picture, zone }: { readonly picture: TeamPicture; readonly zone: string }) {
  return (
    <Table
      caption="What is taken, and by whom"
      columns={[
        { heading: "When" },
        { heading: "What" },
        { heading: "Who" },
        { heading: "Each", isNumber: true },
      ]}
      rows={picture.sessions
        .slice(0, mostRows)
        .map(({ start, offeringId, title, placeName, names, cents, isCostUnknown }) => [
          dayAndTime(start, zone),
          <>
            <a href={`/offerings/${offeringId}`}>{title}</a> {placeName && <Tag label={placeName} />}
          </>,
          <Names names={names} />,
          priceWords({ cents, isCostUnknown }),
        ])}
    />
  );
}

/** So many are read at a glance; more are counted, and named when asked for. */
const mostNames = 4;

function Names({ names }: { readonly names: readonly string[] }) {
  if (names.length <= mostNames) return <>{names.join(", ")}</>;
  return <Disclosure summary={`${names.length} people`}>{names.join(", ")}</Disclosure>;
}

/** What each branch and each person gets. */
export function TakenByPeople({ people, branches }: TeamPicture) {
  return (
    <>
      <Table
        caption="By branch"
        columns={[
          { heading: "Branch" },
          { heading: "People", isNumber: true },
          { heading: "Hours", isNumber: true },
          { heading: "Money", isNumber: true },
        ]}
        rows={branches.map(({ name, people: count, minutes, cents }) => [
          name,
          count,
          hours(minutes),
          dollars(cents),
        ])}
      />
      <Disclosure summary="By person">
        <Table
          caption="By person"
          isCaptionHidden
          columns={[
            { heading: "Who" },
            { heading: "Branch" },
            { heading: "What" },
            { heading: "Hours", isNumber: true },
            { heading: "Money", isNumber: true },
          ]}
          rows={people
            .slice(0, mostRows)
            .map(({ name, branch, titles, minutes, cents }) => [
              name,
              branch,
              titles.length === 0 ? "Nothing that fits" : titles.join("; "),
              hours(minutes),
              dollars(cents),
            ])}
        />
        {people.length > mostRows && (
          <p class="quiet">
            The first {mostRows} of {people.length} people are shown.
          </p>
        )}
      </Disclosure>
    </>
  );
}

/** A page stays small; the whole is in the plan that each person is sent. */
const mostRows = 60;

function hours(minutes: number): string {
  return String(Math.round(minutes / 6) / 10);
}
