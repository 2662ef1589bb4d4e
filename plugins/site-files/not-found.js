// Tells which pages stand nearest to an address at which nothing stands.
const texts = {}
const assets = new URL('.', import.meta.url)
const base = new URL('../../', assets).pathname
const box = document.querySelector('[data-not-found]')
const wanted = steps(location.pathname.slice(base.length - 1))
const most = 5
const likeness = new Map()

const search = document.querySelector('[data-search-address]')
if (search && wanted.length > 0) search.href += `?${new URLSearchParams({ q: words(wanted.at(-1)) })}`
if (wanted.length === 0) settle()
else if (box)
  fetch(new URL('addresses.json', assets))
    .then((answer) => answer.json())
    .then(show)
    // Without the list, the page says what it can.
    .catch(() => {})
    .then(settle)

/** What stands below can be shown: nothing pushes it down any more. */
function settle() {
  if (box) box.dataset.settled = ''
}

function show({ pages, renamed }) {
  const moved = renamed.filter(({ names }) => wanted.some((step) => names.includes(step)))
  const known = new Set(moved.flatMap(({ now }) => now.map(([url]) => url)))
  const near = nearest(pages).filter(([url]) => !known.has(url))
  const lines = moved.map(({ was, now }) => {
    const links = now.flatMap(([url, title], index) => [...(index > 0 ? [', '] : []), link(url, title)])
    const parts = texts.isNow.split(/\{(old|new)\}/)
    return element('p', ...parts.flatMap((part) => (part === 'new' ? links : part === 'old' ? was : part)))
  })
  if (near.length > 0) {
    lines.push(element('p', texts.nearestPages))
    lines.push(element('ul', ...near.map(([url, title]) => element('li', link(url, title), ' ', element('code', url)))))
  }
  box.replaceChildren(...lines)
}

/** The pages whose addresses are most like the one wanted; what an address ends with counts most. */
function nearest(pages) {
  const scored = pages.map((page) => {
    const there = steps(page[0])
    if (there.length === 0) return { page, score: 0 }
    const last = like(wanted.at(-1), there.at(-1))
    const shared = wanted
      .slice(0, -1)
      .map((step) => Math.max(0, ...there.slice(0, -1).map((other) => like(step, other))))
    const sum = shared.reduce((total, one) => total + one, 0)
    const longer = Math.abs(there.length - wanted.length)
    return { page, score: (2 * last + sum - 0.2 * longer) / (wanted.length + 1) }
  })
  return scored
    .filter(({ score }) => score > 0.4)
    .sort((a, b) => b.score - a.score || a.page[0].length - b.page[0].length || (a.page[0] < b.page[0] ? -1 : 1))
    .slice(0, most)
    .map(({ page }) => page)
}

/** From 0, nothing in common, to 1, the same. */
function like(a, b) {
  if (a === b) return 1
  const key = `${a}\n${b}`
  if (!likeness.has(key)) {
    const longest = Math.max(a.length, b.length)
    const far = Math.abs(a.length - b.length) > longest / 2 ? longest : distance(a, b)
    const part = a.length > 3 && b.length > 3 && (a.includes(b) || b.includes(a)) ? 0.7 : 0
    likeness.set(key, Math.max(part, 1 - far / longest < 0.5 ? 0 : 1 - far / longest))
  }
  return likeness.get(key)
}

/** How many letters must change to turn one text into the other. */
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1))
    }
    row = next
  }
  return row[b.length]
}

/** The steps of an address as they are compared. */
function steps(path) {
  let text = path
  try {
    text = decodeURIComponent(path)
  } catch {}
  return text
    .toLowerCase()
    .replace(/(^|\/)index\.html?$|\.html?$/, '')
    .split('/')
    .filter(Boolean)
    .map((step) => step.replace(/[_ ]/g, '-').slice(0, 100))
    .slice(0, 12)
}

function words(step) {
  return step.replace(/[-.]+/g, ' ').trim()
}

function link(url, title) {
  const made = element('a', title)
  made.href = base + url.slice(1)
  return made
}

function element(name, ...children) {
  const made = document.createElement(name)
  made.append(...children)
  return made
}
