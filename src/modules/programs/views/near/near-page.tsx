import {
  Button,
  ButtonLink,
  Card,
  Checkbox,
  CheckList,
  type Choice,
  Disclosure,
  EmptyState,
  FilterForm,
  FlashNotice,
  Notice,
  Page,
  Pager,
  PostForm,
  RadioList,
  SearchBox,
  type Shell,
  type ShownFlash,
} from "#ui";
import {
  anythingNear,
  nearAddress,
  type NearOrder,
  type NearQuery,
  orderNames,
} from "../../rules/near/near-query.ts";
import type { SharedProgram } from "../../rules/reading/shared-program.ts";
import { ProgramCard } from "../reading/program-card.tsx";
import { WhereFields } from "./where-fields.tsx";

/** A neighbour's program in the list. */
export interface ShownNeighbour {
  readonly program: SharedProgram & { readonly number: number };
  readonly milesAway: number | undefined;
  /** Why it speaks to the reader’s branch; undefined where nothing but the distance does. */
  readonly reason: string | undefined;
}

export interface NearPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly done: ShownFlash | undefined;
  readonly query: NearQuery;
  readonly today: string;
  readonly total: number;
  readonly pages: number;
  readonly neighbours: readonly ShownNeighbour[];
  readonly facets: Readonly<Record<"audience" | "cost" | "season" | "topic", readonly Choice[]>>;
  readonly corrected: string | undefined;
  /** Distance could not be used: the place typed is unknown, or nothing was typed and the own branch has no place. */
  readonly missingPlace: "unknown" | "none" | undefined;
  /** Undefined for who is not signed in, or has no address; else whether the weekly letter is wanted. */
  readonly letter: boolean | undefined;
  /** Signed in with a branch: `not ours` can be asked. */
  readonly worksHere: boolean;
}

/** Neighbours: what branches near one did. */
export function NearPage(props: NearPageProps) {
  const { shell, query } = props;
  return (
    <Page
      shell={shell}
      current="/programs"
      title={query.text === "" ? "Neighbors" : `${query.text} – Neighbors`}
      heading="What the branch next door already tried"
      lede="With what it cost and how many came, so that you can do it too."
      description="Programs of public libraries near you: what they cost, who came, and how to run them."
      notices={<FlashNotice flash={props.done} csrfToken={props.csrfToken} />}
      islands={["filter-form"]}
    >
      <div class="stack">
        <SearchBox name="q" label="Search programs" value={query.text} />
        <div class="split">
          <Filters {...props} />
          <Results {...props} />
        </div>
      </div>
    </Page>
  );
}

function Filters({ query, facets, worksHere }: NearPageProps) {
  return (
    <Disclosure id="filters" summary="Filters" isOpenWhenWide>
      <FilterForm action="/programs/near" label="Filters" replaces="results">
        <WhereFields query={query} worksHere={worksHere} />
        <CheckList name="audience" legend="For whom" choices={facets.audience} visible={6} />
        <CheckList name="cost" legend="Cost" choices={facets.cost} />
        <CheckList name="season" legend="When in the year" choices={facets.season} />
        <CheckList name="topic" legend="Topic" choices={facets.topic} visible={6} />
        <Checkbox name="results" value="yes" label="Says how many came" isChosen={query.hasResults} />
        {worksHere && (
          <Checkbox name="own" value="no" label="Other systems’ only" isChosen={!query.includesOwn} />
        )}
        <RadioList
          name="order"
          legend="First"
          choices={(Object.keys(orderNames) as NearOrder[]).map((value) => ({
            value,
            label: orderNames[value],
            isChosen: query.order === value,
          }))}
        />
      </FilterForm>
    </Disclosure>
  );
}

const counts = new Intl.NumberFormat("en");

function Results(props: NearPageProps) {
  const { query, total, neighbours, today, pages } = props;
  const isAsked = nearAddress(query) !== nearAddress(anythingNear) || props.missingPlace === undefined;
  const nothing = isAsked ? "Nothing fits" : "Nothing here yet";
  const heading = total === 0 ? nothing : `${counts.format(total)} ${total === 1 ? "program" : "programs"}`;
  return (
    <section class="stack" id="results" aria-label="Results" data-announce={heading}>
      <h2 class="visually-hidden">Results</h2>
      <b>{heading}</b>
      {(total > 0 || isAsked) && <PlaceNotice {...props} />}
      {props.corrected !== undefined && (
        <Notice>
          <p>
            Also searched for <b>{props.corrected}</b>.
          </p>
        </Notice>
      )}
      {neighbours.map(({ program, milesAway, reason }) => ProgramCard({ program, today, milesAway, reason }))}
      {total === 0 && !isAsked && (
        <EmptyState title="Nobody shared a program yet">
          <p>
            What branches did, and let everyone read, stands here.{" "}
            <a href="/programs/new">Tell what yours did</a>: it takes two minutes.
          </p>
        </EmptyState>
      )}
      {total === 0 && isAsked && (
        <EmptyState title="Nobody near shared anything like it">
          <p>
            Look <a href={nearAddress({ ...query, withinMiles: 0, page: 1 })}>however far</a>, with fewer
            filters, or <a href="/programs/new">be the first to share</a>.
          </p>
        </EmptyState>
      )}
      <Pager page={query.page} pages={pages} href={(page) => nearAddress({ ...query, page })} />
      <Letter {...props} />
    </section>
  );
}

function PlaceNotice({ missingPlace, query }: NearPageProps) {
  if (missingPlace === undefined) return null;
  return missingPlace === "unknown" ? (
    <Notice tone="attention" title={`“${query.place ?? ""}” is not a place we know`}>
      <p>Write a five-digit ZIP code, or a town and its state: Albany, NY. Distance was left out for now.</p>
    </Notice>
  ) : (
    <Notice>
      <p>Say a ZIP code under Filters, and what is nearest comes first.</p>
    </Notice>
  );
}

function Letter({ letter, csrfToken }: NearPageProps) {
  if (letter === undefined) return null;
  return (
    <Card heading="Five a week, by e-mail">
      <p>
        {letter
          ? "Each week you get at most five programs of neighbors, chosen for your branch, none of them twice."
          : "At most five programs of neighbors, chosen for what your branch runs and how near they are, none of them twice."}
      </p>
      <PostForm
        action={letter ? "/programs/near/letter/removal" : "/programs/near/letter"}
        csrfToken={csrfToken}
      >
        <Button tone="quiet">{letter ? "Stop the letter" : "Send me the letter"}</Button>
      </PostForm>
    </Card>
  );
}

export interface LetterEndPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly action: string;
  readonly isStopped: boolean;
}

/** Where the link at the end of a letter leads: one button stops it, without signing in. */
export function LetterEndPage({ shell, csrfToken, action, isStopped }: LetterEndPageProps) {
  return (
    <Page
      shell={shell}
      title={isStopped ? "The letter is stopped" : "Stop the weekly letter"}
      lede={isStopped ? "Nothing more is sent to you." : "Programs of neighbors, once a week."}
      isUnlisted
    >
      {isStopped ? (
        <p>
          <ButtonLink href="/programs/near">See what neighbors did</ButtonLink>
        </p>
      ) : (
        <PostForm action={action} csrfToken={csrfToken}>
          <Button>Stop it</Button>
        </PostForm>
      )}
    </Page>
  );
}
