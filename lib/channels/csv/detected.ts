/** What the file says about itself: proven by a value, only likely, or left for a person to decide. */
export type Detected<T> =
  | { value: T; confidence: "certain" | "likely"; because: string }
  | { value: null; confidence: "unknown"; because: string };

export const certainly = <T>(value: T, because: string): Detected<T> => ({ value, confidence: "certain", because });
export const likely = <T>(value: T, because: string): Detected<T> => ({ value, confidence: "likely", because });
export const undecided = (because: string): { value: null; confidence: "unknown"; because: string } => ({
  value: null,
  confidence: "unknown",
  because,
});
