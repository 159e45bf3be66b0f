export const writeOrder = (id: string): string => id;
