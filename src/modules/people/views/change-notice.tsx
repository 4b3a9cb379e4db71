import { UndoNotice } from "#ui";
import { FlashNotice } from "./flash-notice.tsx";

/** What was just done, with the way to take it back when there is one. */
export function ChangeNotice({
  flash,
  csrfToken,
}: {
  readonly flash: { readonly message: string; readonly undo?: string | undefined } | undefined;
  readonly csrfToken: string;
}) {
  if (flash?.undo === undefined) return <FlashNotice flash={flash} />;
  return <UndoNotice message={flash.message} action={flash.undo} csrfToken={csrfToken} />;
}
