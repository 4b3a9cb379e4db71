import type { ImportPageProps } from "./import-page.tsx";

type OfRun = Pick<ImportPageProps, "run">;

/** Columns of which nobody knows what they hold: what stands in them goes nowhere. */
export function UnreadColumns({ run }: OfRun) {
  if (run.kind !== "branches" && run.kind !== "staff") return null;
  const unread = run.findings.columns.filter(
    ({ header, holds, samples }) => holds === undefined && header !== "" && samples.length > 0,
  );
  if (unread.length === 0) return null;
  const names = unread.map(({ header }) => `“${header}”`).join(", ");
  return (
    <p>
      {unread.length === 1 ? "This column was" : "These columns were"} not read: {names}.
      {run.state === "previewed" && " Under “What the columns hold” you can say what they hold."}
    </p>
  );
}

/** Where someone goes who has imported something. */
export function NextSteps({ run }: OfRun) {
  return (
    <p>
      {run.kind === "branches" || run.kind === "outlets" ? (
        <a href="/organisation">See the branches</a>
      ) : (
        <>
          Next: <a href="/invitations">invite people to sign in</a>, or{" "}
          <a href="/staff">look through the staff</a>.
        </>
      )}
    </p>
  );
}
