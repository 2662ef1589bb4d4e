import { inline } from './inline.js'

/** The list of all schemas. */
export const data = {
  title: 'Fields',
  description: 'Every field of every page and data file.',
  permalink: '/manual/fields/',
  layout: 'handbook',
  weight: 6,
  editPath: 'schemas',
}

export function render({ collections }) {
  const pages = collections.all
    .filter(({ url }) => /^\/manual\/fields\/[^/]+\/$/.test(url))
    .sort((a, b) => (a.url < b.url ? -1 : 1))
  return `<p>Made from the JSON Schemas that the package ships in <code>schemas/</code>. Editors can use them as they are.</p>
<ul>
${pages.map(({ url, data }) => `<li><a href="${url}">${inline(data.title)}</a>: ${inline(data.description)}</li>`).join('\n')}
</ul>
`
}
