/** Protobuf's JSON takes a field under both names. https://protobuf.dev/programming-guides/json/ */
export function snakeCase(camelName: string): string {
  return camelName.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

export function camelCase(snakeName: string): string {
  return snakeName.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
