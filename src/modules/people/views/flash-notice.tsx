import { Notice } from "#ui";

/** What was just done, as the request before left it; nothing when nothing was. */
export function FlashNotice({ flash }: { readonly flash: { readonly message: string } | undefined }) {
  if (flash === undefined) return null;
  return (
    <Notice tone="good">
      <p>{flash.message}</p>
    </Notice>
  );
}
