import { type ReactNode, useId } from "react";

/**
 * An id for markup that the server draws. Parts of a page that are drawn in different requests, as after a soft
 * navigation, count their ids from the start again, so the words it stands for tell them apart.
 */
export function useOwnId(...words: readonly ReactNode[]): string {
  const id = useId();
  const about = words.filter((word) => typeof word === "string").join(" ");
  return `${id}${about
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)}`;
}
