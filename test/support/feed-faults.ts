import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { RelaxNGValidator, XmlDocument, XmlLibError } from 'libxml2-wasm'

/** The grammar of RFC 4287, appendix B, without the elements that no feed of ours has. */
const grammar = `<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.w3.org/2005/Atom"
  datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="feed"><interleave>
    <ref name="id"/><ref name="title"/><ref name="updated"/>
    <oneOrMore><ref name="author"/></oneOrMore>
    <zeroOrMore><ref name="link"/></zeroOrMore>
    <zeroOrMore><ref name="entry"/></zeroOrMore>
  </interleave></element></start>
  <define name="entry"><element name="entry"><interleave>
    <ref name="id"/><ref name="title"/><ref name="updated"/>
    <optional><element name="published"><ref name="date"/></element></optional>
    <zeroOrMore><ref name="link"/></zeroOrMore>
    <zeroOrMore><element name="category"><attribute name="term"/></element></zeroOrMore>
    <optional><element name="content"><attribute name="type"><choice><value>text</value><value>html</value></choice></attribute><text/></element></optional>
  </interleave></element></define>
  <define name="id"><element name="id"><data type="anyURI"><param name="minLength">1</param></data></element></define>
  <define name="title"><element name="title"><text/></element></define>
  <define name="updated"><element name="updated"><ref name="date"/></element></define>
  <define name="date"><data type="dateTime"><param name="pattern">.*(Z|[+\\-][0-9]{2}:[0-9]{2})</param></data></define>
  <define name="author"><element name="author"><element name="name"><data type="string"><param name="minLength">1</param></data></element></element></define>
  <define name="link"><element name="link">
    <attribute name="href"><data type="anyURI"/></attribute>
    <optional><attribute name="rel"/></optional><optional><attribute name="type"><data type="string"><param name="pattern">.+/.+</param></data></attribute></optional>
    <optional><attribute name="title"/></optional>
  </element></define>
</grammar>`

/** What libxml2 finds wrong with an Atom feed: XML that is not well formed, what the grammar forbids, ids and links given twice. */
export function atomFaults(feed: string): string[] {
  try {
    const document = XmlDocument.fromString(feed)
    RelaxNGValidator.fromDoc(XmlDocument.fromString(grammar)).validate(document)
    const ids = textsAt(feed, '/a:feed/a:entry/a:id')
    const alternates = document.find('/a:feed/a:link[@rel="alternate"]', atom).length
    return [
      ...(new Set(ids).size < ids.length ? ['two entries have one id'] : []),
      ...(alternates > 1 ? ['two alternate links of one type'] : []),
    ]
  } catch (error) {
    if (error instanceof XmlLibError) return [error.message]
    throw error
  }
}

const atom = { a: 'http://www.w3.org/2005/Atom' }

/** Texts of the elements at an XPath, with the prefix `a` for Atom, as an XML parser reads them. */
export function textsAt(feed: string, path: string): string[] {
  return XmlDocument.fromString(feed)
    .find(path, atom)
    .map(({ content }) => content)
}

const require = createRequire(import.meta.url)

/** What the schema of JSON Feed finds wrong with a feed. Version 1.1 differs from its version 1 in `authors` and `language` alone. */
export function jsonFeedFaults(feed: string): string[] {
  const ajv = new Ajv({ strict: false })
  formats.default(ajv)
  ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json'))
  const validate = ajv.compile(JSON.parse(readFileSync(require.resolve('jsonfeed-schema/schema-v1.json'), 'utf8')))
  const { version, ...rest } = JSON.parse(feed) as { version: string; items: { id: string }[] }
  validate({ version: 'https://jsonfeed.org/version/1', ...rest })
  const ids = rest.items.map(({ id }) => id)
  return [
    ...(validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`),
    ...(version === 'https://jsonfeed.org/version/1.1' ? [] : [`version ${version}`]),
    ...(new Set(ids).size < ids.length ? ['two items have one id'] : []),
  ]
}
