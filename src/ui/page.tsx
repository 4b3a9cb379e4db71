// Under a name the formatter does not know, or it would spread the markup over lines and every page would carry them.
import { html as markup } from "hono/html";
import type { Child } from "hono/jsx";
import { attributes } from "./attributes.ts";
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
  const { shell, notices, children } = props;
  return markup`<!doctype html><html lang="${shell.language}">${PageHead({ shell, metadata: props })}<body><a class="skip-link" href="#main">Skip to the content</a>${header(props)}<main class="page" id="main" tabindex="-1">${
    notices || shell.alert
      ? markup`<div class="page__notices stack">${alert(shell)}${notices || ""}</div>`
      : ""
  }${pageHeading(props)}${children}</main>${footer(shell.footer ?? [])}</body></html>`;
}

function header({ shell, current }: PageProps) {
  const { siteName, navigation, account } = shell;
  const links = navigation.map(
    ({ href, label }) =>
      markup`<li><a class="bar__link" href="${href}"${attributes({ "aria-current": currentMark(href, current) })}>${label}</a></li>`,
  );
  const own = account ? markup`<a class="bar__account" href="${account.href}">${account.label}</a>` : "";
  return markup`<header class="bar"><a class="bar__mark" href="/">${siteName}</a><nav class="bar__nav" aria-label="Main"><ul class="bar__links">${links}</ul></nav>${own}</header>`;
}

function alert({ alert: known }: Shell) {
  if (known === undefined) return "";
  const { message, link } = known;
  return markup`<div class="notice notice--attention"><p>${message} <a href="${link.href}">${link.label}</a></p></div>`;
}

function pageHeading({ title, heading, lede, actions }: PageProps) {
  const below = lede ? markup`<p class="lede">${lede}</p>` : "";
  const buttons = actions ? markup`<div class="row">${actions}</div>` : "";
  return markup`<div class="page__head"><div class="page__title"><h1>${heading ?? title}</h1>${below}</div>${buttons}</div>`;
}

function footer(links: readonly PageLink[]) {
  if (links.length === 0) return "";
  const items = links.map(({ href, label }) => markup`<li><a href="${href}">${label}</a></li>`);
  return markup`<footer class="footer"><ul class="footer__links">${items}</ul></footer>`;
}

function currentMark(href: string, current: string | undefined) {
  if (current === href) return "page";
  return current?.startsWith(`${href}/`) ? "true" : undefined;
}
