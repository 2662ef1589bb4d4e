const texts = new WeakMap()

// Filters for a list: the form names the list, each entry says in data attributes what it is found by.
for (const form of document.querySelectorAll('form[data-filters]')) {
  const list = document.getElementById(form.dataset.filters)
  if (list) filters(form, list)
}

/** Show the entries that fit the form, keep its state in the address, and say how many there are. */
function filters(form, list) {
  const status = form.querySelector('[data-status]')
  const names = new Set([...form.elements].flatMap(({ name }) => (name ? [name] : [])))
  // Limits count from where they stand at first; what only arranges the list filters nothing.
  const limits = [...form.querySelectorAll('[data-limit]')]
  const choices = new Map(
    [...form.querySelectorAll('[data-choice]')].map(({ name, dataset }) => [name, dataset.standard]),
  )

  const apply = () => {
    form.dispatchEvent(new CustomEvent('handbook:arrange', { bubbles: true }))
    const { range, others } = testsOf(form, choices)
    const isAny = form.elements.match?.value === 'any'
    const all = new Set()
    const shown = new Set()
    for (const entry of list.querySelectorAll('[data-entry]')) {
      const fits = others.length === 0 || (isAny ? others.some((one) => one(entry)) : others.every((one) => one(entry)))
      const isShown = fits && range.every((one) => one(entry))
      if (entry.hidden === isShown) entry.hidden = !isShown
      const details = entry.dataset.details && document.getElementById(entry.dataset.details)
      if (details) details.hidden = entry.hidden
      // An entry that is listed twice counts once.
      const name = entry.dataset.entry || entry
      all.add(name)
      if (isShown) shown.add(name)
    }
    for (const group of list.querySelectorAll('[data-entries]'))
      group.hidden = !group.querySelector('[data-entry]:not([hidden])')
    status.textContent = status.dataset.status.replace('{shown}', shown.size).replace('{all}', all.size)
    form.dispatchEvent(new CustomEvent('handbook:filtered', { bubbles: true }))
  }

  const write = (how) => {
    const url = new URL(location.href)
    for (const name of names) url.searchParams.delete(name)
    const isStandard = limits.every(({ value, dataset }) => value === dataset.standard)
    for (const [name, value] of new FormData(form)) {
      if (value === '' || value === choices.get(name) || (name === 'match' && value === 'all')) continue
      if (isStandard && limits.includes(form.elements[name])) continue
      url.searchParams.append(name, value)
    }
    if (url.href !== location.href) history[how](null, '', url)
  }

  const read = () => {
    const { searchParams } = new URL(location.href)
    for (const field of form.elements) {
      const values = searchParams.getAll(field.name)
      if (field.type === 'checkbox') field.checked = values.includes(field.value)
      else if (field.type === 'radio') field.checked = field.value === (values[0] ?? 'all')
      else if (field.name) field.value = values[0] ?? field.dataset.standard ?? ''
      if (field.selectedIndex === -1) field.value = field.dataset.standard ?? ''
    }
    for (const details of form.querySelectorAll('details')) details.open ||= details.querySelector(':checked') !== null
    apply()
  }

  form.addEventListener('change', () => {
    apply()
    write('pushState')
  })
  form.addEventListener('input', ({ target }) => {
    if (target.type !== 'search') return
    apply()
    write('replaceState')
  })
  form.addEventListener('submit', (event) => event.preventDefault())
  form.addEventListener('reset', () =>
    setTimeout(() => {
      for (const field of form.elements) if (field.type === 'checkbox') field.checked = false
      apply()
      write('pushState')
    }),
  )
  addEventListener('popstate', read)
  read()
  form.dataset.settled = ''
}

/** What an entry must pass: values of one field are alternatives, words of a search must all be there. */
function testsOf(form, choices) {
  const data = new FormData(form)
  const limit = (name) => Number(form.elements[name].selectedOptions[0].dataset.order)
  const range = []
  const others = []
  for (const name of new Set(data.keys())) {
    const values = data.getAll(name).filter((value) => value !== '')
    if (values.length === 0 || name === 'match' || choices.has(name)) continue
    if (name === 'q') {
      const words = values[0].toLowerCase().split(/\s+/).filter(Boolean)
      others.push((entry) => words.every((word) => textOf(entry).includes(word)))
    } else if (name === 'from') range.push(({ dataset }) => Number(dataset.order) >= limit(name))
    else if (name === 'after') range.push(({ dataset }) => Number(dataset.order) > limit(name))
    else if (name === 'to')
      range.push(({ dataset }) => Number(dataset.order) <= limit(name) && !(Number(dataset.before) <= limit(name)))
    else others.push((entry) => (entry.dataset[name] ?? '').split(' ').some((value) => values.includes(value)))
  }
  return { range, others }
}

function textOf(entry) {
  const known = texts.get(entry) ?? entry.textContent.toLowerCase()
  texts.set(entry, known)
  return known
}
