import { html as markup } from "hono/html";
import type { Child } from "hono/jsx";
import { attributes } from "./attributes.ts";
import { describedBy, HintAndError } from "./field.tsx";

/** One box or button in a list of choices. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** How many results it would leave; 0 is shown, absent is not. */
  readonly count?: number | undefined;
  readonly isChosen?: boolean | undefined;
}

export interface ChoicesProps {
  readonly name: string;
  readonly legend: string;
  readonly choices: readonly Choice[];
  readonly hint?: Child;
  readonly error?: string | undefined;
  /** How many to show before the rest is folded away; a chosen one is never folded away. */
  readonly visible?: number | undefined;
  /** Set when two forms on a page have choices of one name. */
  readonly id?: string | undefined;
  /** Beside each other where there is room: for a scale, the same under many legends. */
  readonly isScale?: boolean | undefined;
}

/** Any of several: check boxes under one legend, with counts at the end of the line. With none to choose, nothing is shown. */
export function CheckList(props: ChoicesProps) {
  return <Choices {...props} type="checkbox" />;
}

/** One of several: radio buttons under one legend. */
export function RadioList(props: ChoicesProps) {
  return <Choices {...props} type="radio" />;
}

/** A single check box with its label, for yes or no. */
export function Checkbox({ name, ...choice }: Choice & { readonly name: string }) {
  return choiceRow("checkbox", name, choice);
}

function Choices(props: ChoicesProps & { readonly type: "checkbox" | "radio" }) {
  const id = props.id ?? props.name;
  const { shown, folded } = foldChoices(props.choices, props.visible);
  const rows = (choices: readonly Choice[]) =>
    choices.map((choice) => choiceRow(props.type, props.name, choice));
  const more =
    folded.length === 0
      ? ""
      : markup`<details class="choices__more"><summary>${folded.length} more</summary>${rows(folded)}</details>`;
  const tied = attributes({ id, hidden: props.choices.length === 0, ...describedBy(id, props) });
  if (props.isScale === true)
    return markup`<fieldset class="choices"${tied}><legend class="choices__legend">${props.legend}</legend>${HintAndError({ ...props, id })}<div class="choices__scale">${rows(shown)}</div></fieldset>`;
  return markup`<fieldset class="choices"${tied}><legend class="choices__legend">${props.legend}</legend>${HintAndError({ ...props, id })}${rows(shown)}${more}</fieldset>`;
}

// A template, not JSX: a results page has dozens of these, and the template takes a fifth of the time.
function choiceRow(type: "checkbox" | "radio", name: string, { value, label, count, isChosen }: Choice) {
  const checked = isChosen === true ? markup` checked` : "";
  const counted = count === undefined ? "" : markup`<span class="choice__count">${formatCount(count)}</span>`;
  return markup`<label class="choice"><input type="${type}" name="${name}" value="${value}"${checked}><span class="choice__label">${label}</span>${counted}</label>`;
}

// `toLocaleString` looks the language up each time, which for small numbers costs more than the whole row.
function formatCount(count: number): string {
  return count < 1000 ? String(count) : counts.format(count);
}

const counts = new Intl.NumberFormat("en");

function foldChoices(choices: readonly Choice[], visible = choices.length) {
  // One or two behind a fold would cost more room than they save.
  if (choices.length <= visible + 2) return { shown: choices, folded: [] };
  const isShown = (choice: Choice, place: number) => place < visible || choice.isChosen === true;
  return {
    shown: choices.filter(isShown),
    folded: choices.filter((choice, place) => !isShown(choice, place)),
  };
}
