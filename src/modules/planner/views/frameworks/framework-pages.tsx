import {
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  FactList,
  FlashNotice,
  Notice,
  Page,
  PostForm,
  type Shell,
  type ShownFlash,
  Table,
  Tag,
} from "#ui";
import type { Framework } from "../../rules/frameworks/framework.ts";
import { statusWords } from "../../rules/frameworks/framework-words.ts";

export interface FrameworksPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: ShownFlash | undefined;
  readonly shipped: readonly Framework[];
  readonly own: readonly Framework[];
  readonly mayWrite: boolean;
}

/** Every framework there is for the reader. */
export function FrameworksPage({ csrfToken, flash, mayWrite, own, shell, shipped }: FrameworksPageProps) {
  return (
    <Page
      shell={shell}
      current="/frameworks"
      title="Competency frameworks"
      lede="What professional bodies say that library people should know: codes and headings, with the way to the source. What belongs to what between them, and to the topics of the catalog, is our own judgment."
      notices={<FlashNotice flash={flash} csrfToken={csrfToken} />}
      actions={mayWrite && <ButtonLink href="/frameworks/own/new">Add your own</ButtonLink>}
    >
      <div class="stack">
        {own.length > 0 && <List caption="Your library’s own" frameworks={own} />}
        <List caption="Frameworks that come with Carrel" frameworks={shipped} />
      </div>
    </Page>
  );
}

function List({
  caption,
  frameworks,
}: {
  readonly caption: string;
  readonly frameworks: readonly Framework[];
}) {
  return (
    <Table
      caption={caption}
      columns={[
        { heading: "Framework" },
        { heading: "Publisher" },
        { heading: "Version" },
        { heading: "Headings", isNumber: true },
        { heading: "Status" },
      ]}
      rows={frameworks.map((each) => [
        <a href={`/frameworks/${each.id}`}>{each.name}</a>,
        each.publisher,
        each.version,
        String(each.competencies.length),
        statusWords(each),
      ])}
    />
  );
}

export interface FrameworkPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: ShownFlash | undefined;
  readonly framework: Framework;
  /** Where each heading leads, in words: `Technology and making (the same)`. */
  readonly leadsTo: ReadonlyMap<string, readonly string[]>;
  readonly isOwn: boolean;
  readonly isRemoved: boolean;
  readonly mayWrite: boolean;
}

/** One framework: its headings, where they lead, and its files. */
export function FrameworkPage(props: FrameworkPageProps) {
  const { csrfToken, flash, framework, isRemoved, shell } = props;
  const { id, name, status } = framework;
  return (
    <Page
      shell={shell}
      current="/frameworks"
      title={name}
      notices={
        <>
          <Breadcrumb trail={[{ href: "/frameworks", label: "Frameworks" }]} />
          <FlashNotice flash={flash} csrfToken={csrfToken} />
          {isRemoved && (
            <Notice tone="attention">
              <p>Your library took this framework away. Assessments made with it stay as they are.</p>
            </Notice>
          )}
        </>
      }
      actions={<Tag label={status} tone={status === "verified" ? "good" : "attention"} />}
    >
      <div class="split split--end">
        <Table
          caption="Headings, and what they have to do with"
          isCaptionHidden
          columns={[{ heading: "Heading" }, { heading: "Code" }, { heading: "Has to do with" }]}
          rows={framework.competencies.map(({ code, heading, level }) => [
            level === 1 ? <b>{heading}</b> : heading,
            code,
            (props.leadsTo.get(code) ?? []).join(", ") || "–",
          ])}
        />
        <div class="stack">
          <About framework={framework} />
          <Card heading="Take it along">
            <ul>
              <li>
                <a href={`/frameworks/${id}.json`}>CASE 1.0 (JSON)</a>
              </li>
              <li>
                <a href={`/frameworks/${id}.csv`}>Table (CSV)</a>
              </li>
              <li>
                <a href={`/frameworks/${id}.yaml`}>Pack (YAML)</a>
              </li>
            </ul>
          </Card>
          <Care {...props} />
        </div>
      </div>
    </Page>
  );
}

function About({ framework }: { readonly framework: Framework }) {
  const { licence, note, publisher, source, version } = framework;
  return (
    <Card heading="About it">
      <FactList
        facts={[
          { name: "Publisher", value: publisher },
          { name: "Version", value: version },
          { name: "Headings", value: statusWords(framework) },
          { name: "License", value: licence },
          ...(source === undefined
            ? []
            : [
                {
                  name: "Source",
                  value: (
                    <a href={source} rel="noopener external">
                      {new URL(source).host}
                    </a>
                  ),
                },
              ]),
        ]}
      />
      {note !== undefined && <p class="quiet">{note}</p>}
    </Card>
  );
}

function Care({ csrfToken, framework: { id }, isOwn, isRemoved, mayWrite }: FrameworkPageProps) {
  if (!isOwn || !mayWrite) return null;
  return (
    <Card heading="Look after it">
      {isRemoved ? (
        <PostForm action={`/frameworks/own/${id}/restoration`} csrfToken={csrfToken}>
          <Button tone="quiet">Bring it back</Button>
        </PostForm>
      ) : (
        <>
          <p>
            <a href={`/frameworks/own/new?replaces=${id}`}>Replace it by another file</a>
          </p>
          <PostForm action={`/frameworks/own/${id}/removal`} csrfToken={csrfToken}>
            <Button tone="text">Take it away</Button>
          </PostForm>
        </>
      )}
    </Card>
  );
}
