export const unitsText = (units: number): string => (units === 1 ? "1 unit" : `${units.toLocaleString("en")} units`);

export const linesText = (lines: number): string => (lines === 1 ? "1 line" : `${lines} lines`);
