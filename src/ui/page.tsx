import { html } from "hono/html";
import type { Child } from "hono/jsx";
import { PageHead, type PageMetadata } from "./page-head.tsx";
import type { PageLink, Shell } from "./shell.ts";

export interface PageProps extends PageMetadata {
  readonly shell: Shell;
  /** The one `h1`, when it should say more than the title in the window's tab. */
  readonly heading?: string | undefined;
  /** A sentence or two under the heading. */
  readonly lede?: Child;
  /** Buttons or a stamp at the end of the heading's line. */
  readonly actions?: Child;
  /** Above the heading: what just happened, an error summary, a breadcrumb. */
  readonly notices?: Child;
  /** The path of this page: its link in the header is marked. Below a link's path also counts. */
  readonly current?: string | undefined;
  readonly children?: Child;
}

/** A whole HTML document: head, skip link, header, main landmark with its one `h1`, footer. */
export function Page(props: PageProps) {
  const { shell, current } = props;
  return html`<!doctype html>${(
      <html lang={shell.language}>
        <PageHead shell={shell} metadata={props} />
        <body>
          <a class="skip-link" href="#main">
            Skip to the content
          </a>
          <header class="bar">
            <a class="bar__mark" href="/">
              {shell.siteName}
            </a>
            <nav class="bar__nav" aria-label="Main">
              <ul class="bar__links">
                {shell.navigation.map((link) => (
                  <li>
                    <a class="bar__link" href={link.href} aria-current={currentMark(link.href, current)}>
                      {link.label}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
            {shell.account && (
              <a class="bar__account" href={shell.account.href}>
                {shell.account.label}
              </a>
            )}
          </header>
          <main class="page" id="main" tabindex={-1}>
            {props.notices && <div class="page__notices stack">{props.notices}</div>}
            <PageHeading {...props} />
            {props.children}
          </main>
          <Footer links={shell.footer ?? []} />
        </body>
      </html>
    )}`;
}

function PageHeading({ title, heading, lede, actions }: PageProps) {
  return (
    <div class="page__head">
      <div class="page__title">
        <h1>{heading ?? title}</h1>
        {lede && <p class="lede">{lede}</p>}
      </div>
      {actions && <div class="row">{actions}</div>}
    </div>
  );
}

function Footer({ links }: { readonly links: readonly PageLink[] }) {
  if (links.length === 0) return null;
  return (
    <footer class="footer">
      <ul class="footer__links">
        {links.map((link) => (
          <li>
            <a href={link.href}>{link.label}</a>
          </li>
        ))}
      </ul>
    </footer>
  );
}

function currentMark(href: string, current: string | undefined) {
  if (current === href) return "page";
  return current?.startsWith(`${href}/`) ? "true" : undefined;
}
