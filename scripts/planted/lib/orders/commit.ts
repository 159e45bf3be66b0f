import { writeOrder } from "./store";

export const commit = (id: string): string => writeOrder(id);
