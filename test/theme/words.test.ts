import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { de } from '../../plugins/theme/words/de.ts'
import { en, type Words } from '../../plugins/theme/words/en.ts'
import { es } from '../../plugins/theme/words/es.ts'
import { fr } from '../../plugins/theme/words/fr.ts'
import { ja } from '../../plugins/theme/words/ja.ts'
import { spokenWords, withWords } from '../../plugins/theme/words/words.ts'
import { builtSite } from '../support/built-site.ts'
import { project } from '../support/command.ts'

const test = suite('theme/words')

const names = Object.keys(en) as (keyof Words)[]
const gapsIn = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([gap]) => gap).sort()

for (const [lang, words] of Object.entries({ de, es, fr, ja })) {
  test(`${lang} says everything, with the same gaps`, () => {
    for (const name of names) {
      assert.ok(words[name].trim() !== '', name)
      assert.equal(gapsIn(words[name]), gapsIn(en[name]), name)
    }
  })
}

test('the options name every word, with what it is in English', () => {
  const { properties } = JSON.parse(readFileSync(join(project, 'schemas/options.schema.json'), 'utf8'))
  const fields = properties.theme.properties.words.properties as Record<string, { default: string }>

  assert.equal(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.default])), { ...en })
})

test('a site gets the words of its language, with its own in their place, and English where there is none', () => {
  const said = (lang: string, words = {}) => {
    const { previous, next, lang: spoken } = spokenWords({ site: { lang }, theme: { words } })
    return [previous, next, spoken]
  }

  assert.equal(said('de-AT'), ['Zurück', 'Weiter', 'de-AT'])
  assert.equal(said('JA'), ['前へ', '次へ', 'JA'])
  assert.equal(said('de', { next: 'Vorwärts' }), ['Zurück', 'Vorwärts', 'de'])
  assert.equal(said('pt', { next: 'Próxima' }), ['Previous', 'Próxima', 'pt'])
  assert.equal(said('pt'), ['Previous', 'Next', 'en'])
  assert.equal(said('__proto__'), ['Previous', 'Next', 'en'])
})

for (const file of ['theme/handbook.js', 'search/search.js', 'site-files/not-found.js']) {
  test(`${file} gets the words that it names, in the language of the site`, () => {
    const script = readFileSync(join(project, 'plugins', file), 'utf8')
    const line = /^const texts = .*$/m
    const used = (words: Words): Record<string, string> =>
      JSON.parse(line.exec(withWords(script, words))?.[0].slice('const texts = '.length) ?? '')
    const named = [...new Set([...script.matchAll(/\btexts\.(\w+)/g)].map(([, name]) => name as keyof Words))].sort()

    assert.ok(named.length > 1)
    for (const words of [en, de]) {
      assert.equal(Object.keys(used(words)).sort(), named)
      for (const name of named) assert.is(used(words)[name], words[name], name)
    }
  })
}

const page = (title: string, more = ''): string =>
  `---\ntitle: ${title}\n${more}---\n## One\n\nText\n\n## Two\n\nText\n`
const files = (site: object, theme: object = {}) => ({
  'handbook.config.json': JSON.stringify({ site, theme, changes: false }),
  'src/index.md': page('Start'),
  'src/sea/index.md': page('Sea'),
  'src/sea/a.md': page('A', 'owner: Ada Moss\nlast_reviewed: 2026-11-01\nlast_updated: 2026-11-02\naliases: [/old/]\n'),
  'src/sea/b.md': page('B', 'lang: en\n'),
})

test('a page in German speaks German all around', async () => {
  const { pages, error } = await builtSite(files({ lang: 'de', repository: 'https://gitlab.example/a/b' }))
  const a = pages.get('/sea/a/') ?? ''

  assert.is(error, undefined)
  for (const part of [
    '<a class="skip-link" href="#content">Zum Inhalt springen</a>',
    '<summary class="toc-title">Auf dieser Seite</summary>',
    'data-search>Suche <kbd',
    '<li>Verantwortlich: Ada Moss</li><li data-search-skip>Zuletzt geprüft: <time datetime="2026-11-01">2026-11-01</time></li><li data-search-skip>Zuletzt geändert: <time',
    '<span>Weiter</span> <strong>B</strong>',
    'aria-label="Link zu One"',
    '<p>Stand der Daten: <time datetime="2026-11-23">2026-11-23</time>.</p>',
    'Diese Seite bearbeiten</a>',
    encodeURIComponent('Hilfreich: A'),
    encodeURIComponent('Seite: /sea/a/\nDatei: src/sea/a.md\n\nWas geholfen hat:\n'),
  ])
    assert.ok(a.includes(part), part)
  const frame = a.replace(/<main[\s\S]*<\/main>/, '')
  assert.equal(
    names.filter((name) => en[name].length > 4 && en[name] !== de[name] && frame.includes(`>${en[name]}<`)),
    [],
  )
  assert.match(pages.get('/404.html') ?? '', '<h1>Seite nicht gefunden</h1>')
  assert.match(pages.get('/404.html') ?? '', '<h2 id="parts">Wo man anfangen kann<')
  assert.match(pages.get('/assets/handbook/not-found.js') ?? '', '"nearestPages":"Vielleicht suchen Sie:"')
  assert.match(pages.get('/search/') ?? '', '<h2 id="parts">Alle Teile der Website<')
  assert.match(pages.get('/old/') ?? '', '<p>Siehe <a href="/sea/a/">A</a>.</p>')
  assert.match(pages.get('/assets/handbook/handbook.js') ?? '', '"copy":"Kopieren"')
  assert.match(pages.get('/assets/handbook/search.js') ?? '', '"close":"Schließen"')
})

test('on a page in another language, the words of the theme are marked', async () => {
  const { pages } = await builtSite(files({ lang: 'de' }))

  assert.match(pages.get('/sea/b/') ?? '', '<a class="skip-link" href="#content" lang="de">Zum Inhalt springen</a>')
})

test('words of the site’s own are text', async () => {
  const { pages } = await builtSite(
    files({ lang: 'pt' }, { words: { next: '<b>Próxima</b>', linkTo: '"{heading}" <i>' } }),
  )
  const a = pages.get('/sea/a/') ?? ''

  assert.match(a, '<span>&lt;b&gt;Próxima&lt;/b&gt;</span>')
  assert.match(a, 'aria-label="&quot;One&quot; &lt;i&gt;"')
  assert.match(a, '<a class="skip-link" href="#content">Skip to content</a>')
})

test.run()
