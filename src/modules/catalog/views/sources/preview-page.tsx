import {
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  CheckList,
  EmptyState,
  ErrorSummary,
  errorFor,
  type FieldProblem,
  Notice,
  Page,
  PostForm,
  type Shell,
} from "#ui";
import { plural } from "../../rules/harvesting/harvest-message.ts";
import type { Listing } from "../../rules/listing.ts";
import { formatName, type LinkedCalendar } from "../../rules/readers/index.ts";
import type { ReadProblem } from "../../rules/record.ts";
import { ColumnChooser, type ShownColumn } from "./column-chooser.tsx";
import { PreviewCard } from "./preview-card.tsx";
import { ReadProblems } from "./read-problems.tsx";
import { SourceFields, type SourceWords } from "./source-fields.tsx";

/** A source as it was found, not kept yet. */
export interface ShownPreview {
  /** What will be kept. */
  readonly address: string;
  /** The same, as people may see it. */
  readonly shownAddress: string;
  /** What was asked for; it is looked at again when something is changed. */
  readonly asked: string;
  readonly format: string;
  readonly because: string;
  readonly notes: readonly string[];
  readonly listings: readonly Listing[];
  readonly total: number;
  readonly problems: readonly ReadProblem[];
  readonly linked: readonly LinkedCalendar[];
  readonly columns: readonly ShownColumn[] | undefined;
  /** Why it may be no list of offerings. */
  readonly doubt: string | undefined;
  /** Why it cannot be read later on by itself. */
  readonly objection: string | undefined;
  /** The source that has this address already. */
  readonly known: { readonly id: string; readonly name: string } | undefined;
}

export interface PreviewPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly preview: ShownPreview;
  readonly words: SourceWords;
  readonly problems: readonly FieldProblem[];
  readonly now: string;
}

/** What was found at an address or in a file, before it is kept. */
export function PreviewPage(props: PreviewPageProps) {
  const { shell, preview, problems } = props;
  const title =
    preview.total === 0 ? "Nothing to learn found there" : `Found ${plural(preview.total, "listing")}`;
  return (
    <Page
      shell={shell}
      title={problems.length > 0 ? `Error: ${title}` : title}
      heading={title}
      current="/sources/new"
      lede={whatItIs(preview)}
      notices={
        <>
          <Breadcrumb
            trail={[
              { href: "/sources", label: "Sources" },
              { href: "/sources/new", label: "Add a source" },
            ]}
          />
          <ErrorSummary problems={problems} />
          {preview.known && <KnownNotice {...preview.known} />}
        </>
      }
    >
      <div class="split split--end">
        <FoundThere {...props} />
        <div class="stack">
          {preview.known === undefined && canList(preview) && <KeepForm {...props} />}
          <LinkedCalendars {...props} />
        </div>
      </div>
    </Page>
  );
}

function isFile({ address }: ShownPreview): boolean {
  return address.startsWith("file:");
}

/** A file stays as it is: one that lists nothing never will, unless its columns are chosen. */
function canList(preview: ShownPreview): boolean {
  return !isFile(preview) || preview.total > 0 || hasColumns(preview);
}

function hasColumns({ columns = [] }: ShownPreview): boolean {
  return columns.length > 0;
}

/** With the reason, unless that only says it again. */
function whatItIs({ shownAddress, format, because }: ShownPreview): string {
  const name = formatName(format);
  return `${shownAddress}: ${name}${because.includes(name) ? "" : `, because ${because}`}.`;
}

function KnownNotice({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <Notice tone="attention" title="You have this one already">
      <p>
        It is among the sources as <a href={`/sources/${id}`}>{name}</a>.
      </p>
    </Notice>
  );
}

