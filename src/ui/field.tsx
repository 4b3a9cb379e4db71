// Under a name the formatter does not know, or it would spread the markup over lines and every page would carry them.
import { html as markup } from "hono/html";
import type { Child } from "hono/jsx";
import { attributes } from "./attributes.ts";

/** What every control in a form shares: its name, its label and what stands around it. */
export interface ControlProps {
  /** The name it is sent under. Also its id, so that an error summary can link to it. */
  readonly name: string;
  readonly label: string;
  /** Said under the label, before anything goes wrong. */
  readonly hint?: Child;
  /** What is wrong and what to do, as a sentence. */
  readonly error?: string | undefined;
  /** Keeps the label for screen readers only; for a control whose place explains it. */
  readonly isLabelHidden?: boolean | undefined;
  /** Set when two forms on a page have fields of one name. */
  readonly id?: string | undefined;
}

export interface FieldProps extends ControlProps {
  readonly value?: string | number | undefined;
  readonly type?:
    | "text"
    | "search"
    | "email"
    | "url"
    | "tel"
    | "password"
    | "number"
    | "date"
    | "time"
    | "file"
    | undefined;
  readonly isRequired?: boolean | undefined;
  /** What browsers and password managers may fill in: `email`, `postal-code`. */
  readonly autocomplete?: string | undefined;
  readonly inputMode?: "text" | "numeric" | "decimal" | "email" | "url" | undefined;
  /** About as wide as what is expected in it. */
  readonly width?: "short" | "medium" | undefined;
  /** More than one makes it a text area. */
  readonly rows?: number | undefined;
  readonly minimum?: number | string | undefined;
  readonly maximum?: number | string | undefined;
  readonly step?: number | undefined;
  /** For a file: what kinds are taken, `.ics,.csv`. */
  readonly accept?: string | undefined;
  /** Stands before the control: `$`. */
  readonly prefix?: string | undefined;
  /** Stands after it: `minutes`. */
  readonly suffix?: string | undefined;
}

/** A labelled text control. Its hint and error are tied to it, so they are read with it. */
export function Field(props: FieldProps) {
  const id = props.id ?? props.name;
  const width = props.width ? ` field__control--${props.width}` : "";
  const shared = attributes({
    id,
    name: props.name,
    class: `field__control${width}`,
    required: props.isRequired,
    autocomplete: props.autocomplete,
    inputmode: props.inputMode,
    ...describedBy(id, props),
  });
  const own = { min: props.minimum, max: props.maximum, step: props.step, accept: props.accept };
  const control =
    (props.rows ?? 1) > 1
      ? markup`<textarea${shared} rows="${props.rows}">${props.value}</textarea>`
      : markup`<input${shared}${attributes({ type: props.type ?? "text", value: props.value, ...own })}>`;
  return ControlFrame({ ...props, children: [affix(props.prefix), control, affix(props.suffix)] });
}

function affix(text: string | undefined) {
  return text ? markup`<span class="field__affix">${text}</span>` : "";
}

/** Label, hint, error and, in their midst, the control: the same for every single control. */
export function ControlFrame(props: ControlProps & { readonly children?: Child }) {
  const id = props.id ?? props.name;
  const frameClass = props.error ? "field field--wrong" : "field";
  const labelClass = props.isLabelHidden ? "visually-hidden" : "field__label";
  return markup`<div class="${frameClass}"><label class="${labelClass}" for="${id}">${props.label}</label>${HintAndError({ ...props, id })}<div class="field__line">${props.children}</div></div>`;
}

/** The hint and the error under a label or legend, with the ids that `describedBy` points at. */
export function HintAndError({
  id,
  hint,
  error,
}: {
  readonly id: string;
  readonly hint?: Child;
  readonly error?: string | undefined;
}) {
  const said = hint ? markup`<p class="field__hint" id="${id}-hint">${hint}</p>` : "";
  const wrong = error ? markup`<p class="field__error" id="${id}-error">${error}</p>` : "";
  return markup`${said}${wrong}`;
}

/** The attributes that tie a control to its hint and error. */
export function describedBy(id: string, { hint, error }: Pick<ControlProps, "hint" | "error">) {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return {
    ...(ids === "" ? {} : { "aria-describedby": ids }),
    ...(error ? { "aria-invalid": "true" as const } : {}),
  };
}
