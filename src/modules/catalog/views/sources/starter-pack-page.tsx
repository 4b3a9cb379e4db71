import {
  Button,
  ButtonLink,
  CheckList,
  EmptyState,
  errorFor,
  ErrorSummary,
  Field,
  type FieldProblem,
  FlashNotice,
  type FlashProps,
  Page,
  PostForm,
  Select,
  type Shell,
} from "#ui";
import { plural } from "../../rules/harvesting/harvest-message.ts";
import { SourcesNavigation } from "./sources-navigation.tsx";

/** A source of the pack as the shelf shows it. */
export interface PackLine {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly regions: readonly string[];
}

/** What is asked of the shelf. */
export interface PackFilter {
  readonly text: string;
  readonly region: string;
}

export interface StarterPackPageProps extends FlashProps {
  readonly shell: Shell;
  readonly filter: PackFilter;
  readonly regions: readonly { readonly value: string; readonly label: string }[];
  /** What fits and is not among the sources yet, by the name of its group. */
  readonly groups: readonly { readonly name: string; readonly lines: readonly PackLine[] }[];
  /** How many of the pack are among the sources already. */
  readonly taken: number;
  readonly total: number;
  readonly pairCount: number;
  readonly problems: readonly FieldProblem[];
}

/** The shelf of well-known sources: look through by region, tick, add. */
export function StarterPackPage(props: StarterPackPageProps) {
  const { shell, groups, problems } = props;
  const count = groups.reduce((sum, group) => sum + group.lines.length, 0);
  return (
    <Page
      shell={shell}
      title="Starter pack"
      current="/sources/starter-pack"
      lede={`${plural(props.total, "source")} that library staff learn from; ${props.taken} of them are yours already. They are marked unverified until one has been read.`}
      notices={
        <>
          <FlashNotice {...props} />
          <ErrorSummary problems={problems} />
        </>
      }
    >
      <div class="stack">
        <SourcesNavigation current="/sources/starter-pack" pairCount={props.pairCount} />
        <Filter {...props} />
        {count === 0 ? <NothingFits {...props} /> : <Shelf {...props} />}
      </div>
    </Page>
  );
}

function Filter({ filter, regions }: StarterPackPageProps) {
  return (
    <form class="row row--foot" action="/sources/starter-pack">
      <Field name="q" label="Words" type="search" value={filter.text} />
      <Select
        name="region"
        label="Region"
        options={[{ value: "", label: "All regions" }, ...regions]}
        value={filter.region}
      />
      <Button tone="quiet">Show</Button>
    </form>
  );
}

function NothingFits({ taken, total }: StarterPackPageProps) {
  if (taken === total)
    return (
      <EmptyState title="All of it is yours already">
        <p>
          <ButtonLink href="/sources">See your sources</ButtonLink>
        </p>
      </EmptyState>
    );
  return (
    <EmptyState title="Nothing on the shelf fits this">
      <p>
        <a href="/sources/starter-pack">Show the whole shelf</a>, or{" "}
        <a href="/sources/new">paste the address</a> of what you look for.
      </p>
    </EmptyState>
  );
}

function Shelf({ csrfToken, filter, groups, problems }: StarterPackPageProps) {
  return (
    <PostForm class="stack" action="/sources/starter-pack" csrfToken={csrfToken}>
      <input type="hidden" name="q" value={filter.text} />
      <input type="hidden" name="region" value={filter.region} />
      {groups.map(({ name, lines }, place) => (
        <CheckList
          name="id"
          id={place === 0 ? "id" : `id-${place}`}
          legend={name}
          error={place === 0 ? errorFor(problems, "id") : undefined}
          choices={lines.map((line) => ({
            value: line.id,
            label: `${line.name} (${line.regions.join(", ")}): ${line.note}`,
          }))}
        />
      ))}
      <Button>Add what is ticked</Button>
    </PostForm>
  );
}
