/** That the page renews itself while something is worked out, and the way to stop that, or to look by hand. */
export function LookAgain({ looksAgain }: { readonly looksAgain: boolean }) {
  return looksAgain ? (
    <typing-stops data-stopped="The page stands still while you write.">
      This page looks again by itself. <a href="/plan?still=yes">Stop that</a>
    </typing-stops>
  ) : (
    <>
      <a href="/plan?still=yes">Look again</a>, or <a href="/plan">let the page do it</a>.
    </>
  );
}
