// Diagrams and videos of a page: loaded only by pages that have one.

for (const link of document.querySelectorAll('a[data-video]')) {
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    const frame = document.createElement('iframe')
    frame.src = link.dataset.video
    frame.title = link.textContent
    frame.allow = 'fullscreen; picture-in-picture; encrypted-media'
    frame.allowFullscreen = true
    frame.className = 'video-frame'
    link.replaceWith(frame)
    frame.focus()
  })
}

const sources = [...document.querySelectorAll('pre[data-diagram="mermaid"]')].map((pre) => ({
  pre,
  text: (pre.querySelector('code') ?? pre).textContent,
}))
if (sources.length > 0) {
  const { default: mermaid } = await import('./mermaid/mermaid.esm.min.mjs')
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const isDark = () => {
    const chosen = document.documentElement.dataset.scheme
    return chosen === 'dark' || (chosen !== 'light' && dark.matches)
  }
  const draw = async () => {
    mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme: isDark() ? 'dark' : 'default' })
    for (const [index, { pre, text }] of sources.entries()) {
      try {
        const { svg } = await mermaid.render(`diagram-${index}`, text)
        pre.innerHTML = svg
        pre.dataset.drawn = ''
      } catch {
        // The source stays, which tells more than an empty place.
        pre.textContent = text
        delete pre.dataset.drawn
        document.getElementById(`ddiagram-${index}`)?.remove()
      }
    }
  }
  await draw()
  dark.addEventListener('change', draw)
  new MutationObserver(draw).observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-scheme'],
  })
}
