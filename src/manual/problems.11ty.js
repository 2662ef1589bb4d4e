import { catalogue } from '../../dist/index.js'
import { inline } from './inline.js'

/** The list of all problem codes, by family. */
export const data = {
  title: 'Problems',
  description: 'Every message, why it matters and how to mend it.',
  permalink: '/manual/problems/',
  layout: 'handbook',
  weight: 7,
  editPath: 'plugins/core/problems/catalogue.ts',
}

export function render() {
  const families = new Map()
  for (const [code, rule] of Object.entries(catalogue)) {
    const [family] = code.split('/')
    families.set(family, [...(families.get(family) ?? []), [code, rule]])
  }
  return [...families]
    .map(
      ([family, rules]) => `<h2 id="${family}">${family}</h2>
<ul>
${rules.map(([code, { what }]) => `<li><a href="${code}/"><code>${code}</code></a>: ${inline(what)}</li>`).join('\n')}
</ul>`,
    )
    .join('\n')
}
