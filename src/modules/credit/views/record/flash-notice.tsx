import { Notice, UndoNotice } from "#ui";

/** What the request before did, and where it is taken back. */
export interface RecordFlash {
  readonly message: string;
  readonly undo?: string | undefined;
}

/** What was just done, with its undo. */
export function FlashNotice({
  flash,
  csrfToken,
}: {
  readonly flash: RecordFlash | undefined;
  readonly csrfToken: string;
}) {
  if (flash === undefined) return null;
  if (flash.undo !== undefined)
    return <UndoNotice message={flash.message} action={flash.undo} csrfToken={csrfToken} />;
  return (
    <Notice tone="good">
      <p>{flash.message}</p>
    </Notice>
  );
}
