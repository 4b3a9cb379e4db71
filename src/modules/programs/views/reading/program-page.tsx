import { localDay } from "#platform/time";
import { dayWords } from "#platform/words";
import {
  Breadcrumb,
  ButtonLink,
  Button,
  Card,
  FactList,
  FlashNotice,
  Notice,
  Page,
  PostForm,
  Select,
  type SelectOption,
  type Shell,
  type ShownFlash,
  Tag,
} from "#ui";
import type { ReadProgramView } from "./program-view.ts";
import { licenceMark, licenceUrl } from "../../rules/licences/licence.ts";
import { missingIn } from "../../rules/plan/program-plan.ts";
import { planFields } from "../../rules/plan/plan-fields.ts";
import { levelNames } from "../../rules/reading/who-may-read.ts";
import type { Proposal } from "../../rules/proposals/proposal.ts";
import type { Webinar } from "../../rules/webinars/webinar.ts";
import { Adaptations } from "./adaptations.tsx";
import { AskBranch } from "./ask-branch.tsx";
import { Attachments } from "./attachments.tsx";
import { MadeOfIt, OfferedWebinars } from "./made-of-it.tsx";
import { Occasions } from "./occasions.tsx";

export interface ProgramPageProps extends ReadProgramView {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly done: ShownFlash | undefined;
  readonly today: string;
  /** Of whoever reads, for days. */
  readonly zone: string;
  /** Of the same branch, to make this one part of. */
  readonly series: readonly SelectOption[];
  /** In which its branch tells of it, as far as the reader may know. */
  readonly webinars: readonly Webinar[];
  /** Made from it, for those who may change it. */
  readonly proposals: readonly Proposal[];
  readonly hasLesson: boolean;
}

/** A program: its plan, how it went, and what others made of it. */
export function ProgramPage(props: ProgramPageProps) {
  const { shell, program, csrfToken } = props;
  const { plan, place } = program;
  return (
    <Page
      shell={shell}
      current="/programs"
      title={plan.title}
      lede={[place.branch, ...(place.system === place.branch ? [] : [place.system])].join(", ")}
      description={plan.summary.slice(0, 150)}
      actions={<Actions {...props} />}
      notices={
        <>
          <Breadcrumb trail={[{ href: "/programs", label: "Programs" }]} />
          <FlashNotice flash={props.done} csrfToken={csrfToken} />
          {props.isHidden && (
            <Notice tone="attention">
              <p>This is hidden: only those of your branch, and those who lead it, find it here.</p>
            </Notice>
          )}
        </>
      }
      isUnlisted={program.level !== "public"}
    >
      <div class="split split--end">
        <div class="stack">
          <Plan {...props} />
          <Occasions {...props} />
          <Adaptations {...props} />
        </div>
        <div class="stack">
          <Facts {...props} />
          <Attachments {...props} />
          <OfferedWebinars {...props} />
          <MadeOfIt {...props} />
          <AskBranch {...props} />
          <Keep {...props} />
        </div>
      </div>
    </Page>
  );
}

function Actions({ program, mayChange, mayAdapt }: ProgramPageProps) {
  return (
    <>
      {mayChange && (
        <ButtonLink tone="primary" href={`/programs/${program.number}/edit`}>
          Fill in
        </ButtonLink>
      )}
      {mayAdapt && <ButtonLink href={`/programs/${program.number}/adaptation`}>Adapt it</ButtonLink>}
    </>
  );
}

function Plan({ program, mayChange }: ProgramPageProps) {
  // The title stands above, and files have a card of their own.
  const fields = planFields(program.plan).filter(
    ({ label, lines }) => lines.length > 0 && label !== "Title" && label !== "Files",
  );
  const missing = missingIn(program.plan);
  return (
    <Card heading="The plan">
      {fields.length > 0 && (
        <FactList
          facts={fields.map(({ label, lines }) => ({ name: label, value: lineList(label, lines) }))}
        />
      )}
      {missing.length > 0 && (
        <p class="quiet">
          Not told yet: {missing.join(", ")}.{" "}
          {mayChange && <a href={`/programs/${program.number}/edit`}>Fill it in</a>}
        </p>
      )}
    </Card>
  );
}

function lineList(label: string, lines: readonly string[]) {
  const [first] = lines;
  if (label === "Announced at" && first !== undefined)
    return (
      <a href={first} rel="noopener external nofollow">
        {hostOf(first)}
      </a>
    );
  if (lines.length === 1) return first;
  return (
    <ul>
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : url;
}

function Facts(props: ProgramPageProps) {
  const { program, isOwn, groupName } = props;
  const { licence, adaptedFrom, number } = program;
  const url = licenceUrl(licence);
  return (
    <Card heading="Terms">
      <FactList
        facts={[
          { name: "Read by", value: groupName ?? levelNames[program.level] },
          {
            name: "Terms",
            value: url === undefined ? licenceMark(licence) : <a href={url}>{licenceMark(licence)}</a>,
          },
          ...(adaptedFrom === undefined
            ? []
            : [
                {
                  name: "Made from",
                  value: (
                    <>
                      <a href={`/programs/${adaptedFrom.number}`}>{adaptedFrom.title}</a> by{" "}
                      {adaptedFrom.branch}, {adaptedFrom.system} ({licenceMark(adaptedFrom.licence)}).{" "}
                      <a href={`/programs/compare?a=${adaptedFrom.number}&b=${number}`}>Compare the two</a>
                    </>
                  ),
                },
                ...(adaptedFrom.note === "" ? [] : [{ name: "What was changed", value: adaptedFrom.note }]),
              ]),
          { name: "Changed", value: dayWords(localDay(props.zone, program.changedAt)) },
        ]}
      />
      <Telling {...props} />
      {isOwn && (
        <p>
          <a href={`/programs/${number}/versions`}>Versions</a> <Tag label={`Version ${program.version}`} />
        </p>
      )}
    </Card>
  );
}

function Telling({ program, tells, mayChange, csrfToken }: ProgramPageProps) {
  if (tells === undefined || !mayChange) return null;
  const whose = program.adaptedFrom?.branch ?? "";
  return (
    <PostForm action={`/programs/${program.number}/telling`} csrfToken={csrfToken}>
      <p class="quiet">
        {tells ? `${whose} is told what you changed and how it goes.` : `${whose} is not told how it goes.`}{" "}
        <Button tone="text" name="told" value={tells ? "no" : "yes"}>
          {tells ? "Stop telling" : "Tell them"}
        </Button>
      </p>
    </PostForm>
  );
}

function Keep({ program, csrfToken, mayChange, isHidden, series }: ProgramPageProps) {
  if (!mayChange) return null;
  const path = `/programs/${program.number}`;
  return (
    <Card heading="Keep in order">
      {series.length > 0 && !isHidden && (
        <PostForm action={`${path}/series`} csrfToken={csrfToken} class="stack">
          <Select name="series" label="Make it part of" options={series} />
          <Button tone="quiet">Join them</Button>
        </PostForm>
      )}
      <PostForm action={`${path}/${isHidden ? "return" : "hiding"}`} csrfToken={csrfToken}>
        <Button tone="text">{isHidden ? "Show it again" : "Hide it"}</Button>
      </PostForm>
    </Card>
  );
}