function FoundThere({ preview, words, now }: PreviewPageProps) {
  const shown = preview.listings.length;
  return (
    <section class="stack" aria-labelledby="found">
      <h2 id="found">{shown < preview.total ? `The first ${shown}` : "What was found"}</h2>
      {preview.notes.length > 0 && (
        <Notice>
          {preview.notes.map((note) => (
            <p>{note}</p>
          ))}
        </Notice>
      )}
      {preview.objection !== undefined && (
        <Notice tone="attention" title="It can be shown, but not read regularly">
          <p>
            {preview.objection} You asked for it by hand, so here it is; kept as a source, it would stay
            without listings. Ask the site’s owner to allow it, or add its calendar as a file.
          </p>
        </Notice>
      )}
      {shown === 0 && <NothingThere {...preview} />}
      {preview.listings.map((listing) => (
        <PreviewCard listing={listing} zone={words.zone} now={now} />
      ))}
      <ReadProblems problems={preview.problems} />
    </section>
  );
}

function NothingThere(preview: ShownPreview) {
  return (
    <EmptyState title="No dates and no courses in it" level={3}>
      <p>{whatToTry(preview)}</p>
      <p class="row">
        <ButtonLink href="/sources/new">Try another {isFile(preview) ? "file" : "address"}</ButtonLink>
        <ButtonLink tone="text" href="/sources/by-hand/new">
          Write one offering down by hand
        </ButtonLink>
      </p>
    </EmptyState>
  );
}

function whatToTry(preview: ShownPreview): string {
  if (preview.linked.length > 0) return "But it names other calendars and feeds: look at one of them.";
  if (hasColumns(preview))
    return "Say beside it which columns hold the titles and the dates, and preview it again.";
  return isFile(preview)
    ? "Files that can be read are calendars (.ics), feeds (RSS, Atom, JSON Feed), saved web pages with dates, and tables with a line of headings (.csv, .xlsx). A document or a picture cannot: write down what it offers by hand."
    : "Look on the page for a link called “Subscribe”, “iCal”, “RSS” or “Add to calendar”, and paste that address instead.";
}

function KeepForm({ csrfToken, preview, words, problems }: PreviewPageProps) {
  return (
    <Card heading="Keep it">
      <PostForm class="stack" action="/sources" csrfToken={csrfToken}>
        <input type="hidden" name="address" value={preview.address} />
        <input type="hidden" name="asked" value={preview.asked} />
        <input type="hidden" name="format" value={preview.format} />
        <SourceFields {...words} errorOf={(name) => errorFor(problems, name)} />
        {preview.columns && <ColumnChooser columns={preview.columns} problems={problems} />}
        {preview.doubt !== undefined && (
          <CheckList
            name="any-rows"
            legend="Are these things to learn?"
            hint={preview.doubt}
            choices={[{ value: "yes", label: "Yes, keep them all as offerings" }]}
            error={errorFor(problems, "any-rows")}
          />
        )}
        <div class="row">
          <Button>Keep this source</Button>
          <Button tone="quiet" action="/sources/previews">
            Preview again
          </Button>
        </div>
        <p class="quiet">{afterwards(preview)}</p>
      </PostForm>
    </Card>
  );
}

function afterwards(preview: ShownPreview): string {
  const { total, objection } = preview;
  if (isFile(preview))
    return "What it lists can then be found by everyone here. A file stays as it is: when your list changes, take this one out and add the new one.";
  if (objection !== undefined) return "It stays empty until its owner lets machines read it.";
  return total === 0
    ? "An empty source can be kept too: it is looked at again and again."
    : "It is then read regularly, and what it lists can be found by everyone here.";
}

function LinkedCalendars({ csrfToken, preview, words }: PreviewPageProps) {
  if (preview.linked.length === 0) return null;
  return (
    <Card heading="It also names">
      <ul class="stack">
        {preview.linked.map((link) => (
          <li>
            <span class="quiet">
              {link.kind === "calendar" ? "Calendar" : "Feed"}: {link.because}
            </span>
            <PostForm action="/sources/previews" csrfToken={csrfToken}>
              <input type="hidden" name="address" value={link.url} />
              <input type="hidden" name="zone" value={words.zone} />
              <Button tone="quiet" about={link.url}>
                Look at this one
              </Button>
            </PostForm>
          </li>
        ))}
      </ul>
    </Card>
  );
}
