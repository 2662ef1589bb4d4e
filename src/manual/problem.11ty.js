import { catalogue } from '../../dist/index.js'
import { inline } from './inline.js'

/** One page for each problem code, made from the catalogue. */
export const data = {
  rules: Object.entries(catalogue).map(([code, rule]) => ({ code, ...rule })),
  pagination: { data: 'rules', size: 1, alias: 'rule', addAllPagesToCollections: true },
  permalink: ({ rule }) => `/manual/problems/${rule.code}/`,
  layout: 'handbook',
  editPath: 'plugins/core/problems/catalogue.ts',
  eleventyComputed: { title: ({ rule }) => rule.code, description: ({ rule }) => rule.what.replaceAll('`', '') },
}

export function render({ rule: { what, why, mend, severity, stopsBuild } }) {
  const cost = stopsBuild ? 'It stops the build.' : 'It does not stop the build.'
  return `<p>${inline(what)}</p>
<h2 id="why">Why it matters</h2>
<p>${inline(why)}</p>
<h2 id="mend">How to mend it</h2>
<p>${inline(mend)}</p>
<h2 id="cost">What it costs</h2>
<p>Severity: ${severity === 'info' ? 'note' : severity}. ${severity === 'error' ? `<code>handbook check</code> ends with 1. ${cost}` : cost}</p>
`
}
