// The search: a dialog on every page, and a page of its own. Pagefind is loaded when somebody searches.
const assets = new URL('.', import.meta.url)
const root = new URL('../../', assets).pathname
// The words of the site's language: those that are used below.
const texts = {}
const groups = { section: texts.section, stage: texts.stage, kind: texts.kind }
const pause = 120
// Many words of one kind make a text long, not more to the point.
const ranking = { pageLength: 0.1, termFrequency: 0.3 }
// Of so many pages that fit best, and as many that stand highest, names are compared with what is asked for.
const compared = 20
const switchedOff = 'handbook:no-search-key'
const characters = { lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'", amp: '&' }
let loading

const entry = document.querySelector('a[data-search]')
const page = document.querySelector('form[data-search-page]')
if (page) searchPage(page)
if (entry) opens(entry, page)

/** The link in the header and the key `/` lead to the search. */
function opens(entry, page) {
  let dialog
  const open = () => {
    if (page) return page.elements.q.focus()
    dialog ??= searchDialog(entry.href)
    dialog.showModal()
    dialog.querySelector('input').select()
  }
  entry.setAttribute('aria-keyshortcuts', '/')
  if (!page) entry.setAttribute('aria-haspopup', 'dialog')
  entry.addEventListener('click', (event) => {
    if (hasModifier(event)) return
    event.preventDefault()
    open()
  })
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || hasModifier(event) || event.isComposing || isTyping(event.target)) return
    if (document.querySelector('dialog[open]') || stored(switchedOff)) return
    event.preventDefault()
    open()
  })
}

function searchDialog(address) {
  const input = element('input', { type: 'search', name: 'q', autocomplete: 'off' })
  const close = element('button', { type: 'button' }, texts.close)
  const form = element(
    'form',
    { class: 'search-form', role: 'search', action: address },
    element('label', {}, `${texts.searchAllPages} `, input),
    close,
  )
  const all = element('a', { href: address, 'data-all': '' }, texts.allResults)
  const dialog = element('dialog', { class: 'search-dialog', 'aria-label': texts.search }, form)
  const found = finder(form, {
    limit: 8,
    onShown: (query, count) => {
      all.href = `${address}${query}`
      all.hidden = count <= 8
    },
  })
  all.hidden = true
  found.list.after(all)
  dialog.append(element('p', { class: 'search-keys' }, `${texts.searchKeys} `, keySwitch()))
  form.addEventListener('submit', (event) => {
    const first = found.list.querySelector('a')
    if (!first || found.isBusy()) return
    event.preventDefault()
    first.click()
  })
  close.addEventListener('click', () => dialog.close())
  dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close())
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return
    // Browsers would empty the field first.
    event.preventDefault()
    dialog.close()
  })
  document.body.append(dialog)
  return dialog
}

/** Readers who speak or swing their keys can do without one: https://www.w3.org/WAI/WCAG22/Understanding/character-key-shortcuts */
function keySwitch() {
  const input = element('input', { type: 'checkbox' })
  input.checked = !stored(switchedOff)
  input.addEventListener('change', () => store(switchedOff, input.checked ? undefined : 'yes'))
  return element('label', {}, input, ` ${texts.openWithKey}`)
}

/** The page keeps its state in its address. */
function searchPage(form) {
  const found = finder(form, { limit: 20, canShowMore: true, onChange: (query, how) => write(query, how) })
  const write = (query, how) => {
    const url = location.pathname + query
    if (url !== location.pathname + location.search) history[how](null, '', url)
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    found.search().then(() => found.list.querySelector('a')?.focus())
  })
  addEventListener('popstate', () => found.read(location.search))
  found.read(location.search).then(() => {
    form.dataset.settled = ''
  })
  if (!location.search) form.elements.q.focus({ preventScroll: true })
}

/**
 * Searches as the form says, and shows what it finds below it.
 *
 * `onChange` is told the state as a query, and whether it is a step to come back to; `onShown` the state and how many there are.
 */
