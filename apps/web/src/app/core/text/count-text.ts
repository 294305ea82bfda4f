/** "1 Anlaufstelle", "21 Anlaufstellen". */
export function countText(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
