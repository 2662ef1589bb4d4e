/** A title without the marks of code, where no tags can stand. */
export function plainTitle(title: string): string {
  return title.replaceAll('`', '')
}
