// breaks: no-restricted-imports
import { writeOrder } from "./store";

export const opened = writeOrder;
