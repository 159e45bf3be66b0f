export const orderOf = (id: string): string => id;
