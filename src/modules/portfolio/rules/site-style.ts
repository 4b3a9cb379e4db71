/** The whole look of a portfolio's site: the reader's own font, light or dark as they like it, at any width, and on paper. */
export const siteStyle = `:root { color-scheme: light dark; --ink: #1c2329; --quiet: #4d5a64; --page: #fdfcf9; --line: #c9c4b8; --link: #0b5a7a; }
@media (prefers-color-scheme: dark) { :root { --ink: #ece9e2; --quiet: #b3b9bd; --page: #14191d; --line: #465058; --link: #8fd0ee; } }
body { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; background: var(--page); color: var(--ink); font: 1.0625rem/1.6 system-ui, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 2rem; line-height: 1.2; margin: 1rem 0 0.25rem; }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 2rem 0 0.5rem; }
a { color: var(--link); text-underline-offset: 0.15em; }
a:focus-visible, pre:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
img { max-width: 100%; height: auto; }
pre { overflow-x: auto; padding: 0.75rem; border: 1px solid var(--line); }
blockquote, .why { margin: 1rem 0; padding-left: 1rem; border-left: 4px solid var(--line); }
dl { display: grid; grid-template-columns: minmax(7rem, auto) 1fr; gap: 0.25rem 1rem; }
dt { color: var(--quiet); }
dd { margin: 0; }
.quiet, footer { color: var(--quiet); }
.items { padding-left: 1.25rem; }
.items li { margin: 0.5rem 0; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); }
@media print { body { max-width: none; } nav { display: none; } }
`;
