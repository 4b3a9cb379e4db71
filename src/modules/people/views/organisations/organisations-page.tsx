import { ButtonLink, EmptyState, Page, type PageLink, SearchBox, type Shell, Tree } from "#ui";
import type { OrganisationKind } from "../../rules/organisation.ts";
import { ChangeNotice } from "../change-notice.tsx";
import { kindNames } from "./kind-names.ts";

/** An organisation as the tree shows it. */
export interface TreeLine {
  readonly id: string;
  readonly parentId: string | null;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly city: string | null;
  readonly staffCount: number;
}

export interface OrganisationsPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: { readonly message: string; readonly undo?: string | undefined } | undefined;
  readonly root: TreeLine;
  /** All of them, or for a large library one page of those found. */
  readonly lines: readonly TreeLine[];
  readonly isWhole: boolean;
  readonly count: number;
  readonly text: string;
  /** The address of the next page. */
  readonly next: string | undefined;
  readonly mayChange: boolean;
  /** Where the reader looks after it: imports, sign-in, records. */
  readonly carePages: readonly PageLink[];
}

/** The library with everything below it. */
export function OrganisationsPage(props: OrganisationsPageProps) {
  const { shell, root, lines, isWhole, count, text, next, mayChange } = props;
  return (
    <Page
      shell={shell}
      title="Organization"
      heading={root.name}
      lede={`${count.toLocaleString("en")} ${count === 1 ? "organization" : "organizations"}, from the top down.`}
      current="/organisation"
      notices={props.flash && <ChangeNotice flash={props.flash} csrfToken={props.csrfToken} />}
      actions={
        mayChange ? (
          <ButtonLink href={`/organisation/new?parent=${root.id}`}>Add a branch or department</ButtonLink>
        ) : undefined
      }
    >
      <div class="stack">
        {!isWhole && <SearchBox action="/organisation" name="q" label="Find a branch by name" value={text} />}
        {isWhole ? (
          <Tree>
            <Branches line={root} lines={lines} />
          </Tree>
        ) : (
          <ul class="stack">
            {lines.map((line) => (
              <li>
                <LineText line={line} />
              </li>
            ))}
          </ul>
        )}
        {count <= 1 && mayChange && (
          <EmptyState title="No branches yet">
            <p>
              <a href="/imports">Import them from a table or from the national list of library outlets</a>, or
              add one by hand.
            </p>
          </EmptyState>
        )}
        <CarePages links={props.carePages} />
        {!isWhole && lines.length === 0 && <p>Nothing is called “{text}”.</p>}
        {next && (
          <p>
            <a href={next}>More</a>
          </p>
        )}
      </div>
    </Page>
  );
}

function CarePages({ links }: { readonly links: readonly PageLink[] }) {
  if (links.length === 0) return null;
  return (
    <nav class="stack" aria-labelledby="care">
      <h2 id="care">Look after it</h2>
      <ul>
        {links.map(({ href, label }) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Branches({ line, lines }: { readonly line: TreeLine; readonly lines: readonly TreeLine[] }) {
  const below = lines.filter(({ parentId }) => parentId === line.id);
  return (
    <li>
      <LineText line={line} />
      {below.length > 0 && (
        <Tree>
          {below.map((each) => (
            <Branches line={each} lines={lines} />
          ))}
        </Tree>
      )}
    </li>
  );
}

function LineText({ line }: { readonly line: TreeLine }) {
  const people = line.staffCount === 1 ? "1 person" : `${line.staffCount.toLocaleString("en")} people`;
  return (
    <>
      <a href={`/organisation/${line.id}`}>{line.name}</a>{" "}
      <span class="quiet">{[kindNames[line.kind], line.city, people].filter(Boolean).join(" · ")}</span>
    </>
  );
}
