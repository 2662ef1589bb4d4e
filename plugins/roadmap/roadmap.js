// Arranges the roadmap as its form asks. It is loaded before the script that filters, whose events it follows.
const form = document.querySelector('form[data-filters="roadmap"]')
const table = document.getElementById('roadmap')
const names = document.getElementById('roadmap-groups')
if (form && table && names) roadmap(form, table, JSON.parse(names.textContent))

function roadmap(form, table, names) {
  let arranged = 'stage'
  form.addEventListener('handbook:arrange', () => {
    const { view, zoom, by } = Object.fromEntries(new FormData(form))
    table.dataset.zoom = zoom
    table.dataset.view = view
    // On the board, columns are groups and have no scale.
    for (const name of ['zoom', 'by']) form.elements[name].closest('label').hidden = view === 'board'
    const wanted = view === 'board' ? 'horizon' : by
    if (wanted !== arranged && names[wanted]) regroup(table, wanted, names[wanted])
    arranged = wanted
  })
  form.addEventListener('handbook:filtered', () => count(table))
  table.addEventListener('keydown', (event) => move(event, table))
}

/** Put the entries into other groups; one that belongs to several is copied. */
function regroup(table, by, groups) {
  const rows = new Map()
  for (const row of table.querySelectorAll('[data-entry]'))
    if (!rows.has(row.dataset.entry)) rows.set(row.dataset.entry, row)
  const inOrder = [...rows.values()].sort((a, b) => a.dataset.order - b.dataset.order)
  const placed = new Map(groups.map(([key]) => [key, []]))
  for (const row of inOrder) {
    const [first = '', ...others] = (row.dataset[by] ?? '').split(' ')
    placed.get(first)?.push(row)
    for (const key of others) placed.get(key)?.push(row.cloneNode(true))
  }
  const bodies = groups.flatMap(([key, name]) => {
    const rows = placed.get(key)
    return rows.length > 0 ? [body(table, key, name, rows)] : []
  })
  for (const old of [...table.tBodies]) old.remove()
  table.append(...bodies)
}

function body(table, key, name, rows) {
  const made = table.tBodies[0].cloneNode(false)
  const heading = table.querySelector('.roadmap-group').cloneNode(true)
  made.dataset.key = key
  heading.querySelector('th').firstChild.data = `${name} `
  made.append(heading, ...rows)
  return made
}

/** Say for each group how many of its entries are shown. */
function count(table) {
  for (const body of table.tBodies) {
    const shown = body.querySelectorAll('[data-entry]:not([hidden])').length
    body.querySelector('.roadmap-group .note').textContent = shown
    body.style.setProperty('--rows', shown)
  }
}

/** Arrow keys go from entry to entry; on the board, left and right go from column to column. */
function move(event, table) {
  const link = event.target.closest('[data-entry] th a')
  if (!link || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  const linksIn = (body) => [...body.querySelectorAll('[data-entry]:not([hidden]) th a')]
  const columns = [...table.tBodies].map(linksIn).filter((links) => links.length > 0)
  const column = columns.findIndex((links) => links.includes(link))
  const isBoard = table.dataset.view === 'board'
  const links = isBoard ? columns[column] : columns.flat()
  const place = links.indexOf(link)
  const beside = (step) => {
    const other = isBoard ? columns[column + step] : undefined
    return other?.[Math.min(place, other.length - 1)]
  }
  const targets = {
    ArrowDown: () => links[place + 1],
    ArrowUp: () => links[place - 1],
    ArrowRight: () => beside(1),
    ArrowLeft: () => beside(-1),
    Home: () => links[0],
    End: () => links.at(-1),
  }
  if (!Object.hasOwn(targets, event.key)) return
  const target = targets[event.key]()
  // Where left and right lead nowhere, they scroll.
  if (!target && /Left|Right/.test(event.key)) return
  event.preventDefault()
  target?.focus()
}
