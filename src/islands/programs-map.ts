// Opens the map of what the list beside it says: everything large is fetched when somebody asks for it, and not before.

import type { OpenMap } from "./map/draw-map.ts";

class ProgramsMap extends HTMLElement {
  #map: OpenMap | undefined;

  connectedCallback() {
    const open = this.querySelector<HTMLElement>("[data-open]");
    const button = open?.querySelector("button");
    if (!open || !button) return;
    open.hidden = false;
    button.addEventListener("click", () => void this.#open(open, button));
    // Filters put another list in the place of this one.
    new MutationObserver(() => void this.#follow()).observe(this.parentElement ?? this, { childList: true });
    document.addEventListener("click", this.#onShow);
  }

  async #open(open: HTMLElement, button: HTMLButtonElement) {
    const { draw = "", library = "", worker = "", outlines = "" } = this.dataset;
    const frame = this.querySelector<HTMLElement>("[data-frame]");
    if (!frame) return;
    button.disabled = true;
    try {
      const { drawMap } = await import(draw);
      frame.hidden = false;
      this.#map = await drawMap(frame, { library, worker, outlines, onChoose: showInList });
      open.hidden = true;
      await this.#follow();
    } catch {
      frame.hidden = true;
      const status = this.querySelector("[role=status]");
      if (status) status.textContent = this.dataset["failed"] ?? "";
    }
    button.disabled = false;
  }

  async #follow() {
    const points = document.querySelector<HTMLElement>("[data-points]")?.dataset["points"];
    if (!this.#map || !points) return;
    this.#map.show(await (await fetch(points)).json());
    for (const place of document.querySelectorAll("[data-place]:not(:has(button))")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button button--text";
      button.textContent = this.dataset["show"] ?? "";
      button.setAttribute("aria-describedby", place.id);
      place.append(button);
    }
  }

  readonly #onShow = ({ target }: Event) => {
    const place = target instanceof HTMLButtonElement && target.closest<HTMLElement>("[data-place]");
    if (place) this.#map?.choose(place.dataset["place"] ?? "");
  };
}

function showInList(id: string) {
  const place = document.querySelector<HTMLElement>(`[data-place="${CSS.escape(id)}"]`);
  place?.focus();
  place?.scrollIntoView({ block: "center" });
}

customElements.define("programs-map", ProgramsMap);
