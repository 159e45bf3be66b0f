/** The lines of a stored request; it was parsed when it came, but is read as the plain data it is kept as. */
export function askedLines(request: unknown): { sku: string; units: number }[] {
  if (typeof request !== "object" || request === null || !("lines" in request) || !Array.isArray(request.lines)) return [];
  return request.lines.flatMap((line: unknown) =>
    typeof line === "object" && line !== null && "sku" in line && "units" in line
      ? [{ sku: String(line.sku), units: Number(line.units) }]
      : [],
  );
}
