import { Notice, UndoNotice } from "#ui";

/** What was just done, as the request before left it, and the token for the form that takes it back. */
export interface FlashProps {
  readonly flash: { readonly message: string; readonly undo?: string | undefined } | undefined;
  readonly csrfToken: string;
}

/** Says what was just done; nothing when nothing was. */
export function FlashNotice({ flash, csrfToken }: FlashProps) {
  if (flash === undefined) return null;
  if (flash.undo !== undefined)
    return <UndoNotice message={flash.message} action={flash.undo} csrfToken={csrfToken} />;
  return (
    <Notice tone="good">
      <p>{flash.message}</p>
    </Notice>
  );
}
