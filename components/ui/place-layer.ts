const GAP = 4;

/** Puts a floating layer under its anchor where the browser cannot do it from the style sheet alone. */
export function placeLayer(layer: HTMLElement, anchor: HTMLElement): void {
  if (CSS.supports("position-area", "block-end")) return;
  const at = anchor.getBoundingClientRect();
  const { width, height } = layer.getBoundingClientRect();
  const left = layer.dataset["hangs"] === "end" ? at.right - width : at.left;
  const below = at.bottom + GAP + height <= window.innerHeight;
  layer.style.left = `${Math.max(GAP, Math.min(left, window.innerWidth - width - GAP))}px`;
  layer.style.top = `${below ? at.bottom + GAP : Math.max(GAP, at.top - GAP - height)}px`;
  layer.style.margin = "0";
}