function finder(form, { limit, canShowMore = false, onChange = () => {}, onShown = () => {} }) {
  const input = form.elements.q
  const chosen = Object.fromEntries(Object.keys(groups).map((name) => [name, new Set()]))
  const filters = element('div', { class: 'search-filters', role: 'group', 'aria-label': texts.filters })
  const status = element('p', { class: 'search-status', role: 'status' })
  const list = element('ol', { class: 'search-results' })
  const more = element('button', { type: 'button', hidden: '' }, texts.showMore)
  const parts = element('div', { class: 'search-found' }, filters, status, list, more)
  let turn = 0
  let timer
  let done = 0
  let count = limit

  const query = () => {
    const words = input.value.trim()
    const pairs = Object.entries(chosen).flatMap(([name, values]) => [...values].map((value) => [name, value]))
    const text = new URLSearchParams([...(words ? [['q', words]] : []), ...pairs]).toString()
    return text && `?${text}`
  }
  const search = async () => {
    clearTimeout(timer)
    const mine = ++turn
    const isEmpty = query() === ''
    try {
      const pagefind = await load()
      const found = await ask(pagefind, isEmpty ? undefined : input.value.trim(), chosen)
      const { results, counts } = found
      const shown = await best(found, input.value.trim(), count)
      if (mine !== turn) return
      drawFilters(filters, counts, chosen)
      list.replaceChildren(...shown.map(resultItem))
      status.textContent = isEmpty ? '' : results.length === 0 ? texts.noPageFits : counting(results.length)
      more.hidden = !canShowMore || results.length <= count
      onShown(query(), results.length)
    } catch {
      if (mine === turn) status.replaceChildren(`${texts.searchNotLoaded} `, ...otherWay(form))
    } finally {
      done = Math.max(done, mine)
    }
  }
  const later = () => {
    count = limit
    clearTimeout(timer)
    timer = setTimeout(search, pause)
    turn += 1
  }
  input.addEventListener('input', () => {
    onChange(query(), 'replaceState')
    later()
  })
  filters.addEventListener('change', ({ target }) => {
    chosen[target.name][target.checked ? 'add' : 'delete'](target.value)
    onChange(query(), 'pushState')
    count = limit
    search()
  })
  more.addEventListener('click', async () => {
    const before = list.children.length
    count += limit
    await search()
    list.children[before]?.querySelector('a').focus()
  })
  form.after(parts)
  for (const part of [form, list]) part.addEventListener('keydown', (event) => move(event, input, list))
  // What is typed first need not wait for what is loaded.
  input.addEventListener('focus', () => load().catch(() => {}), { once: true })
  return {
    list,
    search,
    isBusy: () => done < turn,
    read(text) {
      const given = new URLSearchParams(text)
      input.value = given.get('q') ?? ''
      for (const [name, values] of Object.entries(chosen)) {
        values.clear()
        for (const value of given.getAll(name)) values.add(value)
      }
      return search()
    },
  }
}

/** Pagefind with the index; asked again after it failed. */
function load() {
  loading ??= start()
  loading.catch(() => {
    loading = undefined
  })
  return loading
}

async function start() {
  const pagefind = await import(new URL('pagefind/pagefind.js', assets))
  await pagefind.options({ baseUrl: root, excerptLength: 24, ranking })
  await pagefind.init()
  // Only what is loaded is counted.
  await pagefind.filters()
  return pagefind
}

/** Values of one group are alternatives; each is counted with what the other groups say. */
async function ask(pagefind, words, chosen) {
  const names = Object.keys(groups)
  const searched = (left, options) => {
    const used = names.filter((name) => name !== left && chosen[name].size > 0)
    const filters = Object.fromEntries(used.map((name) => [name, { any: [...chosen[name]] }]))
    return pagefind.search(words || null, { filters, ...options })
  }
  if (words === undefined) return { results: [], counts: await pagefind.filters(), first: 0 }
  const found = await searched()
  const counts = {}
  for (const name of names) counts[name] = (chosen[name].size > 0 ? await searched(name) : found).filters[name] ?? {}
  // Of a word that many pages have, the page of that name need not be among the first.
  const high = found.results.length > compared ? await searched(undefined, { sort: { place: 'asc' } }) : { results: [] }
  const others = new Set(high.results.slice(0, compared).map(({ id }) => id))
  const isFirst = ({ id }, index) => index < compared || others.has(id)
  const first = found.results.filter(isFirst)
  const results = [...first, ...found.results.filter((result, index) => !isFirst(result, index))]
  return { results, counts, first: first.length }
}

/**
 * The pages to show: of the first, those whose names say little else than what is asked for come before those that only mention
 * it.
 */
async function best({ results, first }, words, count) {
  const data = await Promise.all(results.slice(0, Math.max(count, first)).map((result) => result.data()))
  const scoreOf = (page, index) => results[index].score * (1 + nearness(words, page))
  const scored = data.slice(0, first).map((page, index) => ({ page, score: scoreOf(page, index) }))
  const sorted = scored.sort((a, b) => b.score - a.score).map(({ page }) => page)
  return [...sorted, ...data.slice(first)].slice(0, count)
}

/** How much of a page's title, and of the last step of its address, is asked for; more for pages that stand near the top. */
function nearness(words, { url, meta }) {
  const steps = url
    .slice(root.length)
    .replace(/\.html$/, '')
    .split('/')
    .filter(Boolean)
  const named = share(words, meta.title ?? '') + share(words, steps.at(-1) ?? '') / 2
  return named * (1 + 2 / Math.max(steps.length, 1))
}

