import { ButtonLink, Card, EmptyState, Page, PostForm, Button, type Shell, Table, Tag } from "#ui";
import type { DestructionList } from "../../rules/retention/destruction-list.ts";
import type { LegalHold } from "../../rules/retention/holds.ts";
import { type KeptFor, keptForWords, officeLabelOf } from "../../rules/retention/kept-for.ts";
import { whenWords } from "../../rules/when-words.ts";
import { FlashNotice } from "../flash-notice.tsx";

export interface RecordsPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: { readonly message: string } | undefined;
  readonly employer: string;
  readonly kept: readonly KeptFor[];
  readonly holds: readonly LegalHold[];
  readonly lists: readonly DestructionList[];
  readonly mayManage: boolean;
  readonly zone: string;
}

/** An organisation's records: how long each class is kept, what is on hold, and what was or is to be destroyed. */
export function RecordsPage(props: RecordsPageProps) {
  return (
    <Page
      shell={props.shell}
      title="Records"
      current="/organisation/records"
      lede="How long the organization keeps what it holds about its staff. Nothing is destroyed before someone approved it."
      notices={<FlashNotice flash={props.flash} />}
      isUnlisted
    >
      <div class="stack">
        <KeptTable {...props} />
        <Holds {...props} />
        <Lists {...props} />
      </div>
    </Page>
  );
}

function KeptTable({ kept, employer, mayManage }: RecordsPageProps) {
  return (
    <Table
      caption="How long each class is kept"
      columns={[{ heading: "What" }, { heading: "Kept" }, { heading: "Basis" }, { heading: "Set by" }]}
      rows={kept.map(({ recordClass, days, basis, setBy, isDestroyable }) => [
        mayManage && isDestroyable ? (
          <a href={`/organisation/records/retention/${recordClass.name}?employer=${employer}`}>
            {officeLabelOf(recordClass)}
          </a>
        ) : (
          officeLabelOf(recordClass)
        ),
        days === undefined && !isDestroyable
          ? `As long as ${recordClass.retention.after === "nothing" ? "the log" : recordClass.retention.after}`
          : `${keptForWords(days)}${days === undefined ? "" : ` after ${recordClass.retention.after}`}`,
        basis,
        setBy ?? "default",
      ])}
    />
  );
}

function Holds({ holds, csrfToken, employer, mayManage, zone, kept }: RecordsPageProps) {
  const labelOf = (name: string | undefined) => {
    const found = kept.find(({ recordClass }) => recordClass.name === name)?.recordClass;
    return found === undefined ? (name ?? "Everything") : officeLabelOf(found);
  };
  return (
    <Card
      heading="Legal holds"
      aside={
        mayManage && (
          <ButtonLink href={`/organisation/records/holds/new?employer=${employer}`}>
            Place a hold …
          </ButtonLink>
        )
      }
    >
      {holds.length === 0 ? (
        <p class="quiet">Nothing is on hold.</p>
      ) : (
        <Table
          caption="Legal holds"
          isCaptionHidden
          columns={[
            { heading: "What" },
            { heading: "Whose" },
            { heading: "Why" },
            { heading: "Since" },
            { heading: "State" },
          ]}
          rows={holds.map((hold) => [
            labelOf(hold.recordClass),
            hold.staffId === undefined ? "Everyone’s" : (hold.staffName ?? "someone who is gone"),
            hold.reason,
            `${whenWords(hold.placedAt, zone)}, by ${hold.placedBy}`,
            hold.liftedAt !== undefined ? (
              `Lifted ${whenWords(hold.liftedAt, zone)}, by ${hold.liftedBy ?? ""}`
            ) : mayManage ? (
              <PostForm
                action={`/organisation/records/holds/${hold.id}/lifting?employer=${employer}`}
                csrfToken={csrfToken}
              >
                <Button tone="text" about={hold.reason}>
                  Lift
                </Button>
              </PostForm>
            ) : (
              <Tag label="on hold" tone="attention" />
            ),
          ])}
        />
      )}
    </Card>
  );
}

const stateWords: Readonly<Record<DestructionList["state"], string>> = {
  proposed: "waits for a decision",
  approved: "is being carried out",
  done: "carried out",
  withdrawn: "put away, nothing destroyed",
};

function Lists({ lists, employer, zone }: RecordsPageProps) {
  if (lists.length === 0)
    return (
      <EmptyState title="No destruction list yet">
        <p>
          Each night Carrel looks for what has been kept long enough, and puts it on a list here for you to
          decide.
        </p>
      </EmptyState>
    );
  return (
    <Table
      caption="Destruction lists"
      columns={[{ heading: "Made" }, { heading: "State" }, { heading: "Decided by" }]}
      rows={lists.map((list) => [
        <a href={`/organisation/records/destruction/${list.id}?employer=${employer}`}>
          {whenWords(list.madeAt, zone)}
        </a>,
        stateWords[list.state],
        list.approvedBy ?? "–",
      ])}
    />
  );
}
