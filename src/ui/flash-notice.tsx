import { Notice, UndoNotice } from "./notice.tsx";

/** What the request before did, as a sentence, and where a form is sent that takes it back. */
export interface ShownFlash {
  readonly message: string;
  readonly undo?: string | undefined;
}

export interface FlashProps {
  readonly flash: ShownFlash | undefined;
  readonly csrfToken: string;
}

/** Says what was just done, with its undo; nothing when nothing was. */
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