/** 1 when all of a name is asked for, 0 unless it has all the words. */
function share(words, name) {
  const [wanted, there] = [words, name].map((text) => [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu))])
  const hasAll = wanted.length > 0 && wanted.every((word) => there.some((other) => isSameWord(word, other)))
  return hasAll ? wanted.length / there.length : 0
}

/** The same but for an ending: release, releases. */
function isSameWord(a, b) {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short === long || (short.length > 3 && long.startsWith(short) && long.length - short.length < 3)
}

function drawFilters(box, counts, chosen) {
  const had = box.contains(document.activeElement) ? document.activeElement : undefined
  const group = had?.closest('details').dataset.group
  const isFirst = box.childElementCount === 0
  const open = new Set([...box.querySelectorAll('details[open]')].map(({ dataset }) => dataset.group))
  const drawn = Object.entries(groups).flatMap(([group, label]) => {
    const values = Object.entries(counts[group] ?? {}).filter(([one, count]) => count > 0 || chosen[group].has(one))
    for (const one of chosen[group]) if (!values.some(([known]) => known === one)) values.push([one, 0])
    if (values.length === 0) return []
    values.sort(([a], [b]) => a.localeCompare(b))
    const checks = values.map(([one, count]) => check(group, one, count, chosen[group].has(one)))
    const legend = element('legend', { class: 'visually-hidden' }, label)
    const mark = chosen[group].size > 0 ? ` (${chosen[group].size})` : ''
    const details = element('details', { class: 'filter-group', 'data-group': group })
    details.open = open.has(group) || (isFirst && mark !== '')
    details.append(element('summary', {}, label + mark), element('fieldset', {}, legend, ...checks))
    return [details]
  })
  box.replaceChildren(...drawn)
  if (!had) return
  const again = [...box.querySelectorAll(`[data-group="${group}"] :is(input, summary)`)]
  const same = again.find((one) => one.tagName === had.tagName && one.value === had.value) ?? again[0]
  same?.focus()
}

function check(name, value, count, isChecked) {
  const input = element('input', { type: 'checkbox', name, value })
  input.checked = isChecked
  return element('label', {}, input, ` ${value} (${count})`)
}

function resultItem({ url, excerpt, meta, sub_results = [] }) {
  const parts = sub_results.filter((part) => part.url !== url).slice(0, 2)
  const lines = parts.map((part) => element('li', {}, element('a', { href: part.url }, part.title)))
  return element(
    'li',
    {},
    ...(meta.above ? [element('p', { class: 'search-above' }, meta.above)] : []),
    element('a', { class: 'search-title', href: url }, meta.name || meta.title || url),
    element('p', { class: 'search-excerpt' }, ...marked(excerpt)),
    ...(lines.length > 0 ? [element('ul', { class: 'search-sections' }, ...lines)] : []),
  )
}

/** The excerpt as text with marks: nothing else of it becomes an element. */
function marked(excerpt) {
  const parts = excerpt.split(/<mark>([\s\S]*?)<\/mark>/)
  return parts.map((part, index) => (index % 2 === 1 ? element('mark', {}, decoded(part)) : decoded(part)))
}

function decoded(text) {
  return text.replace(/&(lt|gt|quot|#39|#x27|amp);/g, (_, name) => characters[name])
}

/** Arrow keys go from the field to the results and back; what is typed there goes into the field. */
function move(event, input, list) {
  if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return
  const links = [...list.querySelectorAll('a')]
  const place = links.indexOf(event.target)
  if (place === -1 && event.target !== input) return
  if (event.key === 'ArrowDown') links[place + 1]?.focus()
  else if (event.key === 'ArrowUp') (place > 0 ? links[place - 1] : input).focus()
  else if (place !== -1 && /^\S$/.test(event.key)) return input.focus()
  else return
  event.preventDefault()
}

/** The page of the search lists the parts of the site below; the dialog leads there. */
function otherWay(form) {
  if (!form.action || form === page) return [texts.partsBelow]
  return [element('a', { href: form.action }, texts.seeAllParts), '.']
}

function counting(count) {
  return count === 1 ? texts.onePage : texts.manyPages.replace('{count}', count)
}

function element(name, attributes, ...children) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

function hasModifier({ ctrlKey, altKey, metaKey, shiftKey, key }) {
  // On many keyboards the slash itself needs Shift.
  return ctrlKey || altKey || metaKey || (shiftKey && key !== '/')
}

function isTyping(target) {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

/** Browsers can forbid to keep anything. */
function stored(key) {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function store(key, value) {
  try {
    if (value === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {}
}
