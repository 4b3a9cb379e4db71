import { Button, ColumnChoices, Disclosure, Notice, PostForm, Table } from "#ui";
import { type AskedColumns, attendanceColumnWords, isOpen } from "../../rules/attendance/asked-columns.ts";

interface ColumnsProps {
  readonly csrfToken: string;
  readonly session: { readonly id: string };
  readonly id: string;
  readonly asked: AskedColumns;
}

/** Asks what the columns of a file hold whose headers do not tell, with its first rows, and what each may be. */
export function ColumnsQuestion(props: ColumnsProps) {
  return (
    <>
      <Notice tone="attention" title="What do the columns hold?">
        <p>
          The headers do not tell for sure. Each column is set to what it may hold, by what stands in it: look
          at each, put right what is wrong, and read it again.
        </p>
      </Notice>
      <FirstRows {...props} />
      <ColumnsForm {...props} />
    </>
  );
}

/** What the columns were taken for, when there is little doubt: folded away, to be put right. */
export function ColumnsSettled(props: ColumnsProps) {
  return (
    <Disclosure summary="What the columns hold">
      <div class="stack">
        <p>
          {props.asked.certainty === "said"
            ? "Read as someone at your library said of a file with these headers."
            : "Told by the headers. Put right what was taken for something else."}
        </p>
        <ColumnsForm {...props} />
      </div>
    </Disclosure>
  );
}

function FirstRows({ asked: { header, samples } }: ColumnsProps) {
  return (
    <Table
      caption="The first rows"
      columns={header.map((name, at) => ({ heading: name || `Column ${at + 1}` }))}
      rows={samples.map((cells) => header.map((_, at) => (cells[at] ?? "").slice(0, longestCell)))}
    />
  );
}

const longestCell = 60;

function ColumnsForm({ csrfToken, session, id, asked }: ColumnsProps) {
  const { header, columns, samples } = asked;
  return (
    <PostForm action={`/sessions/${session.id}/attendance/${id}/columns`} csrfToken={csrfToken} class="stack">
      <ColumnChoices
        columns={header.map((name, at) => ({
          name,
          value: columns[at] ?? "",
          samples: samples.map((cells) => cells[at] ?? ""),
        }))}
        options={options}
      />
      <p class="quiet">Once the report counts, the next file with the same headers is read the same way.</p>
      <p>
        <Button tone={isOpen(asked) ? "primary" : "quiet"}>Read it again</Button>
      </p>
    </PostForm>
  );
}

const options = Object.entries(attendanceColumnWords).map(([value, label]) => ({ value, label }));
