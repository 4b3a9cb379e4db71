import {
  Button,
  ButtonLink,
  CheckList,
  DateCard,
  Disclosure,
  EmptyState,
  FilterForm,
  Page,
  Pager,
  RadioList,
  RangeField,
  SearchBox,
  Select,
  type Shell,
} from "#ui";

const kinds = [
  "Webinar",
  "Workshop",
  "Conference",
  "Course",
  "Chat",
  "Article",
  "Degree program",
  "Lesson",
  "Residency",
];
const topics = ["Technology & making", "Teen services", "Partnerships", "Leadership"];

interface GalleryFindProps {
  readonly shell: Shell;
  readonly chosen: URLSearchParams;
}

/** A results page as a module would write it: filters, cards, pages, and what to do when nothing fits. */
export function GalleryFind({ shell, chosen }: GalleryFindProps) {
  const found = chosen.get("kind") === "Residency" ? 0 : chosen.has("kind") ? 4 : 41;
  return (
    <Page
      shell={shell}
      title="Find"
      heading="Find learning you can actually take"
      lede="2,418 upcoming webinars, workshops, courses and chats from 63 sources. Showing what fits your desk shifts, $120 left and 40 miles."
      current="/find"
      islands={["filter-form", "range-value"]}
      description="Webinars, workshops, courses and chats for library staff."
      alternates={[{ href: "/find.atom", type: "application/atom+xml", title: "This search as a feed" }]}
    >
      <SearchBox name="q" label="Search for learning" value={chosen.get("q") ?? "makerspace teens"} />
      <div class="split">
        <Filters chosen={chosen} found={found} />
        <section class="stack" id="results" aria-label="Results" data-announce={`${found} fit`}>
          <ResultsHead found={found} />
          {found === 0 ? <NothingFits /> : <Results />}
        </section>
      </div>
    </Page>
  );
}

function ResultsHead({ found }: { readonly found: number }) {
  return (
    <div class="row row--apart">
      <h2 class="results-count">{found} that fit</h2>
      <div class="row">
        <ButtonLink href="/searches/new" tone="text">
          Save this search
        </ButtonLink>
        <ButtonLink href="/subscribe" tone="text">
          Subscribe
        </ButtonLink>
        <form class="row" action="/find">
          <Select
            name="order"
            label="Order"
            isLabelHidden
            value="best"
            options={[
              { value: "best", label: "Best fit" },
              { value: "soonest", label: "Soonest" },
            ]}
          />
          <Button tone="quiet">Sort</Button>
        </form>
      </div>
    </div>
  );
}

function Filters({ chosen, found }: { readonly chosen: URLSearchParams; readonly found: number }) {
  return (
    <Disclosure summary={`Filters: ${4 + chosen.getAll("kind").length} on`} isOpenWhenWide id="filters">
      <FilterForm action="/find" label="Filters" replaces="results">
        <CheckList
          name="fits"
          legend="Fits me"
          choices={[
            { value: "shifts", label: "Outside my desk shifts", count: 37, isChosen: true },
            { value: "budget", label: "Within my budget ($120)", count: found, isChosen: true },
            { value: "renewal", label: "Counts toward renewal", count: 22 },
          ]}
        />
        <CheckList
          name="way"
          legend="Way of meeting"
          choices={[
            { value: "live", label: "Live online", count: 21, isChosen: true },
            { value: "pace", label: "At my own pace", count: 9, isChosen: true },
            { value: "place", label: "In person", count: 11 },
          ]}
        />
        <RangeField
          name="miles"
          label="At most this far from 11217"
          minimum={1}
          maximum={100}
          value={40}
          unit="miles"
        />
        <RadioList
          name="cost"
          legend="Cost"
          choices={[
            { value: "free", label: "Free", count: 28, isChosen: true },
            { value: "50", label: "Up to $50", count: 6 },
            { value: "any", label: "Any", count: 41 },
          ]}
        />
        <CheckList
          name="topic"
          legend="Topic"
          choices={topics.map((label, place) => ({ value: label, label, count: 19 - 4 * place }))}
        />
        <CheckList
          name="kind"
          legend="Kind"
          visible={5}
          choices={kinds.map((label, place) => ({
            value: label,
            label,
            count: 20 - 2 * place,
            isChosen: chosen.getAll("kind").includes(label),
          }))}
        />
      </FilterForm>
    </Disclosure>
  );
}

