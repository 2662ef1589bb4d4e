import { RelaxNGValidator, XmlDocument, XmlLibError } from 'libxml2-wasm'

/** The rules of https://www.sitemaps.org/protocol.html as a grammar. */
const grammar = `<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.sitemaps.org/schemas/sitemap/0.9"
  datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><choice>
    <element name="urlset"><oneOrMore><element name="url"><ref name="entry"/></element></oneOrMore></element>
    <element name="sitemapindex"><oneOrMore><element name="sitemap"><ref name="entry"/></element></oneOrMore></element>
  </choice></start>
  <define name="entry"><interleave>
    <element name="loc"><data type="anyURI"><param name="minLength">12</param><param name="maxLength">2048</param><param name="pattern">https?://.*</param></data></element>
    <optional><element name="lastmod"><choice><data type="date"/><data type="dateTime"/></choice></element></optional>
  </interleave></define>
</grammar>`

/** What libxml2 finds wrong with a sitemap or an index of sitemaps, and what is more than the protocol allows. */
export function sitemapFaults(sitemap: string): string[] {
  try {
    const document = XmlDocument.fromString(sitemap)
    RelaxNGValidator.fromDoc(XmlDocument.fromString(grammar)).validate(document)
    const addresses = document
      .find('//s:loc', { s: 'http://www.sitemaps.org/schemas/sitemap/0.9' })
      .map(({ content }) => content)
    return [
      ...(addresses.length > 50_000 ? ['more than 50,000 addresses'] : []),
      ...(Buffer.byteLength(sitemap) > 52_428_800 ? ['larger than 50 MB'] : []),
      ...(new Set(addresses).size < addresses.length ? ['an address is given twice'] : []),
      ...addresses.filter((address) => /[^\x21-\x7e]/.test(address)).map((address) => `${address} is not encoded`),
    ]
  } catch (error) {
    if (error instanceof XmlLibError) return [error.message]
    throw error
  }
}
