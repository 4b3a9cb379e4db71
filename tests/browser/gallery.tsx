import {
  type Assets,
  createWebApp,
  csrfToken,
  setFlash,
  seeOther,
  takeFlash,
  type WebApp,
} from "#platform/http";
import { ErrorPage, Notice, Page, PostForm, Button } from "#ui";
import { GalleryFind } from "./gallery-find.tsx";
import { GalleryParts } from "./gallery-parts.tsx";
import { galleryShell } from "./gallery-shell.tsx";

/** A site of nothing but parts, to be looked at and tested: the real shell, the real safeguards, made-up content. */
export function createGallery(assets: Assets): WebApp {
  const shell = galleryShell(assets.urls);
  const app = createWebApp({
    keys: ["the gallery's own key, which guards nothing"],
    assets,
    renderError: (c, error) => <ErrorPage shell={shell} {...error} requestId={c.var.requestId} />,
    log: { info: () => undefined, error: () => undefined },
    rateLimits: false,
  });
  app.get("/", (c) => c.html(<GalleryParts shell={shell} csrfToken={csrfToken(c)} />));
  app.get("/find", (c) => c.html(<GalleryFind shell={shell} chosen={new URL(c.req.url).searchParams} />));
  app.get("/form", (c) =>
    c.html(
      <Page shell={shell} title="Form" notices={flashNotice(takeFlash(c)?.message)}>
        <PostForm action="/form" csrfToken={csrfToken(c)}>
          <Button>Send</Button>
        </PostForm>
      </Page>,
    ),
  );
  app.get("/waiting", (c) => {
    c.header("refresh", "3");
    return c.html(
      <Page shell={shell} title="Waiting" islands={["typing-stops"]}>
        <p>
          <typing-stops data-stopped="Stands still.">Looks again.</typing-stops>
        </p>
        <label>
          Words <input name="words" />
        </label>
      </Page>,
    );
  });
  app.post("/form", (c) => {
    setFlash(c, { message: "It was sent." });
    return seeOther(c, "/form");
  });
  return app;
}

function flashNotice(message: string | undefined) {
  return message === undefined ? undefined : <Notice tone="good">{message}</Notice>;
}
