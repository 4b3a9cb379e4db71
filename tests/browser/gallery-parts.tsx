import {
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  Checkbox,
  CheckList,
  CopyLink,
  Disclosure,
  EmptyState,
  errorFor,
  ErrorSummary,
  Fact,
  Field,
  LocalTime,
  Meter,
  Notice,
  Page,
  PostForm,
  RadioList,
  Select,
  type Shell,
  Stamp,
  Table,
  Tag,
  UndoNotice,
  ZoneSelect,
} from "#ui";

interface GalleryProps {
  readonly shell: Shell;
  readonly csrfToken: string;
}

const problems = [
  { where: "address", message: "Address must be a whole address, starting with https://." },
  { where: "minutes", message: "Minutes can be at most 600." },
  { where: "kinds", message: "Choose at least one kind." },
  { where: "", message: "This source was added by someone else a minute ago." },
];

/** Every part that is not on the results page, in every state. */
export function GalleryParts({ shell, csrfToken }: GalleryProps) {
  return (
    <Page
      shell={shell}
      title="Parts"
      lede="What pages are made of."
      actions={<Stamp lines={["Renewal due", "Jun 30 2027"]} />}
      notices={
        <>
          <Breadcrumb
            trail={[
              { href: "/", label: "Start" },
              { href: "/sources", label: "Sources" },
            ]}
          />
          <UndoNotice message="Removed “Infopeople” from the sources." action="/undo" csrfToken={csrfToken} />
        </>
      }
      islands={["copy-link", "local-time", "zone-guess"]}
      structuredData={{ "@type": "Event", name: "</script><!--" }}
      isUnlisted
    >
      <div class="split split--end">
        <div class="stack">
          <Progress />
          <MonthByMonth />
          <Card heading="Notices">
            <Notice>Times are shown in the zone of your branch.</Notice>
            <Notice tone="good" title="Saved">
              <p>This search is watched: what turns up is sent on Mondays.</p>
            </Notice>
            <Notice tone="attention">
              The last harvest found 3 listings where there were 140. They are held for you to look at.
            </Notice>
            <Notice tone="stop" title="This feed is gone">
              <p>The library's site answers that the address no longer exists. What was listed is kept.</p>
            </Notice>
          </Card>
        </div>
        <aside class="stack" aria-label="More">
          <Card heading="Rising near you">
            <p>
              Digital navigation <Tag label="+38%" tone="good" />
            </p>
            <p>
              AI literacy <Tag label="+31%" tone="good" />
            </p>
            <p class="quiet">Counted over the last 90 days.</p>
          </Card>
          <Card heading="Take it along" level={3}>
            <p>
              <CopyLink url="/find.ics?q=teens" label="This search as a calendar" />
            </p>
            <p>
              <LocalTime instant="2026-12-03T19:00:00Z" zone="America/New_York">
                Thu, Dec 3, 2–3 pm Eastern
              </LocalTime>
            </p>
          </Card>
          <Disclosure summary="Why is this here?">
            <p>Two sources list it, and their titles and times agree.</p>
          </Disclosure>
          <EmptyState title="No saved searches yet">
            <p>Search for something, then save it: Carrel tells you when there is more.</p>
            <div class="row">
              <ButtonLink href="/find" tone="primary">
                Find something
              </ButtonLink>
            </div>
          </EmptyState>
        </aside>
      </div>
      <GalleryForm csrfToken={csrfToken} />
    </Page>
  );
}

function Progress() {
  return (
    <Card heading="Your renewal" aside={<a href="/rule">See the rule</a>}>
      <Meter
        label="Contact hours"
        done={41.5}
        planned={9}
        needed={60}
        figure="41½"
        words="of 60 contact hours · 9 more planned"
      />
      <p class="quiet">Technology 5 of 6 · Leadership 3 of 3 ✓ · At most 30 at your own pace (you have 11)</p>
    </Card>
  );
}

function MonthByMonth() {
  return (
    <>
      <div class="grid">
        <Fact label="On track to renew" value="109 of 112" note={<a href="/talk">3 need a talk</a>} />
        <Fact label="Money" value="$262" note="of $300; $85 reimbursed" />
        <Fact label="Desk shifts to cover" value="1" note="Jan 14, Eastside" />
      </div>
      <Card heading="Month by month">
        <Table
          caption="What is planned, by month"
          isCaptionHidden
          columns={[
            { heading: "When" },
            { heading: "What" },
            { heading: "Hours", isNumber: true },
            { heading: "Cost", isNumber: true },
            { heading: "Counts for" },
          ]}
          rows={[
            [
              "Dec 3",
              <a href="/o/1">Makerspaces on a Shoestring</a>,
              "1",
              "free",
              <Tag label="Technology" tone="good" />,
            ],
            [
              "Jan 14",
              <a href="/o/2">Regional Teen Services Symposium</a>,
              "5",
              "$97",
              <Tag label="needs cover" tone="attention" />,
            ],
            [
              "Feb–Mar",
              <a href="/o/3">Partnerships That Last</a>,
              "8",
              "$165",
              <Tag label="Partnerships" tone="good" />,
            ],
            [
              "Apr 22",
              <a href="/o/4">First-Time Manager: live workshop</a>,
              "4.5",
              "free",
              <Tag label="Leadership" />,
            ],
          ]}
        />
      </Card>
    </>
  );
}

function GalleryForm({ csrfToken }: { readonly csrfToken: string }) {
  return (
    <Card heading="Add a source">
      <ErrorSummary problems={problems} />
      <PostForm action="/sources" csrfToken={csrfToken} class="stack">
        <Field
          name="address"
          label="Address"
          type="url"
          value="library.example"
          hint="Paste any address: a calendar, a feed, or the page people look at."
          error={errorFor(problems, "address")}
          isRequired
        />
        <Field
          name="minutes"
          label="Longest"
          type="number"
          value={601}
          suffix="minutes"
          width="short"
          error={errorFor(problems, "minutes")}
        />
        <Field name="cost" label="Costs at most" inputMode="decimal" prefix="$" width="short" />
        <Field name="from" label="From" type="date" width="medium" />
        <Field name="note" label="Note for colleagues" rows={3} />
        <Field
          name="file"
          label="Or a file"
          type="file"
          accept=".ics,.csv,.xlsx"
          hint="iCalendar, CSV or Excel."
        />
        <Select
          name="zone"
          label="Times without a zone are in"
          value="America/Chicago"
          options={[
            { value: "America/New_York", label: "Eastern" },
            { value: "America/Chicago", label: "Central" },
          ]}
        />
        <ZoneSelect name="ownZone" label="Your time zone" value="America/New_York" isGuessed />
        <CheckList
          name="kinds"
          legend="Kinds it offers"
          hint="So that we can tell when one is missing."
          error={errorFor(problems, "kinds")}
          choices={[
            { value: "webinar", label: "Webinars" },
            { value: "course", label: "Courses" },
          ]}
        />
        <RadioList
          name="often"
          legend="Look for news"
          choices={[
            { value: "day", label: "Every day", isChosen: true },
            { value: "week", label: "Every week" },
          ]}
        />
        <Checkbox
          name="trusted"
          value="yes"
          label="Show its listings at once, without a look from a person"
        />
        <div class="row">
          <Button>Add the source</Button>
          <Button tone="quiet" name="do" value="preview">
            Preview first
          </Button>
          <Button tone="danger" name="do" value="remove">
            Remove it
          </Button>
          <ButtonLink href="/sources" tone="text">
            Leave it
          </ButtonLink>
        </div>
      </PostForm>
    </Card>
  );
}
