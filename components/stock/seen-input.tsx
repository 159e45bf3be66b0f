"use client";

import { useState } from "react";

/** The version that was seen when the form was opened, also when the page behind it has been drawn anew since. */
export function SeenInput({ name, value }: { name: string; value: number }) {
  const [seen] = useState(value);
  return <input type="hidden" name={name} value={seen} />;
}
