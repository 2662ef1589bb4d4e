/** Attributes that authors give to headings, blocks, links and pictures. */
export interface AttributeList {
  id?: string
  classes: string[]
  /** Names without a value, as `toc` is to kramdown. */
  flags: string[]
  named: Readonly<Record<string, string>>
}

/**
 * Read a list of attributes as kramdown, Hugo and Pandoc write it: `{#id .class}`, `{: .class #id key="value"}`.
 *
 * https://kramdown.gettalong.org/syntax.html#attribute-list-definitions
 *
 * @returns  Nothing when the braces hold anything else: then they are text.
 */
export function attributeList(text: string): AttributeList | undefined {
  const [, colon, inner = ''] = /^\{(:?)\s*([^{}\n]{0,500})\}$/.exec(text) ?? []
  if (colon === undefined) return undefined
  const list = { classes: [] as string[], flags: [] as string[] }
  const named: Record<string, string> = {}
  let id: string | undefined
  let rest = inner
  while (rest !== '') {
    const match =
      /^(?:#([^\s#="']+)|\.([\w:/-]+)|([\w-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"']+))|(:?[\w-]+:?))(?:\s+|(?=[.#])|$)/.exec(
        rest,
      )
    if (!match) return undefined
    const [found, ownId, className, name, double, single, bare, flag] = match
    if (ownId !== undefined) id ??= ownId
    else if (className !== undefined) list.classes.push(className)
    else if (name === 'id') id ??= double ?? single ?? bare ?? ''
    else if (name === 'class') list.classes.push(...(double ?? single ?? bare ?? '').split(/\s+/))
    else if (name !== undefined) named[name] = double ?? single ?? bare ?? ''
    else if (colon === ':' && flag !== undefined) list.flags.push(flag)
    else return undefined
    rest = rest.slice(found.length)
  }
  // Braces around nothing, and a name alone, are no attributes without the colon.
  if (colon === '' && id === undefined && list.classes.length === 0) return undefined
  return { ...list, named, ...(id ? { id } : {}) }
}
