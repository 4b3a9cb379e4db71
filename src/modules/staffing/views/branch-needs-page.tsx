import {
  Breadcrumb,
  Button,
  Card,
  Checkbox,
  errorFor,
  ErrorSummary,
  Field,
  type FieldProblem,
  Page,
  PostForm,
  Select,
  type Shell,
} from "#ui";
import { Done } from "./team-page.tsx";
import type { Desk, DeskKind } from "../rules/branch.ts";
import type { Surroundings } from "../rules/surroundings.ts";
import { BranchSurroundings } from "./branch-surroundings.tsx";
import { writeMinimum } from "../rules/minimum-text.ts";

export interface BranchNeedsPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly branch: { readonly id: string; readonly name: string };
  readonly building: { readonly minimum: string; readonly needsPersonInCharge: boolean };
  readonly desks: readonly DeskShown[];
  readonly surroundings: Surroundings;
  readonly done?: { readonly message: string; readonly undo?: string | undefined } | undefined;
  /** Whose form the problems are of: a desk's id, `new`, `building`, `closure` or `comes`. */
  readonly wrong?:
    | {
        readonly form: string;
        readonly problems: readonly FieldProblem[];
        readonly text: Readonly<Record<string, string>>;
      }
    | undefined;
}

/** A desk, with those named for it: a name a line. */
type DeskShown = Desk & { readonly people: string };

const kinds: Readonly<Record<DeskKind, string>> = {
  circulation: "Circulation",
  reference: "Reference",
  children: "Children",
  teen: "Teen",
  phone: "Phone",
  other: "Other",
};

/** What a branch needs: how many in the building, which desks, and who may sit at them. */
export function BranchNeedsPage(props: BranchNeedsPageProps) {
  const { shell, csrfToken, branch, desks, done, wrong } = props;
  return (
    <Page
      shell={shell}
      current="/team"
      title={`Desks of ${branch.name}`}
      heading="Desks and minimums"
      lede={`${branch.name}: people needed while the doors are open.`}
      notices={
        <>
          <Breadcrumb
            trail={[
              { href: "/team", label: "Team" },
              { href: `/team/branches/${branch.id}`, label: branch.name },
            ]}
          />
          {done && <Done {...done} csrfToken={csrfToken} />}
          <ErrorSummary
            title="Not changed yet"
            problems={(wrong?.problems ?? []).map((problem) => ({
              ...problem,
              where: `${wrong?.form}-${problem.where}`,
            }))}
          />
        </>
      }
    >
      <div class="stack">
        <Card heading="The building">
          <BuildingForm {...props} />
        </Card>
        {desks.map((desk) => (
          <Card heading={desk.name}>
            <DeskForm {...props} desk={desk} />
          </Card>
        ))}
        <Card heading={desks.length === 0 ? "Add the first desk" : "Add a desk"}>
          <DeskForm {...props} />
        </Card>
        <BranchSurroundings {...props} />
      </div>
    </Page>
  );
}

const minimumHint = "A number, and where it changes the days and hours: 2; 3 Tue Thu 15-18; 1 Sat.";

function BuildingForm({ csrfToken, branch, building, wrong }: BranchNeedsPageProps) {
  const own = wrong?.form === "building" ? wrong : undefined;
  return (
    <PostForm action={`/team/branches/${branch.id}/needs`} csrfToken={csrfToken} class="stack">
      <Field
        name="minimum"
        id="building-minimum"
        label="People in the building"
        value={own?.text["minimum"] ?? building.minimum}
        hint={minimumHint}
        error={own && errorFor(own.problems, "minimum")}
      />
      <Checkbox
        name="inCharge"
        value="yes"
        label="One of them must be in charge"
        isChosen={building.needsPersonInCharge}
      />
      <p>
        <Button tone="quiet" about="the building">
          Change
        </Button>
      </p>
    </PostForm>
  );
}

function DeskForm({ csrfToken, branch, wrong, desk }: BranchNeedsPageProps & { readonly desk?: DeskShown }) {
  const form = desk?.id ?? "new";
  const own = wrong?.form === form ? wrong : undefined;
  const text = (name: string, kept: string) => own?.text[name] ?? kept;
  const error = (name: string) => own && errorFor(own.problems, name);
  return (
    <PostForm action={`/team/branches/${branch.id}/desks`} csrfToken={csrfToken} class="stack">
      {desk && <input type="hidden" name="desk" value={desk.id} />}
      <Field
        name="name"
        id={`${form}-name`}
        label="Name"
        value={text("name", desk?.name ?? "")}
        error={error("name")}
        width="medium"
      />
      <Select
        name="kind"
        id={`${form}-kind`}
        label="Kind"
        value={text("kind", desk?.kind ?? "circulation")}
        options={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
      />
      <Field
        name="minimum"
        id={`${form}-minimum`}
        label="People needed"
        value={text("minimum", desk === undefined ? "1" : writeMinimum(desk.minimum))}
        hint={minimumHint}
        error={error("minimum")}
      />
      <WhoMaySit form={form} own={own} desk={desk} />
      <Checkbox
        name="inCharge"
        value="yes"
        label="One of them must be in charge"
        isChosen={desk?.needsPersonInCharge ?? false}
      />
      <Field
        name="closingOrder"
        id={`${form}-closingOrder`}
        label="Closes as number"
        value={text("closingOrder", desk?.closingOrder?.toString() ?? "")}
        hint="When people are too few: 1 closes first. Empty closes last."
        error={error("closingOrder")}
        inputMode="numeric"
        width="short"
      />
      <DeskButtons branchId={branch.id} desk={desk} />
    </PostForm>
  );
}

interface WhoMaySitProps {
  readonly form: string;
  readonly own: BranchNeedsPageProps["wrong"];
  readonly desk: DeskShown | undefined;
}

function WhoMaySit({ form, own, desk }: WhoMaySitProps) {
  return (
    <>
      <Field
        name="qualifications"
        id={`${form}-qualifications`}
        label="Who may sit here"
        value={own?.text["qualifications"] ?? desk?.whoMayCover.qualifications.join(", ") ?? ""}
        hint="Any one of these qualifications, with commas between; empty for anyone who counts."
      />
      <Field
        name="people"
        id={`${form}-people`}
        label="And these people"
        value={own?.text["people"] ?? desk?.people ?? ""}
        hint="A name a line, whatever their qualifications. With names and no qualification, they alone may sit here."
        error={own && errorFor(own.problems, "people")}
        rows={2}
      />
    </>
  );
}

function DeskButtons({ branchId, desk }: { readonly branchId: string; readonly desk: Desk | undefined }) {
  return (
    <p class="row">
      <Button tone={desk ? "quiet" : "primary"} about={desk?.name}>
        {desk ? "Change" : "Add the desk"}
      </Button>
      {desk && (
        <Button tone="text" action={`/team/branches/${branchId}/desks/${desk.id}/removal`} about={desk.name}>
          Remove
        </Button>
      )}
    </p>
  );
}
