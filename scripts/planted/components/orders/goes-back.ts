// breaks: no-restricted-imports
import type { Late } from "@/app/broken/loads-late";

export type Back = Late;
