import { Button, Card, Disclosure, Field, PostForm } from "#ui";
import type { ProgramPageProps } from "./program-page.tsx";

/** Flyers, lists, slides. */
export function Attachments({ program, mayChange, csrfToken }: ProgramPageProps) {
  const { attachments } = program.plan;
  const path = `/programs/${program.number}/files`;
  if (attachments.length === 0 && !mayChange) return null;
  return (
    <Card heading="Files">
      {attachments.length > 0 && (
        <ul>
          {attachments.map(({ digest, name, sizeBytes }) => (
            <li>
              <a href={`${path}/${digest}`}>{name}</a> <span class="quiet">{sizeWords(sizeBytes)}</span>
              {mayChange && (
                <PostForm action={`${path}/${digest}/removal`} csrfToken={csrfToken}>
                  <Button tone="text" about={name}>
                    Take it off
                  </Button>
                </PostForm>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayChange && (
        <Disclosure summary="Add a file">
          <PostForm action={path} csrfToken={csrfToken} class="stack" hasFiles>
            <Field
              name="file"
              label="File"
              type="file"
              hint="A PDF or a picture, up to 10 MB. It is read by whoever reads the plan."
              accept=".pdf,.jpg,.jpeg,.png,.webp"
            />
            <Button tone="quiet">Add it</Button>
          </PostForm>
        </Disclosure>
      )}
    </Card>
  );
}

function sizeWords(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
