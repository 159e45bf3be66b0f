// breaks: oxc/no-barrel-file
export * from "@/lib/orders/order";
