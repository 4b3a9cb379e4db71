// Stops a page that renews itself as soon as somebody types in it: with the page, what they typed would be gone.

class TypingStops extends HTMLElement {
  connectedCallback() {
    const stopped = () => {
      stop();
      this.textContent = this.dataset["stopped"] ?? "";
    };
    addEventListener("input", stopped, { once: true });
  }
}

customElements.define("typing-stops", TypingStops);
