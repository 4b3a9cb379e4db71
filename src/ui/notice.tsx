import type { Child } from "hono/jsx";

export type NoticeTone = "note" | "good" | "attention" | "stop";

export interface NoticeProps {
  readonly tone?: NoticeTone | undefined;
  readonly title?: string | undefined;
  readonly children?: Child;
}

/** Something to know before going on. Says it in words: the colour only repeats them. */
export function Notice({ tone = "note", title, children }: NoticeProps) {
  return (
    <div class={`notice notice--${tone}`} role="status">
      {title && <p class="notice__title">{title}</p>}
      {children}
    </div>
  );
}

export interface UndoNoticeProps {
  /** What was done, past tense: `Removed “Makerspaces on a Shoestring” from your plan.` */
  readonly message: string;
  /** Where the undoing form is sent. */
  readonly action: string;
  readonly csrfToken: string;
  readonly label?: string | undefined;
}

/** What was just done, with a button that takes it back. */
export function UndoNotice({ message, action, csrfToken, label = "Undo" }: UndoNoticeProps) {
  return (
    <div class="notice notice--good undo" role="status">
      <p>{message}</p>
      <PostForm action={action} csrfToken={csrfToken}>
        <button class="button button--text" type="submit">
          {label}
        </button>
      </PostForm>
    </div>
  );
}

export interface PostFormProps {
  readonly action: string;
  /** From `csrfToken(c)`; without it the change is refused. */
  readonly csrfToken: string;
  /** Set for a form with a file in it. */
  readonly hasFiles?: boolean | undefined;
  readonly class?: string | undefined;
  readonly children?: Child;
}

/** A form that changes something. Errors are ours to show, in our words, so the browser's checks are off. */
export function PostForm({ action, csrfToken, hasFiles, class: className, children }: PostFormProps) {
  return (
    <form
      method="post"
      action={action}
      class={className}
      enctype={hasFiles ? "multipart/form-data" : undefined}
      novalidate
    >
      <input type="hidden" name="csrf" value={csrfToken} />
      {children}
    </form>
  );
}
