// breaks: typescript/switch-exhaustiveness-check
export function wordOf(status: "placed" | "shipped"): string | null {
  switch (status) {
    case "placed":
      return "Placed";
  }
  return null;
}
