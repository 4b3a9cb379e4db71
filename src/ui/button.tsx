// Under a name the formatter does not know, or it would spread the markup over lines and every page would carry them.
import { html as markup } from "hono/html";
import type { Child } from "hono/jsx";

/** `primary` for what the page is for, once or twice; `quiet` beside it; `text` among words; `danger` for what cannot be undone. */
export type ButtonTone = "primary" | "quiet" | "text" | "danger";

export interface ButtonProps {
  readonly tone?: ButtonTone | undefined;
  /** Sent with the form, so that one form can have several buttons. */
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  /** Where the form is sent by this button, when not to the form's own address. */
  readonly action?: string | undefined;
  /** The id of a form elsewhere on the page. */
  readonly form?: string | undefined;
  /** What is acted on, for those who cannot see where the button stands: `Makerspaces on a Shoestring`. */
  readonly about?: string | undefined;
  readonly class?: string | undefined;
  readonly children?: Child;
}

/** Sends the form it is in. Something that only leads elsewhere is a `ButtonLink`. */
export function Button(props: ButtonProps) {
  const { tone = "primary", name, value, action, form, about, children } = props;
  return (
    <button
      class={buttonClass(tone, props.class)}
      type="submit"
      name={name}
      value={value}
      formaction={action}
      form={form}
    >
      {children}
      <About>{about}</About>
    </button>
  );
}

export interface ButtonLinkProps {
  readonly href: string;
  readonly tone?: ButtonTone | undefined;
  /** Leads to someone else's site: gets an arrow, and says so. */
  readonly isExternal?: boolean | undefined;
  readonly about?: string | undefined;
  readonly children?: Child;
}

/** A link that stands where a button would. A template, since each of many results has one. */
export function ButtonLink({ href, tone = "quiet", isExternal, about, children }: ButtonLinkProps) {
  const named = about ? markup`<span class="visually-hidden">: ${about}</span>` : "";
  return isExternal
    ? markup`<a class="${buttonClass(tone)}" href="${href}" rel="noopener external">${children}${named}<span aria-hidden="true"> ↗</span><span class="visually-hidden"> (another site)</span></a>`
    : markup`<a class="${buttonClass(tone)}" href="${href}">${children}${named}</a>`;
}

function About({ children }: { readonly children?: Child }) {
  return children ? <span class="visually-hidden">: {children}</span> : null;
}

function buttonClass(tone: ButtonTone, extra?: string): string {
  return `button${tone === "primary" ? "" : ` button--${tone}`}${extra === undefined ? "" : ` ${extra}`}`;
}
