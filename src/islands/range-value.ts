// Shows a slider's number while it moves.

class RangeValue extends HTMLElement {
  connectedCallback() {
    const number = this.querySelector(".range__number");
    const slider = this.querySelector("input");
    slider?.addEventListener("input", () => {
      if (number) number.textContent = slider.value;
    });
  }
}

customElements.define("range-value", RangeValue);
