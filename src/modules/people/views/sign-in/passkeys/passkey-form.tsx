import type { Child } from "hono/jsx";
import { Button, PostForm } from "#ui";

export interface PasskeyFormProps {
  readonly csrfToken: string;
  /** Where the form is sent, and where the question for the device comes from. */
  readonly action: string;
  readonly challenge: string;
  readonly makes?: boolean | undefined;
  readonly button: string;
  /** Said when the device gave no passkey. */
  readonly failed: string;
  /** In its place where there is no script or no passkey can be had. */
  readonly without: Child;
  /** Fields before the button. */
  readonly children?: Child;
}

/** A form that the reader's device answers. Needs the island `passkey-form`; without it, it says what else there is. */
export function PasskeyForm(props: PasskeyFormProps) {
  return (
    // A custom element stands in its line like a word; the block around it keeps its distance.
    <div>
      <passkey-form
        data-challenge={props.challenge}
        data-failed={props.failed}
        data-makes={props.makes ? "yes" : undefined}
      >
        <div hidden>
          <PostForm action={props.action} csrfToken={props.csrfToken} class="stack">
            <input type="hidden" name="response" value="" />
            {props.children}
            <div class="row">
              <Button>{props.button}</Button>
            </div>
          </PostForm>
        </div>
        <p role="status"></p>
        <div data-without="">{props.without}</div>
      </passkey-form>
    </div>
  );
}
