// What pages do beyond what they do without a script: colours, menus, the place in the table of contents, copying.
// The words of the site's language: those that are used below.
const texts = {}
const root = document.documentElement

schemeSwitch(document.querySelector('[data-scheme-switch]'))
panel(document.querySelector('details.menu'), '(min-width: 60rem)')
panel(document.querySelector('details.toc'), '(min-width: 76rem)')
reveal(document.querySelector('.side'))
follow(document.querySelector('details.toc'))
copyButtons([...document.querySelectorAll('.page-content pre')])
scrollBoxes([...document.querySelectorAll('.page-content :is(pre, .table-box)[tabindex]')])

/** Light or dark. A choice that the system makes as well is not kept, so that the page follows the system again. */
function schemeSwitch(button) {
  if (!button) return
  const system = matchMedia('(prefers-color-scheme: dark)')
  const isDark = () => (root.dataset.scheme ? root.dataset.scheme === 'dark' : system.matches)
  const show = () => {
    button.setAttribute('aria-pressed', isDark())
    for (const meta of document.querySelectorAll('meta[name="theme-color"]'))
      meta.content = getComputedStyle(document.body).backgroundColor
  }
  const choose = (scheme) => {
    if (scheme) root.dataset.scheme = scheme
    else delete root.dataset.scheme
    show()
  }
  button.addEventListener('click', () => {
    const scheme = isDark() ? 'light' : 'dark'
    choose(system.matches === (scheme === 'dark') ? undefined : scheme)
    try {
      if (root.dataset.scheme) localStorage.setItem('handbook:scheme', scheme)
      else localStorage.removeItem('handbook:scheme')
    } catch {
      // Without storage, the choice holds for this page.
    }
  })
  addEventListener('storage', ({ key, newValue }) => {
    if (key === 'handbook:scheme') choose(newValue === 'dark' || newValue === 'light' ? newValue : undefined)
  })
  system.addEventListener('change', show)
  show()
}

/** A part that is always open on wide screens. Elsewhere Escape closes it, and so does leaving it. */
function panel(details, wide) {
  if (!details) return
  const query = matchMedia(wide)
  const summary = details.querySelector('summary')
  const fit = () => {
    details.open = query.matches
  }
  query.addEventListener('change', fit)
  fit()
  details.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || query.matches || !details.open) return
    details.open = false
    summary.focus()
  })
  details.addEventListener('focusout', ({ relatedTarget }) => {
    if (!query.matches && relatedTarget && !details.contains(relatedTarget)) details.open = false
  })
  document.addEventListener('click', ({ target }) => {
    const isLink = details.contains(target) && target.closest('a')
    if (!query.matches && details.open && (isLink || !details.contains(target))) details.open = false
  })
}

/** Scroll the navigation to the page in it, and nothing else. */
function reveal(side) {
  const here = side?.querySelector('[aria-current]')
  if (!here) return
  const { top, bottom } = here.getBoundingClientRect()
  const box = side.getBoundingClientRect()
  if (bottom > box.bottom) side.scrollTop += top - box.top - box.height / 2
}

/** Mark the part that is being read in the table of contents. */
function follow(toc) {
  const links = new Map(
    [...(toc?.querySelectorAll('a') ?? [])].map((link) => [decodeURIComponent(link.hash.slice(1)), link]),
  )
  const headings = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean)
  if (headings.length === 0) return
  const list = toc.querySelector('ul')
  let current
  const mark = () => {
    const line = Math.min(innerHeight * 0.3, 200)
    const atEnd = scrollY > 0 && scrollY + innerHeight >= root.scrollHeight - 2
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top <= line)
    const here = links.get((atEnd ? headings : passed).at(-1)?.id)
    if (here === current) return
    current?.removeAttribute('aria-current')
    here?.setAttribute('aria-current', 'true')
    current = here
    if (!here || list.scrollHeight <= list.clientHeight) return
    const { top, bottom } = here.getBoundingClientRect()
    const box = list.getBoundingClientRect()
    if (top < box.top || bottom > box.bottom) list.scrollTop += top - box.top - box.height / 2
  }
  const observer = new IntersectionObserver(mark, { rootMargin: '0px 0px -70% 0px' })
  for (const heading of headings) observer.observe(heading)
  addEventListener('scrollend', mark)
}

/** A button on each listing that copies it, and says so. */
function copyButtons(listings) {
  if (listings.length === 0 || !navigator.clipboard) return
  const status = document.createElement('p')
  status.className = 'visually-hidden'
  status.setAttribute('role', 'status')
  document.querySelector('main').append(status)
  for (const listing of listings) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'copy'
    button.textContent = texts.copy
    button.setAttribute('aria-label', texts.copyCode)
    const box = document.createElement('div')
    box.className = 'code-box'
    listing.replaceWith(box)
    box.append(listing, button)
    button.addEventListener('click', async () => {
      const said = await navigator.clipboard.writeText(listing.textContent).then(
        () => texts.copied,
        () => texts.notCopied,
      )
      button.textContent = said
      status.textContent = said
      setTimeout(() => {
        button.textContent = texts.copy
        status.textContent = ''
      }, 2000)
    })
  }
}

/** Boxes that hold all they have need no stop of the keyboard. */
function scrollBoxes(boxes) {
  if (boxes.length === 0) return
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0
      else target.removeAttribute('tabindex')
    }
  })
  for (const box of boxes) observer.observe(box)
}
