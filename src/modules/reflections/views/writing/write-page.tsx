import {
  Button,
  CheckList,
  Disclosure,
  ErrorSummary,
  errorFor,
  Field,
  type FieldProblem,
  FlashNotice,
  Page,
  PostForm,
  RadioList,
  type Shell,
  type ShownFlash,
} from "#ui";
import { type Level, levels, levelWords } from "../../rules/sharing/levels.ts";
import type { DraftContent } from "../../rules/writing/draft.ts";
import { type ShownFiling, type ShownQuestion, WriteExtras } from "./write-extras.tsx";
import { Prose } from "../reading/prose.tsx";

export interface WritePageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: ShownFlash | undefined;
  readonly id: string;
  /** Of the draft this form goes on from; 0 before there is one. */
  readonly version: number;
  readonly changesVersion: number | undefined;
  readonly content: DraftContent;
  /** What stands in the field for an image's words, when it could not be taken. */
  readonly alternative: string;
  /** Keeps drafts of people who share a computer apart. */
  readonly deviceKey: string;
  readonly isPreviewed: boolean;
  readonly levels: readonly Level[];
  /** Those the writer may put it in. */
  readonly communities: readonly { readonly id: string; readonly name: string }[];
  /** What authorities ask about what it is about. */
  readonly questions: readonly ShownQuestion[];
  /** The trip or step it is written for. */
  readonly filing: ShownFiling | undefined;
  readonly topics: readonly { readonly id: string; readonly name: string }[];
  readonly problems: readonly FieldProblem[];
}

/** Writing: one field is enough, and everything else has an answer already. */
export function WritePage(props: WritePageProps) {
  const { shell, flash, problems, content, changesVersion, deviceKey, isPreviewed } = props;
  return (
    <Page
      shell={shell}
      title={changesVersion === undefined ? "Write a reflection" : "Change a reflection"}
      current="/journal"
      islands={["keep-draft"]}
      isUnlisted
      lede={
        content.about === ""
          ? "What will you do differently? Three sentences are enough."
          : `On ${content.about}.`
      }
      notices={
        flash || problems.length > 0 ? (
          <>
            <FlashNotice flash={flash} csrfToken={props.csrfToken} />
            <ErrorSummary problems={problems} />
          </>
        ) : undefined
      }
    >
      <keep-draft
        class="stack"
        data-key={deviceKey}
        data-saved="Saved."
        data-kept="No connection: every word is kept on this device, and sent when there is one."
        data-conflict="Another device kept other words meanwhile. Choose “Save as a draft” to see both."
        data-refused="Not saved on the server: you may have been signed out. Every word is kept on this device."
        data-found="Go on with words kept on this device"
      >
        {isPreviewed && (
          <section class="card stack" aria-labelledby="preview">
            <h2 id="preview">How it will look</h2>
            <Prose body={content.body} headingLevel={3} />
          </section>
        )}
        <WriteForm {...props} />
        <p role="status" class="quiet"></p>
      </keep-draft>
    </Page>
  );
}

function WriteForm(props: WritePageProps) {
  const { content, csrfToken, id, problems, version, changesVersion } = props;
  return (
    <PostForm action={`/journal/write/${id}`} csrfToken={csrfToken} hasFiles class="stack">
      <input type="hidden" name="version" value={String(version)} />
      <input type="hidden" name="changes" value={String(changesVersion ?? "")} />
      <input type="hidden" name="entry" value={content.entryId ?? ""} />
      <input type="hidden" name="about" value={content.about} />
      <Field
        name="body"
        label="What you learned"
        hint="Plain words will do; Markdown works too: **bold**, - lists, [links](https://…)."
        rows={9}
        value={content.body}
        error={errorFor(problems, "body")}
      />
      <WriteExtras {...props} />
      <RadioList
        name="level"
        legend="Who may read it"
        hint="You can change this at any time, and it holds everywhere at once."
        error={errorFor(problems, "level")}
        choices={levels
          .filter((level) => props.levels.includes(level) || level === content.level)
          .map((level) => ({
            value: level,
            label: `${levelWords[level].name}. ${levelWords[level].who}.`,
            isChosen: level === content.level,
          }))}
      />
      <CommunityBoxes {...props} />
      <Disclosure
        summary="Title and topics"
        isOpen={
          content.title !== "" || content.topics.length > 0 || hasProblem(problems, ["title", "topics"])
        }
      >
        <div class="stack">
          <Field name="title" label="Title" value={content.title} error={errorFor(problems, "title")} />
          <CheckList
            name="topics"
            legend="Topics"
            visible={8}
            error={errorFor(problems, "topics")}
            choices={props.topics.map((topic) => ({
              value: topic.id,
              label: topic.name,
              isChosen: content.topics.includes(topic.id),
            }))}
          />
        </div>
      </Disclosure>
      <ImageFields alternative={props.alternative} problems={problems} />
      <FormButtons isDraft={version > 0} />
    </PostForm>
  );
}

/** The communities it may stand in beside its level. */
function CommunityBoxes({ communities, content, problems }: WritePageProps) {
  if (communities.length === 0) return null;
  return (
    <CheckList
      name="communities"
      legend="Also in a community"
      hint="Its members read it too, whatever you chose above."
      error={errorFor(problems, "communities")}
      choices={communities.map(({ id, name }) => ({
        value: id,
        label: name,
        isChosen: content.communities?.includes(id) === true,
      }))}
    />
  );
}

function FormButtons({ isDraft }: { readonly isDraft: boolean }) {
  return (
    <div class="row">
      <Button name="do" value="keep">
        Keep it
      </Button>
      <Button name="do" value="preview" tone="quiet">
        Preview
      </Button>
      <Button name="do" value="save" tone="quiet">
        Save as a draft
      </Button>
      {isDraft && (
        <Button name="do" value="discard" tone="text">
          Throw the draft away
        </Button>
      )}
    </div>
  );
}

function ImageFields({
  alternative,
  problems,
}: {
  readonly alternative: string;
  readonly problems: readonly FieldProblem[];
}) {
  return (
    <Disclosure
      summary="Add a picture"
      isOpen={alternative !== "" || hasProblem(problems, ["image", "alternative"])}
    >
      <div class="stack">
        <Field
          name="image"
          label="Picture"
          type="file"
          accept="image/png,image/jpeg,image/gif,image/webp"
          hint="At most 8 MB. Nobody in it who would not want to be seen."
          error={errorFor(problems, "image")}
        />
        <Field
          name="alternative"
          label="What it shows"
          hint="For those who do not see it: “A table of podcast microphones, labeled by hand”."
          value={alternative}
          error={errorFor(problems, "alternative")}
        />
        <p>
          <Button name="do" value="image" tone="quiet">
            Add the picture
          </Button>
        </p>
      </div>
    </Disclosure>
  );
}

function hasProblem(problems: readonly FieldProblem[], fields: readonly string[]): boolean {
  return problems.some(({ where }) => fields.includes(where));
}