function Results() {
  return (
    <>
      <DateCard
        date={{ above: "Dec", large: "3", below: ["Thu", "2–3 pm"], dateTime: "2026-12-03T14:00-05:00" }}
        title="Makerspaces on a Shoestring: Teen Programs Under $50"
        href="/offerings/1"
        summary="State Library webinar series · live online, recorded · also listed by 3 other sources"
        tags={[
          { label: "Free", tone: "good" },
          { label: "1 contact hour · technology", tone: "good" },
          { label: "Captions" },
          { label: "Teen services" },
        ]}
        reason="Fits: you're off the desk Thu 1–5 pm, and it fills your last technology hour. Eastside's last teen event was about 3-D printing."
        actions={
          <>
            <Button about="Makerspaces on a Shoestring">Add to plan</Button>
            <ButtonLink href="https://example.org/register" isExternal about="Makerspaces on a Shoestring">
              Register
            </ButtonLink>
          </>
        }
      />
      <DateCard
        date={{ above: "Jan", large: "14", below: ["Thu", "all day"], dateTime: "2027-01-14" }}
        title="Regional Teen Services Symposium"
        href="/offerings/2"
        summary="Regional consortium · in person, 18 miles · bus 40 min"
        tags={[
          { label: "$85 + travel ≈ $97", tone: "attention" },
          { label: "5 contact hours", tone: "good" },
          { label: "Needs desk cover: 1 shift", tone: "attention" },
        ]}
        reason={
          <>
            Two colleagues at Harbor went last year and rated it 4.6; one wrote a{" "}
            <a href="/r/1">reflection</a>.
          </>
        }
        actions={
          <>
            <Button about="Regional Teen Services Symposium">Ask for approval</Button>
            <ButtonLink href="/offerings/2" about="Regional Teen Services Symposium">
              Details
            </ButtonLink>
          </>
        }
      />
      <DateCard
        date={{ above: "Any", large: "∞", below: ["time", "45 min"], spoken: "At any time, 45 minutes" }}
        title="Planning STEAM Programs With Community Partners"
        href="/offerings/3"
        summary="Lesson in Carrel · 4 sections and a quiz · by a librarian at Northgate, 1.5 miles from you"
        tags={[
          { label: "Free", tone: "good" },
          { label: "0.75 contact hours", tone: "good" },
          { label: "At my own pace" },
        ]}
        actions={<Button about="Planning STEAM Programs">Start</Button>}
      />
      <DateCard
        date={{ above: "Mon", large: "8", below: ["pm", "weekly"], spoken: "Mondays at 8 pm" }}
        title="#TLChat: what your makerspace learned this year"
        href="/offerings/4"
        summary="Live chat, 5 questions in an hour · transcript kept"
        tags={[
          { label: "Free", tone: "good" },
          { label: "Peer learning" },
          { label: "Cancelled Dec 28", tone: "stop" },
        ]}
        actions={<Button about="#TLChat">Add to plan</Button>}
      />
      <Pager page={2} pages={5} href={(page) => `/find?page=${page}`} />
    </>
  );
}

function NothingFits() {
  return (
    <EmptyState title="Nothing fits all of this" level={3}>
      <p>
        Without “Residency” there are 41. Or save this search, and Carrel tells you when something turns up.
      </p>
      <div class="row">
        <ButtonLink href="/find" tone="primary">
          Take the last filter off
        </ButtonLink>
        <ButtonLink href="/searches/new">Save this search</ButtonLink>
      </div>
    </EmptyState>
  );
}
